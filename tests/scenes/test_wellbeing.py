"""Without a programme, too: every day begins with how eye and face feel, and that means the same."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pygame
import pytest

from game.model.comfort import TEXT_SIZES, Comfort
from game.model.feelings import Eye, Feelings
from game.model.profile import Emblem, Profile
from game.model.retraining import Need
from game.scenes.me import Me
from game.scenes.needs import unmet
from game.scenes.question import Question
from game.scenes.wellbeing import Wellbeing
from game.screen.canvas import SurfaceCanvas
from game.screen.language import Language
from game.screen.theme import suited
from game.store.profile import RememberedProfile
from game.training.caution import EYE, HURTS
from game.training.day import UNASKED
from tests.fakes import MemoryDiary
from tests.scenes.arriving import NOON, Arrived, left
from tests.scenes.sitting import BACK, CONFIRM, EXERCISES, level

KNOWN = Profile("Mara", Emblem.OWL, child=False, affected="left", looked=True, electrodes=False)
SMILE, BLINK, RELAX = level(), level("blink"), level("relax")
DRY = replace(level("pucker"), needs=(Need.CALM_EYE,))


def later(folder: Path) -> Arrived:
    """A start of somebody who is known, and was shown all levels."""
    RememberedProfile(folder).keep(KNOWN)
    arrived = Arrived(folder)
    if arrived.now == "beginnings":
        arrived.press("My therapist is here: show everything")
        arrived.press("Yes, show everything")
    return arrived


def test_every_later_start_asks_and_goes_straight_to_the_garden(tmp_path: Path) -> None:
    arrived = later(tmp_path)
    assert arrived.visit.affected == "left"
    for _ in range(5):
        assert arrived.now == "question"
        arrived.step(CONFIRM)
    assert arrived.now == "setup"
    again = later(left(arrived))
    assert again.now == "setup", "it is asked once a day"
    again.now_is = NOON + timedelta(days=1)
    again.scene = again.visit.home()
    assert again.now == "question", "and again the next day, also where nobody left"


def test_a_sore_eye_closes_what_closes_eyes_and_says_whom_to_ask(tmp_path: Path) -> None:
    arrived = later(tmp_path)
    arrived.press("Sore, red or blurry")
    for _ in range(4):
        arrived.step(CONFIRM)
    assert arrived.now == "advised"
    assert "Show your eye to a doctor or your therapist soon." in arrived.drawn()
    arrived.step(CONFIRM)
    assert arrived.now == "setup"
    assert EYE in arrived.drawn()
    assert [unmet(each, arrived.visit) for each in (SMILE, BLINK, RELAX, DRY)] == ["", EYE, "", EYE]
    again = later(left(arrived))
    assert unmet(BLINK, again.visit) == EYE, "also when the day goes on after a while"


def test_who_would_rather_not_say_finds_what_is_quiet_and_may_say_it_later(tmp_path: Path) -> None:
    arrived = later(tmp_path)
    arrived.step(BACK)
    assert arrived.now == "setup"
    assert [unmet(each, arrived.visit) for each in (SMILE, BLINK, RELAX)] == [UNASKED, UNASKED, ""]
    arrived.scene = Me(arrived.visit, arrived.guest)  # the garden leads there by the own picture
    arrived.press("How I feel today")
    arrived.press("Yes, it hurts")
    for _ in range(4):  # the other three, and on
        arrived.step(CONFIRM)
    assert arrived.now == "advised"
    arrived.step(CONFIRM)
    assert arrived.now == "setup"
    assert unmet(SMILE, arrived.visit) == HURTS


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_all_answers_stand_alike_to_their_questions_however_large_words_are(
    size: float, language: str, tmp_path: Path
) -> None:
    arrived = later(tmp_path)
    words = suited(Comfort(language, size))
    arrived.visit.ruler = canvas = SurfaceCanvas(pygame.Surface((1280, 720), 0, 32), words, Language(language))
    assert isinstance(arrived.visit.wellbeing, Wellbeing)
    arrived.scene = Question(arrived.visit, arrived.visit.wellbeing, arrived.visit.home)
    first: dict[str, float] = {}
    for _ in range(4):
        assert isinstance(arrived.scene, Question)
        assert arrived.scene.menu is not None
        places = {choice.key: choice.box for choice in arrived.scene.menu.choices}
        first |= {key: box.x for key, box in places.items() if key.endswith(":0")}
        arrived.step(CONFIRM)
    canvas.close()
    assert len(first) == 4
    assert len(set(first.values())) == 1


def test_nothing_is_closed_before_anybody_was_asked() -> None:
    diary = MemoryDiary(lambda: NOON)
    told = Wellbeing(diary, lambda: NOON)
    assert told.asks
    assert not told.closed(BLINK, EXERCISES["blink"])


@pytest.mark.parametrize("answers", [(Eye.SORE, Eye.CALM), (Eye.CALM, Eye.SORE)])
def test_over_a_day_the_less_well_answer_counts(answers: tuple[Eye, Eye]) -> None:
    told = Wellbeing(MemoryDiary(lambda: NOON), lambda: NOON)
    for eye in answers:
        told.feels(Feelings(eye=eye))
    assert told.today == Feelings(eye=Eye.SORE)


def test_a_disk_that_refuses_is_told_and_what_was_said_counts() -> None:
    diary = MemoryDiary(lambda: NOON)
    diary.refuses = True
    told = Wellbeing(diary, lambda: NOON)
    told.feels(Feelings(eye=Eye.SORE))
    assert told.today == Feelings(eye=Eye.SORE)
    assert told.notice
