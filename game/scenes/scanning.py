"""Scanning: whoever has one switch is shown one choice after the other, and presses when theirs comes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.ports import Canvas, Ruler, Speaker
from game.scenes.facing import facing
from game.scenes.menu import Menu
from game.scenes.scene import Scene, Tick
from game.scenes.widgets.scanned import scanned

FIRST = 2.0
"""How much longer the first choice, and that with which a scene begins, is stayed with."""
ROUNDS = 3
"""So often it is heard; whoever takes longer is not ticked at."""
IN_VAIN = 3
"""After so many presses and nothing else scanning comes back to who has given it up."""
GUARD_S = 0.3
"""A second press this soon is the first one's, of a hand that shakes."""


class Liking(Protocol):
    """Whoever is there: how they like it, what they read and hear, and how another liking is kept."""

    comfort: Comfort
    ruler: Ruler
    speaker: Speaker

    def suit(self, comfort: Comfort) -> None:
        """It is to be like this from now on."""


class Scanner:
    """Turns the switch into choosing what has the focus, moves that on, and marks it on the screen.

    Stands between the loop and every scene, so that none of them knows of it. Where nothing is to choose the switch
    pauses, and so does a press anywhere that the scene does not take itself. A press at a point that holds a choice is
    the pointer's. Whoever gives scanning up, and then can do nothing but press, gets it back.
    """

    def __init__(self, visit: Liking, door: Callable[[Scene, Tick], Scene | None]) -> None:
        """`door` lets a scene step."""
        self._visit, self._door = visit, door
        self._shown: tuple[Scene, str, int] | None = None
        self._stays_s = self._left_s = 0.0
        self._pressed_s = float("-inf")
        self._steps = 0
        self._stayed_s = visit.comfort.switch_s
        self._in_vain = 0

    def step(self, scene: Scene, tick: Tick) -> Scene | None:
        """Let a scene step, with what the switch means in it."""
        menu, way = scene.menu, facing(self._visit.comfort, self._visit.ruler, scene)
        tick = replace(tick, inputs=tuple(way.aimed(given) for given in tick.inputs))
        self._rescue(tick, menu)
        inputs = [meant for given in tick.inputs if (meant := self._meant(given, scene, tick.t_s)) is not None]
        if inputs:
            self._steps = 0
        if self._visit.comfort.switch_s is not None and menu is not None:
            self._turn(scene, menu)
            self._left_s -= tick.dt_s
            if self._left_s <= 0 and not any(given.action or given.point for given in inputs):
                inputs.append(Input(Action.NEXT))
                self._steps += 1
                if len(menu.choices) > 1 and self._steps <= len(menu.choices) * ROUNDS:
                    self._visit.speaker.cue("focus")
                self._shown = None if len(menu.choices) == 1 else self._shown
        return self._door(scene, replace(tick, inputs=tuple(inputs)))

    def _meant(self, given: Input, scene: Scene, t_s: float) -> Input | None:
        """What an input means here; None for one that is ignored."""
        if given.fills is not None:
            self._visit.suit(replace(self._visit.comfort, full_screen=given.fills))
            return None
        menu, point = scene.menu, given.point
        if point is not None and (scene.takes(point) if menu is None else menu.at(point) is not None):
            return Input(point=point)
        if menu is None and point is not None and given.action is None:
            return replace(given, action=Action.PAUSE)
        if given.action is not Action.SWITCH:
            return given
        if t_s - self._pressed_s < GUARD_S:
            return None
        self._pressed_s, self._shown = t_s, None
        return Input(Action.PAUSE if menu is None else Action.CONFIRM, key=given.key)

    def _rescue(self, tick: Tick, menu: Menu | None) -> None:
        """Count the presses since scanning was given up; anything else shows that it can be done without."""
        comfort = self._visit.comfort
        if comfort.switch_s is not None or self._stayed_s is None:
            self._stayed_s, self._in_vain = comfort.switch_s, 0
            return
        for given in tick.inputs:
            aims = given.point is not None and menu is not None and menu.at(given.point) is not None
            presses = given.action in {Action.CONFIRM, Action.SWITCH} or (given.point is not None and not aims)
            self._in_vain += 1 if presses else 0
            if aims or given.action in {Action.NEXT, Action.PREVIOUS, Action.BACK}:
                self._stayed_s = None
        if self._stayed_s is not None and self._in_vain >= IN_VAIN:
            self._visit.suit(replace(comfort, switch_s=self._stayed_s))

    def _turn(self, scene: Scene, menu: Menu) -> None:
        """Begin to stay with the choice that has the focus now, if it has only just got it."""
        shown = (scene, menu.focused, len(menu.choices))
        if self._shown is not None and shown == self._shown:
            return
        begins = self._shown is None or self._shown[0] is not scene or menu.focused == menu.choices[0].key
        self._stays_s = self._left_s = (self._visit.comfort.switch_s or 0.0) * (FIRST if begins else 1.0)
        self._shown = shown

    def draw(self, scene: Scene, canvas: Canvas) -> None:
        """Draw a scene, and round the choice that can be pressed now how long it stays."""
        canvas = facing(self._visit.comfort, canvas, scene).view(canvas)
        scene.draw(canvas)
        menu = scene.menu
        if self._visit.comfort.switch_s is not None and menu is not None:
            box = next(choice.box for choice in menu.choices if choice.key == menu.focused)
            scanned(canvas, box, max(0.0, min(1.0, self._left_s / self._stays_s)) if self._stays_s else 1.0)
