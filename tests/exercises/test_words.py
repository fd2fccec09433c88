"""What every exercise says, besides what the contract of plug-ins asks for."""

import pytest

from game import exercises, plugins
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.screen.sounds import CUES
from game.training.calibration import Calibration, problem
from game.training.exercise import Exercise
from game.training.rest import Rest, RestEmg
from tests.faces import STILL
from tests.training.test_remarks import HARSH

KINDS = plugins.discover(exercises, Exercise)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_what_stays_soft_and_how_little_is_enough_is_said_kindly_and_shortly(name: str) -> None:
    kind = KINDS[name]
    for words, most in ((kind.calm, 24), (kind.words.gently, 32)):
        assert words.strip()
        assert len(words) <= most
        assert words[0].isupper()
        assert not HARSH.search(words)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_sounds_lead_where_the_eyes_are_closed(name: str) -> None:
    made, open_mm = KINDS[name](), PerSide(9.0, 9.0)
    shut = FaceMeasures.each(lambda _: PerSide(0.0, 0.0))
    assert made.eyes_closed is (made.moved(shut, open_mm) == open_mm)
    if made.eyes_closed:
        assert all("two falling notes" in words for words in (made.words.prompt, made.words.hold, made.words.trial))


@pytest.mark.parametrize("name", sorted(KINDS))
def test_who_was_not_seen_to_move_is_told_what_is_enough_of_this_very_movement(name: str) -> None:
    still = Calibration(KINDS[name](), Rest(None, RestEmg(STILL, PerSide(1.0, 1.0))), None, STILL)
    said = problem(still)
    assert said == f"No movement was seen yet. {KINDS[name].words.gently}."
    assert ("small" in said.lower()) is not KINDS[name].eyes_closed, "there is no small blink"


def test_two_notes_are_two_notes_and_counting_is_one() -> None:
    assert len(CUES["release"]) == 2
    assert len(CUES["press"]) == 1
