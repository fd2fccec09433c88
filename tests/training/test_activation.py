"""One side's activation from both senses: either alone, coming back, and however often it is asked for."""

from dataclasses import replace

import numpy as np
import pytest

from game.exercises.smile import Smile
from game.model.reading import FaceReading, Lids, Reading
from game.model.side import PerSide
from game.model.signals import EmgBlock, FloatArray
from game.signal.face import rest_face
from game.simulation.emg import carrier
from game.simulation.intention import minimum_jerk
from game.training.calibration import Calibration
from game.training.fusion import Fusion
from game.training.rest import Rest, RestEmg
from game.training.voice import Voice
from tests.faces import landmarks, seen

FACE = rest_face([landmarks()])
REST = Rest(FACE, RestEmg(PerSide(3.0, 3.0), PerSide(0.3, 0.3)))
VOICE = Voice(0.25, 1.0, 0.1)
BEST_UV = 57.0
CALIBRATION = Calibration(
    Smile(), REST, PerSide(6.0, 6.0), PerSide(BEST_UV, BEST_UV), delay_s=0.05, voices=PerSide(VOICE, VOICE)
)
KNOWN_S = 0.04
RATE = 1000.0
UV = np.column_stack([carrier(seed, RATE)[:8000] for seed in (1, 2)])


def driven(t_s: FloatArray | float) -> FloatArray:
    return 0.45 * (minimum_jerk((np.asarray(t_s) - 2.0) / 0.8) - minimum_jerk((np.asarray(t_s) - 5.0) / 0.8))


def readings(
    steps_hz: int, unseen: tuple[float, float] = (0.0, 0.0), unheard: tuple[float, float] = (0.0, 0.0)
) -> list[Reading]:
    """Seven seconds in which a smile is held, both senses arriving as time passes; one may be away for a while."""
    fusion = Fusion()
    fusion.rest(REST)
    t_s = np.arange(7000) / RATE
    uv = np.hypot(3.0, 60.0 * driven(t_s))[:, None] * UV[:7000]
    taken, pictures_s, read = 0, np.arange(0.011, 7.0, 1 / 30), []
    shown = 0
    for number in range(1, 7 * steps_hz):
        now_s = number / steps_hz
        while taken + 10 <= now_s * RATE:
            block = slice(taken, taken + 10)
            if not unheard[0] <= t_s[taken] < unheard[1]:
                fusion.hear(EmgBlock(t_s[block], uv[block], rate_hz=RATE))
            taken += 10
        while pictures_s[shown] + KNOWN_S <= now_s:
            at_s = float(pictures_s[shown])
            if not unseen[0] <= at_s < unseen[1]:
                mm = 6.0 * float(driven(at_s - 0.05))
                fusion.see(seen(landmarks(smile=PerSide(mm, mm)), at_s))
            shown += 1
        read.append(fusion.at(now_s))
    return read


def levels(read: list[Reading]) -> FloatArray:
    both = [CALIBRATION.effort(reading).activation for reading in read]
    return np.array([(np.nan, np.nan) if each is None else tuple(each) for each in both])


def moments(read: list[Reading]) -> FloatArray:
    return np.array([reading.t_s for reading in read])


def test_it_is_the_same_at_24_60_and_120_steps_a_second() -> None:
    found = [levels(readings(hz)[hz // 12 - 1 :: hz // 12]) for hz in (24, 60, 120)]
    assert len(found[0]) > 80
    for other in found[1:]:
        assert other[: len(found[0])] == pytest.approx(found[0], abs=1e-9, nan_ok=True)


def test_it_follows_the_muscle_closer_than_either_sense() -> None:
    read = readings(30)[30:]
    truth, at_s = driven(moments(read))[:, None], moments(read)
    fused = np.sqrt(np.mean((levels(read) - truth) ** 2))
    late = np.array([CALIBRATION.effort(each).mm.left / 6.0 for each in read])  # type: ignore[union-attr]
    noisy = np.array([each.emg_uv.left - 3.0 for each in read]) / BEST_UV  # type: ignore[union-attr]
    alone = [np.sqrt(np.mean((each - driven(at_s)) ** 2)) for each in (late, noisy)]
    assert fused < 0.7 * min(alone)


@pytest.mark.parametrize("away", ["unseen", "unheard"])
def test_one_sense_carries_on_alone_and_nothing_jumps_as_the_other_returns(away: str) -> None:
    gone = (2.6, 4.1)
    read = readings(60, **{away: gone})[60:]
    at_s, found = moments(read), levels(read)
    assert np.isfinite(found).all()
    inside = (at_s > gone[0] + 0.6) & (at_s < gone[1])
    for reading in np.array(read, dtype=object)[inside]:
        left = CALIBRATION.effort(reading).sides.left
        assert left is not None
        assert (left.seen, left.heard) == (away == "unheard", away == "unseen")
    assert found[inside] == pytest.approx(np.full_like(found[inside], 0.45), abs=0.15)
    back = (at_s > gone[1] - 0.05) & (at_s < gone[1] + 0.6)
    assert np.abs(np.diff(found[back], axis=0)).max() < 0.1


def test_what_lids_are_heard_to_do_is_taken_out_as_soon_as_they_are_seen() -> None:
    read = readings(30)[44]
    assert read.heard is not None
    loud = read.heard.uv.copy()
    loud[read.heard.t_s > read.t_s - 0.08] = 30.0
    heard = replace(read, heard=replace(read.heard, uv=loud))
    faces: tuple[FaceReading, ...] = (*read.faces[:-1], replace(read.faces[-1], lids=Lids(blinking=True)))
    blinking = replace(heard, face=faces[-1], faces=faces)
    assert levels([heard])[0].max() > 0.2
    assert np.abs(levels([blinking])[0]).max() < 0.05
