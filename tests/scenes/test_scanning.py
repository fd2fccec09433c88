"""Scanning, step by step: who has one switch chooses, pauses, and is never hurried."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.ports import Box, Canvas
from game.scenes.delivered import at_the_door
from game.scenes.menu import Choice, Menu
from game.scenes.panel import LOWER
from game.scenes.scanning import FIRST, GUARD_S, IN_VAIN, ROUNDS, Scanner
from game.scenes.scene import Scene, Tick
from game.scenes.widgets.scanned import scanned
from game.store.comfort import RememberedComfort
from tests.fakes import NullCanvas
from tests.scenes.sitting import CONFIRM, DT, PAUSE, Sitting, level

SWITCH = Input(Action.SWITCH)
STAYS_S = 1.0


class Asking(Scene):
    """Four choices, or none; remembers what was pressed."""

    name = "asking"

    def __init__(self, keys: Sequence[str] = ("a", "b", "c", "d")) -> None:
        if keys:
            self._menu = Menu([Choice(key, key, Box(100 * n, 0, 90, 90)) for n, key in enumerate(keys)])
        self.pressed: list[str] = []
        self.given: list[Input] = []

    def step(self, tick: Tick) -> Scene | None:
        self.given += tick.inputs
        if self.menu is not None and (pressed := self.menu.step(tick.inputs)) is not None:
            self.pressed.append(pressed)
        return self

    def draw(self, canvas: Canvas) -> None:
        canvas.text("asking", (0, 0))


class Scanned(Sitting):
    """One scene of choices, scanned."""

    def __init__(self, scene: Asking, switch_s: float | None = STAYS_S) -> None:
        super().__init__()
        self.visit.comfort = replace(self.visit.comfort, switch_s=switch_s)
        self.asking = scene
        self.scene = scene
        self.scanner = Scanner(self.visit, partial(at_the_door, self.visit))
        self.door = self.scanner.step

    def focused_after(self, seconds: float) -> str:
        self.wait(seconds)
        assert self.asking.menu is not None
        return self.asking.menu.focused


@pytest.mark.parametrize("fills", [True, False])
def test_what_f11_has_done_is_how_the_player_likes_it_from_now_on(fills: bool, tmp_path: Path) -> None:
    scanned = Scanned(Asking(), switch_s=None)
    comforts = scanned.visit.comforts = RememberedComfort(tmp_path)
    scanned.visit.comfort = Comfort(text=1.5, full_screen=not fills)
    scanned.step(Input(fills=fills))
    assert comforts.last() == scanned.visit.comfort == Comfort(text=1.5, full_screen=fills)
    assert not scanned.asking.given, "to a scene it is nothing that was pressed"


def test_choices_come_one_after_the_other_the_first_for_longer_and_go_round() -> None:
    scanned = Scanned(Asking())
    assert scanned.focused_after(FIRST * STAYS_S - 0.2) == "a"
    for key in ("b", "c", "d", "a"):
        assert scanned.focused_after(STAYS_S) == key
    assert scanned.focused_after(STAYS_S) == "a", "the first one again for longer"
    assert scanned.focused_after(STAYS_S) == "b"
    assert scanned.speaker.cues == ["focus"] * 5


def test_the_switch_presses_what_is_lit_and_the_first_comes_again_for_as_long() -> None:
    scanned = Scanned(Asking())
    scanned.focused_after(FIRST * STAYS_S + 1.2)
    scanned.step(SWITCH)
    assert scanned.asking.pressed == ["c"]
    assert scanned.focused_after(FIRST * STAYS_S - 0.2) == "c", "after a press there is time to look"
    assert scanned.focused_after(STAYS_S) == "d"


def test_a_hand_that_shakes_presses_once() -> None:
    scanned = Scanned(Asking())
    for _ in range(round(GUARD_S / DT)):
        scanned.step(SWITCH)
    assert scanned.asking.pressed == ["a"]
    scanned.wait(GUARD_S)
    scanned.step(SWITCH)
    assert scanned.asking.pressed == ["a", "a"]


def test_whoever_takes_longer_is_not_ticked_at() -> None:
    scanned = Scanned(Asking())
    scanned.wait(60)
    assert scanned.speaker.cues == ["focus"] * 4 * ROUNDS
    assert len([each for each in scanned.asking.given if each.action is Action.NEXT]) > 4 * ROUNDS, "it goes on"
    scanned.step(Input(Action.PREVIOUS))
    scanned.wait(2 * FIRST * STAYS_S)
    assert len(scanned.speaker.cues) > 4 * ROUNDS


def test_one_choice_alone_is_lit_without_a_sound() -> None:
    scanned = Scanned(Asking(("on",)))
    scanned.wait(5 * STAYS_S)
    assert scanned.speaker.cues == []
    scanned.step(SWITCH)
    assert scanned.asking.pressed == ["on"]


def test_a_pointer_that_aims_at_a_choice_presses_that_one() -> None:
    scanned = Scanned(Asking())
    scanned.step(Input(Action.SWITCH, point=(250, 40)))
    scanned.step(Input(Action.SWITCH, point=(600, 600)))
    assert scanned.asking.pressed == ["c", "a"]


def test_where_nothing_is_to_choose_the_switch_pauses_and_so_does_a_press_anywhere() -> None:
    for given in (SWITCH, Input(point=(700, 400)), PAUSE):
        sitting = Sitting(level())
        sitting.door = Scanner(sitting.visit, partial(at_the_door, sitting.visit)).step
        sitting.measure()
        sitting.step(given)
        assert sitting.now == "pause"
        sitting.wait(GUARD_S)
        sitting.step(SWITCH)
        assert sitting.now == "calibrate", "it goes on, also where nothing is scanned"


def test_a_press_on_what_turns_while_a_level_is_played_turns_it_and_pauses_nothing() -> None:
    for given in (Input(point=LOWER.center), Input(Action.SWITCH, point=LOWER.center)):
        sitting = Sitting(level())
        sitting.door = Scanner(sitting.visit, partial(at_the_door, sitting.visit)).step
        sitting.measure()
        sitting.step(given)
        assert sitting.now == "calibrate"
        assert sitting.visit.comfort.numbers
        sitting.begin()
        sitting.step(given)
        assert sitting.now == "play"
        assert not sitting.visit.comfort.numbers


def test_without_scanning_nothing_moves_and_nothing_is_lit() -> None:
    scanned = Scanned(Asking(), switch_s=None)
    assert scanned.focused_after(20) == "a"
    canvas = NullCanvas()
    scanned.scanner.draw(scanned.asking, canvas)
    assert [call[0] for call in canvas.calls] == ["text"]
    scanned.step(CONFIRM)
    assert scanned.asking.pressed == ["a"]


def test_what_is_lit_has_a_ring_and_a_bar_that_runs_out() -> None:
    asked = Scanned(Asking())
    long = []
    for _ in range(3):
        asked.wait(0.5)
        canvas = NullCanvas()
        asked.scanner.draw(asked.asking, canvas)
        assert {call[2] for call in canvas.calls if call[0] == "outline"} == {"ink", "petal"}
        long += [call[1].w for call in canvas.calls if call[0] == "pill" and call[2] == "petal_deep"]  # type: ignore[attr-defined]
    assert long == sorted(long, reverse=True)
    assert len(set(long)) == 3


@pytest.mark.parametrize("box", [Box(0, 0, 0, 0)])
def test_what_is_out_of_sight_has_no_mark(box: Box) -> None:
    canvas = NullCanvas()
    scanned(canvas, box, 0.5)
    assert canvas.calls == []


@pytest.mark.parametrize("press", [CONFIRM, Input(point=(900, 600)), SWITCH])
def test_who_gives_scanning_up_and_can_only_press_gets_it_back(press: Input) -> None:
    sitting = Scanned(Asking())
    sitting.wait(0.2)
    sitting.visit.suit(replace(sitting.visit.comfort, switch_s=None))
    for _ in range(IN_VAIN):
        assert sitting.visit.comfort.switch_s is None
        sitting.step(press)
    assert sitting.visit.comfort.switch_s == STAYS_S


@pytest.mark.parametrize("other", [Input(Action.NEXT), Input(Action.BACK), Input(point=(50, 40))])
def test_who_can_do_something_else_has_given_it_up(other: Input) -> None:
    sitting = Scanned(Asking())
    sitting.wait(0.2)
    sitting.visit.suit(replace(sitting.visit.comfort, switch_s=None))
    sitting.step(other)
    for _ in range(2 * IN_VAIN):
        sitting.step(CONFIRM)
    assert sitting.visit.comfort.switch_s is None
