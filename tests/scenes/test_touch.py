"""What a hand feels of a level: its side, how far it goes, and that something moves along."""

from dataclasses import replace

import pytest

from game.model.moment import Moment, Phase
from game.model.result import Intrusion
from game.model.side import PerSide, Side
from game.scenes.cues import mark
from game.scenes.touch import felt
from tests.moments import moment
from tests.scenes.sitting import EXERCISES, Sitting, level

EYE = Intrusion("eye", Side.LEFT, 0.6, "mm", 1.0)


def feels(now: Moment, *, eyes_closed: bool = False, unheard: bool = False) -> tuple[PerSide[float] | None, bool]:
    sitting = Sitting(level())
    sitting.speaker.unheard = unheard
    exercise = EXERCISES["blink" if eyes_closed else "smile"]()
    mark(sitting.visit, level(), None, replace(now, t_s=100.0), exercise)
    (told,) = sitting.speaker.touches
    return told


def test_either_hand_feels_its_own_side_more_the_further_it_goes_and_nothing_beyond_the_band() -> None:
    shares = [0.0, 0.05, 0.2, 0.4, 0.6, 0.9, 1.4]
    left = [felt(moment(PerSide(share, 0.0))) for share in shares]
    strengths = [each.left for each in left if each is not None]
    assert strengths[:2] == [0.0, 0.0], "a face at rest is still"
    assert strengths == sorted(strengths)
    assert strengths[4:] == [pytest.approx(1.0)] * 3, "more than the band is not felt as more"
    assert all(each is not None and each.right == 0 for each in left)
    assert felt(moment(None)) is None


@pytest.mark.parametrize("phase", Phase)
def test_it_is_felt_while_the_movement_counts(phase: Phase) -> None:
    sides, _ = feels(moment(PerSide(0.45, 0.3), phase))
    assert (sides is not None) is (phase in {Phase.MOVE, Phase.HOLD, Phase.RELEASE})


def test_what_moves_along_is_told() -> None:
    assert feels(replace(moment(PerSide(0.4, 0.4)), intruder=EYE))[1]
    assert not feels(moment(PerSide(0.4, 0.4)))[1]


def test_closed_eyes_without_a_sound_feel_only_the_hum_that_opens_them() -> None:
    coming = replace(moment(PerSide(0.4, 0.4)), intruder=EYE)
    assert feels(coming, eyes_closed=True, unheard=True) == (None, False)
    assert feels(coming, eyes_closed=True)[0] is not None
    assert feels(coming, unheard=True)[0] is not None


def test_a_level_that_is_played_is_felt_in_both_hands() -> None:
    sitting = Sitting(level())
    sitting.begin()
    sitting.until("results")
    strongest = [max(sides.left, sides.right) for sides, _ in sitting.speaker.touches if sides is not None]
    assert max(strongest) > 0.4
    assert min(strongest) == 0
