from collections.abc import Sequence

import numpy as np
import pytest

from game.model.reading import Blink
from game.model.side import PerSide
from game.signal.blinks import SLOWEST_HZ, Blinks

REST = PerSide(10.0, 8.0)
RATES = (round(SLOWEST_HZ), 30, 60)


def closed(t_s: float, begin_s: float, rise_s: float, hold_s: float, fall_s: float) -> float:
    """Shut from 0 to 1, held and open again, smoothly."""
    way = np.clip(min((t_s - begin_s) / rise_s, (begin_s + rise_s + hold_s + fall_s - t_s) / fall_s), 0, 1)
    return float(way * way * (3 - 2 * way))


def found(shown: Sequence[tuple[float, float, float]], rest: PerSide[float] = REST) -> list[Blink]:
    """What is found in pictures (time, left and right shut 0..1), not a number without a face."""
    blinks, seen = Blinks(rest), []
    for t_s, left, right in shown:
        eye_mm = None if np.isnan(left) else PerSide(rest.left * (1 - left), rest.right * (1 - right))
        seen.append(blinks.see(t_s, eye_mm))
    return [blink for blink in seen if blink is not None]


def shown(
    hz: int, rise_s: float, hold_s: float, fall_s: float, both: tuple[float, float]
) -> list[tuple[float, float, float]]:
    """Three seconds in which both eyes close by so much at 1.01 s."""
    dice = np.random.default_rng(hz)
    shut = [closed(k / hz, 1.01, rise_s, hold_s, fall_s) for k in range(3 * hz)]
    left, right = (share * np.array(shut) + dice.normal(0, 0.01, len(shut)) for share in both)
    return [(k / hz, float(left[k]), float(right[k])) for k in range(3 * hz)]


@pytest.mark.parametrize("hz", RATES)
@pytest.mark.parametrize("lasting_s", [0.15, 0.2, 0.3, 0.4])
@pytest.mark.parametrize("both", [(1.0, 1.0), (0.5, 0.5), (1.0, 0.25), (0.3, 0.9)])
def test_a_blink_is_found_once_and_when_it_is(hz: int, lasting_s: float, both: tuple[float, float]) -> None:
    (blink,) = found(shown(hz, 0.4 * lasting_s, 0.0, 0.6 * lasting_s, both))
    assert 1.01 - 1 / hz < blink.begin_s < blink.end_s < 1.01 + lasting_s + 1 / hz


@pytest.mark.parametrize("hz", RATES)
@pytest.mark.parametrize(("rise_s", "hold_s"), [(0.25, 0.25), (0.15, 0.4), (0.5, 1.0), (0.3, 5.0)])
def test_a_closure_that_lasts_is_none(hz: int, rise_s: float, hold_s: float) -> None:
    assert not found(shown(hz, rise_s, hold_s, rise_s, (1.0, 1.0)))


@pytest.mark.parametrize("hz", RATES)
def test_a_wink_and_a_narrowing_are_none(hz: int) -> None:
    assert not found(shown(hz, 0.1, 0.05, 0.1, (1.0, 0.03)))
    assert not found(shown(hz, 0.5, 1.0, 0.5, (0.6, 0.2)))
    assert not found(shown(hz, 0.1, 0.1, 0.1, (0.2, 0.2)))


def test_a_blink_while_one_eye_is_narrowed_is_found() -> None:
    shut = [
        (t_s, max(0.6 * closed(t_s, 0.5, 0.5, 1.5, 0.5), blink), blink)
        for t_s in (np.arange(90) / 30).tolist()
        for blink in [closed(t_s, 1.6, 0.1, 0.0, 0.15)]
    ]
    assert len(found(shut)) == 1


def test_a_face_that_is_lost_does_not_blink() -> None:
    before = [(k / 30, 0.0, 0.0) for k in range(30)]
    shut = [(1 + k / 30, 1.0, 1.0) for k in range(3)]
    after = [(2 + k / 30, 0.0, 0.0) for k in range(30)]
    gone = [(1.1 + k / 30, np.nan, np.nan) for k in range(20)]
    assert not found([*before, *shut, *gone, *after])
    late = [(1.1 + k / 30, 0.0, 0.0) for k in range(30)]
    assert len(found([*before, *shut[:1], (shut[1][0], np.nan, np.nan), *shut[2:], *late])) == 1


def test_blinking_is_said_while_it_lasts_and_not_of_what_turns_out_longer() -> None:
    blinks, said = Blinks(REST), []
    for k in range(60):
        shut = closed(k / 30, 0.5, 0.1, 0.6, 0.2)
        blinks.see(k / 30, PerSide(REST.left * (1 - shut), REST.right * (1 - shut)))
        said.append(blinks.blinking)
    lasting = np.flatnonzero(said) / 30
    assert 0.5 < lasting[0] < 0.6
    assert 0.35 <= lasting[-1] - lasting[0] < 0.45


def test_left_and_right_are_treated_alike() -> None:
    shut = shown(30, 0.1, 0.0, 0.15, (0.9, 0.3))
    other = [(t_s, right, left) for t_s, left, right in shut]
    assert found(shut) == found(other, REST.swapped())
