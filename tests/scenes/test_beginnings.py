"""Without a clinic: where the face is now opens gentle levels, and is asked once."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.model.beginning import Beginning
from game.model.feelings import Eye, Feelings
from game.model.inputs import Action, Input
from game.model.level import Level
from game.scenes.arrival import arrival
from game.scenes.outset import resume
from game.scenes.setup import Setup
from game.scenes.wellbeing import Wellbeing
from game.store.beginning import BEGINNING, RememberedBeginning
from tests.fakes import MemoryDiary
from tests.scenes.arriving import NOON
from tests.scenes.sitting import BACK, CONFIRM, Sitting, level
from tests.scenes.test_levels import at
from tests.shipped import all_levels, beginnings

OFFERED = beginnings()
NEXT = Input(Action.NEXT)


def arrived(folder: Path, *levels: Level) -> Sitting:
    sitting = Sitting(*levels or (level(), level("blink")))
    visit = sitting.visit
    visit.beginnings = [replace(each, levels=_plain(each)) for each in OFFERED]
    visit.memory = RememberedBeginning(folder)
    resume(visit)
    sitting.scene = arrival(visit, Setup(visit))
    return sitting


def _plain(beginning: Beginning) -> tuple[Level, ...]:
    return tuple(replace(each, minigame="plain") for each in beginning.levels)


def test_a_face_in_which_nothing_moves_is_asked_for_no_movement() -> None:
    first = OFFERED[0]
    assert (first.id, first.answer) == ("first-weeks", "Nothing moves yet")
    assert all(each.imagery for each in first.levels)


def test_every_beginning_is_a_part_of_the_levels_and_says_for_whom_it_is() -> None:
    assert len({each.answer for each in OFFERED}) == len(OFFERED) == 4
    for each in OFFERED:
        assert {found.id for found in each.levels} < set(all_levels())


@pytest.mark.parametrize("number", range(len(OFFERED)))
def test_an_answer_opens_its_levels_and_no_others_and_is_kept(number: int, tmp_path: Path) -> None:
    sitting = arrived(tmp_path)
    assert sitting.now == "beginnings"
    sitting.step(*[NEXT] * number, CONFIRM)
    assert sitting.now == "setup"
    opened = [each.id for each in OFFERED[number].levels]
    assert [each.id for each in sitting.visit.levels] == opened
    again = arrived(tmp_path)
    assert again.now == "setup", "it is asked once"
    assert [each.id for each in again.visit.levels] == opened


def test_an_answer_can_be_changed(tmp_path: Path) -> None:
    RememberedBeginning(tmp_path).keep("first-weeks")
    sitting = arrived(tmp_path)
    sitting.wait(0.2)
    x, y = at(sitting, "My face now")
    sitting.step(Input(point=(x, y + 4)))
    assert sitting.now == "beginnings"
    sitting.step(BACK)
    assert sitting.now == "setup"
    x, y = at(sitting, "My face now")
    sitting.step(Input(point=(x, y + 4)))
    x, y = at(sitting, "Back")
    sitting.step(Input(point=(x, y + 4)))
    assert sitting.now == "setup", "a pointer alone finds back, too"
    assert RememberedBeginning(tmp_path).last() == "first-weeks"
    x, y = at(sitting, "My face now")
    sitting.step(Input(point=(x, y + 4)))
    sitting.step(NEXT, CONFIRM)
    assert RememberedBeginning(tmp_path).last() == OFFERED[1].id


def test_what_was_played_least_often_comes_next(tmp_path: Path) -> None:
    RememberedBeginning(tmp_path).keep("one-by-one")
    sitting = arrived(tmp_path)
    ids, came = [each.id for each in sitting.visit.levels], []
    for _ in range(2 * len(ids)):
        came.append(sitting.visit.level.id)
        sitting.store.finish(sitting.store.begin(came[-1]), 3)
        sitting.scene = sitting.visit.home()
    assert came == ids * 2, "all in turn, and then again"
    sitting.store.refuses = True
    sitting.scene = sitting.visit.home()
    assert sitting.visit.level.id == ids[0], "where the disk refuses it stays"
    assert "The disk is full. Nothing is lost yet." in sitting.drawn()


def test_what_has_to_wait_is_not_what_comes_next(tmp_path: Path) -> None:
    RememberedBeginning(tmp_path).keep("first-movements")
    sitting = arrived(tmp_path)
    sitting.visit.wellbeing = Wellbeing(MemoryDiary(lambda: NOON), lambda: NOON)
    sitting.visit.wellbeing.feels(Feelings(eye=Eye.SORE))
    waits = sitting.visit.levels[-1].id
    for each in sitting.visit.levels[:-1]:
        sitting.store.finish(sitting.store.begin(each.id), 3)
    sitting.scene = sitting.visit.home()
    assert (waits, sitting.visit.chosen) == ("first-blink", 0)


def test_a_therapist_who_is_there_sees_all_levels_for_this_sitting(tmp_path: Path) -> None:
    RememberedBeginning(tmp_path).keep("first-weeks")
    sitting = arrived(tmp_path)
    sitting.wait(0.2)
    x, y = at(sitting, "My face now")
    sitting.step(Input(point=(x, y + 4)))
    sitting.step(*[NEXT] * len(OFFERED), CONFIRM)
    assert sitting.now == "accompanied"
    sitting.step(NEXT, CONFIRM)
    assert sitting.now == "setup"
    assert [each.id for each in sitting.visit.levels] == ["smile-test", "blink-test"]
    assert arrived(tmp_path).visit.beginning is not None, "that was not kept"


@pytest.mark.parametrize("answer", [CONFIRM, BACK])
def test_one_slip_does_not_open_everything(answer: Input, tmp_path: Path) -> None:
    sitting = arrived(tmp_path)
    sitting.step(*[NEXT] * len(OFFERED), CONFIRM)
    assert "Is your therapist with you now?" in sitting.drawn()
    sitting.step(answer)
    assert sitting.now == "beginnings"
    assert not sitting.visit.everything, "as if it had not been pressed"
    sitting.step(*[NEXT] * 2, CONFIRM)
    assert [each.id for each in sitting.visit.levels] == [each.id for each in OFFERED[1].levels]


def test_nothing_opens_without_an_answer(tmp_path: Path) -> None:
    sitting = arrived(tmp_path)
    sitting.step(BACK)
    assert sitting.scene is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"starter": 3}', '{"starter": "nobody"}', "\udc80"])
def test_what_cannot_be_read_is_asked_for_again(text: str, tmp_path: Path) -> None:
    (tmp_path / BEGINNING).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert arrived(tmp_path).now == "beginnings"
