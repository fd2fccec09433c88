"""Choosing among many levels, by phase, with keys and pointer; what a level needs; and how it follows the player."""

from dataclasses import replace

import pytest

from game.model.inputs import Action, Input
from game.model.level import Level
from game.model.result import Intrusion, Parts, Repetition
from game.model.retraining import Course, Need
from game.model.side import Side
from game.scenes.menu import Choice, Menu
from game.scenes.needs import unmet
from tests.fakes import NullCanvas
from tests.scenes.prescribed import Prescribed
from tests.scenes.sitting import CONFIRM, EXERCISES, Sitting, level
from tests.shipped import all_levels

NEXT = Input(Action.NEXT)
HOME = [replace(each, minigame="plain") for name, each in all_levels().items() if not name.startswith("demo-")]
PHASES = ["First signs", "Small moves", "One by one", "Letting go"]


def opened(*levels: Level, has_board: bool = False) -> Sitting:
    sitting = Sitting(*levels or HOME, has_board=has_board)
    sitting.wait(0.2)
    return sitting


def at(sitting: Sitting, words: str) -> tuple[float, float]:
    """Where these words are written."""
    canvas = NullCanvas()
    assert sitting.scene is not None
    sitting.scene.draw(canvas)
    return next(call[2] for call in canvas.calls if call[0] == "text" and call[1] == words)  # type: ignore[return-value]


def click(sitting: Sitting, words: str) -> None:
    x, y = at(sitting, words)
    sitting.step(Input(point=(x + 2, y + 10)))
    sitting.step()


def shown(sitting: Sitting) -> list[str]:
    titles = {each.title for each in sitting.visit.levels}
    return [words for words in sitting.drawn() if words in titles]


def test_every_level_can_be_chosen_by_keys_alone() -> None:
    reached: set[str] = set()
    for tab in range(len(PHASES)):
        sitting = opened()
        sitting.step(*[NEXT] * (1 + tab), CONFIRM)
        sitting.step()
        count = sum(each.phase is list(Course)[tab] for each in HOME)
        for number in range(count):
            sitting.step(*[NEXT] * (len(PHASES) - tab if number == 0 else 1))
            sitting.step()
            assert 1 <= len(shown(sitting)) <= 4
            focused = sitting.scene._menu.focused  # type: ignore[union-attr]
            assert HOME[int(focused)].title in shown(sitting), "the focus is always in sight"
            reached.add(HOME[int(focused)].id)
    assert reached == {each.id for each in HOME}


def test_every_level_can_be_chosen_by_pointer_alone() -> None:
    reached: set[str] = set()
    for words in PHASES:
        sitting = opened()
        click(sitting, words)
        for _ in range(10):
            for title in shown(sitting):
                click(sitting, title)
                assert sitting.visit.level.title == title
                reached.add(sitting.visit.level.id)
            sitting.step(Input(point=(1220, 544)))
            sitting.step()
        assert sitting.now == "setup"
    assert reached == {each.id for each in HOME}


def test_a_list_of_one_phase_has_no_tabs() -> None:
    sitting = opened(*(level(name=f"smile-{n}") for n in range(6)))
    assert not set(PHASES) & set(sitting.drawn())


def test_the_focus_survives_a_list_that_changes() -> None:
    box = replace(Choice("a", "A", None), box=None)  # type: ignore[arg-type]
    menu = Menu([box, replace(box, key="b"), replace(box, key="c")])
    menu.focus("c")
    menu.offer([box, replace(box, key="c")])
    assert menu.focused == "c"
    menu.offer([box])
    assert menu.focused == "a"


LISTENS = replace(level("relax"), title="Listen", needs=(Need.EMG,))


def test_a_level_that_listens_waits_for_electrodes() -> None:
    without = opened(LISTENS)
    assert "It listens to the muscles: electrodes first" in without.drawn()
    without.step(CONFIRM)
    assert without.now == "setup"
    with_board = opened(LISTENS, has_board=True)
    with_board.step(CONFIRM)
    assert with_board.now == "calibrate"


def test_what_a_therapist_opens_is_begun_without_what_it_needs() -> None:
    assert unmet(LISTENS, Sitting(LISTENS).visit)
    assert not unmet(LISTENS, Prescribed(levels=[LISTENS]).visit)


def test_an_eye_is_asked_after_before_it_is_closed() -> None:
    sitting = opened(replace(level("blink"), needs=(Need.CALM_EYE,)))
    assert "Not today if an eye is sore, red or dry." in sitting.drawn()


def kept(sitting: Sitting, intruder: Intrusion | None) -> None:
    visit = sitting.store.begin(sitting.visit.level.id)
    parts = Parts(0.9, 0.9, 0.9, 0.9, 1.0)
    for number in range(4):
        done = Repetition(number, 0.0, (), 90.0, parts, None, None, None, intruder, "2")
        sitting.store.repetition(visit, 1, done)


def test_a_level_follows_the_last_visit_and_says_so_in_one_sentence() -> None:
    sitting = opened(level())
    written = sitting.visit.level
    kept(sitting, Intrusion("eye", Side.LEFT, 20.0, "points", 4.0))
    sitting.measure()
    assert sitting.visit.level.band.high < written.band.high
    sitting.until("play")
    sitting.step()
    assert "A little smaller today, so that the rest of your face can sleep" in sitting.drawn()
    sitting.until("results")
    assert sitting.visit.played[0].level == sitting.visit.level


@pytest.mark.parametrize("why", ["switched off", "the disk refuses"])
def test_it_is_played_as_written_where_it_does_not_follow(why: str) -> None:
    off = why == "switched off"
    sitting = opened(replace(level(), limits=replace(level().limits, adapts=not off)))
    kept(sitting, Intrusion("eye", Side.LEFT, 20.0, "points", 4.0))
    sitting.store.refuses = not off
    sitting.measure()
    assert sitting.visit.level == sitting.visit.levels[0]
    assert bool(sitting.visit.log.notice) is not off


def test_a_stricter_level_is_judged_more_strictly() -> None:
    sitting = opened(replace(level(), tolerance=0.7))
    sitting.measure()
    strict, usual = (kinds["smile"].intruders[0].quiet for kinds in (sitting.visit.exercises, EXERCISES))
    assert strict == usual.widened(0.7)
