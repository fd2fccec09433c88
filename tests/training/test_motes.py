import numpy as np
import pytest

from game.training.motes import MOTE_LIFE_S, MOTES_AT_MOST, Motes
from tests.fakes import NullCanvas

HEAD = (868.0, 340.0)


def glad(seconds: float, gladness: float = 1.0, rate_hz: int = 60, seed: int = 1) -> Motes:
    motes = Motes(seed)
    for _ in range(round(seconds * rate_hz)):
        motes.step(1 / rate_hz)
        motes.pollen(1 / rate_hz, HEAD, gladness)
    return motes


def calls(motes: Motes) -> list[tuple[object, ...]]:
    canvas = NullCanvas()
    motes.draw(canvas)
    return canvas.calls


@pytest.mark.parametrize("rate_hz", [24, 60, 120])
def test_pollen_rises_as_often_at_any_frame_rate(rate_hz: int) -> None:
    assert len(glad(1.0, rate_hz=rate_hz).alive) == pytest.approx(20, abs=1)


@pytest.mark.parametrize(("gladness", "expected"), [(0.0, 0), (0.3, 0), (0.5, 10), (1.0, 20)])
def test_the_gladder_the_more_pollen(gladness: float, expected: int) -> None:
    assert len(glad(1.0, gladness).alive) == pytest.approx(expected, abs=1)


def test_there_are_never_more_than_forty() -> None:
    motes = glad(5.0)
    for _ in range(8):
        motes.petals(HEAD)
        assert len(motes.alive) <= MOTES_AT_MOST
    assert len(motes.alive) == MOTES_AT_MOST


def test_each_lives_for_as_long_as_it_was_promised_and_is_never_too_bright() -> None:
    motes = Motes(1)
    motes.petals(HEAD)
    light = []
    for _ in range(round(MOTE_LIFE_S * 60) - 1):
        motes.step(1 / 60)
        light.append(motes.alive[0].light)
    assert len(motes.alive) == 10
    assert all(0 <= each <= 1 for each in light)
    assert max(light) > 0.85
    assert light[-1] < 0.2
    for _ in range(2):
        motes.step(1 / 60)
    assert motes.alive == []


def test_petals_fly_out_in_a_ring_and_slow_down() -> None:
    motes = Motes(3)
    motes.petals(HEAD, 12)
    far = [np.hypot(mote.at[0] - HEAD[0], mote.at[1] - HEAD[1]) for mote in motes.alive]
    assert far == pytest.approx([150] * 12)
    assert sum(mote.at[0] < HEAD[0] for mote in motes.alive) in {5, 6, 7}
    speed = [np.hypot(*mote.drift) for mote in motes.alive]
    for _ in range(30):
        motes.step(1 / 60)
    assert all(np.hypot(mote.at[0] - HEAD[0], mote.at[1] - HEAD[1]) > 160 for mote in motes.alive)
    assert all(np.hypot(*mote.drift) < before for mote, before in zip(motes.alive, speed, strict=True))


def test_the_same_seed_drifts_the_same_way_and_drawing_changes_nothing() -> None:
    one, two = glad(1.5, seed=4), glad(1.5, seed=4)
    assert calls(one) == calls(one) == calls(two)
    assert calls(one) != calls(glad(1.5, seed=5))
