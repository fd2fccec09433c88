"""What is said while one sense carries on alone."""

from dataclasses import replace

import pytest

from game.model.reading import Activation, Effort, Reading
from game.model.side import PerSide, Side
from game.signal.quality import LATE
from game.training.alone import SAID_AFTER_S, TOO_LATE, UNHEARD, UNSEEN, Alone, mute
from tests.muscles import steady
from tests.training.efforts import calibration, heard

BOTH = replace(heard(), best_mm=PerSide(6.0, 6.0))
COUPLED = replace(BOTH, best_uv=None, best_target_uv=50.0)
THERE = Activation(0.4, 0.0, 0.02, seen=True, heard=True)
UNHEARD_SIDE, UNSEEN_SIDE = replace(THERE, heard=False), replace(THERE, seen=False)


def effort(left: Activation | None, right: Activation | None) -> Effort:
    return Effort(None, None, None, None, None, sides=PerSide(left, right))


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ((THERE, THERE), ""),
        ((UNHEARD_SIDE, UNHEARD_SIDE), UNHEARD),
        ((UNSEEN_SIDE, UNSEEN_SIDE), UNSEEN),
        ((UNHEARD_SIDE, THERE), "Your left electrode is not heard well: the camera goes on alone there"),
        ((None, None), ""),
        ((UNSEEN_SIDE, None), ""),
    ],
)
def test_it_is_said_once_it_has_lasted(sides: tuple[Activation | None, Activation | None], words: str) -> None:
    alone = Alone(BOTH)
    for _ in range(round(SAID_AFTER_S * 60) - 1):
        alone.step(1 / 60, effort(*sides))
        assert not alone.words
    for _ in range(3):
        alone.step(1 / 60, effort(*sides))
    assert alone.words == words
    for _ in range(round(SAID_AFTER_S * 60) - 1):
        alone.step(1 / 60, effort(THERE, THERE))
        assert alone.words == words, "it stands as long as it takes to be believed that all is well"
    for _ in range(3):
        alone.step(1 / 60, effort(THERE, THERE))
    assert not alone.words


def said_while(*away: bool) -> list[str]:
    """What is said in each step in which the camera is away, or there; each change once."""
    alone, said = Alone(BOTH), [""]
    for is_away in away:
        alone.step(1 / 60, effort(UNSEEN_SIDE, UNSEEN_SIDE) if is_away else effort(THERE, THERE))
        said += [alone.words] if alone.words != said[-1] else []
    return said


def test_what_comes_and_goes_is_said_once_or_not_at_all() -> None:
    mostly_away, mostly_there = [True] * 55 + [False] * 20, [True] * 40 + [False] * 50
    assert said_while(*mostly_away * 12) == ["", UNSEEN]
    assert said_while(*mostly_there * 12) == [""]


def test_pictures_that_come_late_are_told_as_late_and_not_as_a_face_that_is_gone() -> None:
    alone, late = Alone(BOTH), replace(effort(UNSEEN_SIDE, UNSEEN_SIDE), why=LATE)
    for _ in range(120):
        alone.step(1 / 60, late)
    assert alone.words == TOO_LATE


def after_two_seconds(alone: Alone, left: Activation | None, right: Activation | None) -> str:
    for _ in range(120):
        alone.step(1 / 60, effort(left, right))
    return alone.words


def test_electrodes_on_one_side_are_missed_on_that_side_only() -> None:
    alone = Alone(COUPLED, Side.RIGHT)
    assert after_two_seconds(alone, UNHEARD_SIDE, THERE) == ""
    assert after_two_seconds(alone, UNHEARD_SIDE, UNHEARD_SIDE) == UNHEARD
    assert after_two_seconds(alone, None, UNSEEN_SIDE) == ""


def test_a_channel_that_was_not_heard_in_the_calibration_is_not_missed() -> None:
    one = replace(BOTH, best_uv=PerSide(50.0, float("nan")))
    assert after_two_seconds(Alone(one), THERE, UNHEARD_SIDE) == ""


def test_who_has_no_electrodes_is_told_nothing_of_them() -> None:
    alone = Alone(calibration())
    for _ in range(200):
        alone.step(1 / 60, effort(UNHEARD_SIDE, UNHEARD_SIDE))
    assert not alone.words


@pytest.mark.parametrize(
    ("heard_uv", "coupled", "words"),
    [
        (None, None, "no muscle is heard"),
        ((4.0, 4.0), None, ""),
        ((4.0, 4.0), Side.RIGHT, "electrodes on one side say nothing of the other"),
        ((float("nan"), 4.0), None, "your left electrode is not heard well"),
    ],
)
def test_what_keeps_muscles_from_playing_alone_is_told(
    heard_uv: tuple[float, float] | None, coupled: Side | None, words: str
) -> None:
    channels = None if heard_uv is None else steady(*heard_uv, 1.0)
    assert mute(Reading(1.0, None, channels, coupled)) == words
