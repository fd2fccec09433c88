"""Everything a hand can do, put into the game's words: keys, mouse, fingers, gamepads, one switch."""

import time
from collections.abc import Callable
from dataclasses import replace

import pygame

from game.model.bindings import Bindings, led
from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.ports import Point
from game.screen.fingers import Fingers, touches
from game.screen.keys import HATS, letter_of, name_of
from game.screen.stick import Stick

_AXIS_MOST = 32767
"""A known gamepad's axis when it is pushed as far as it goes."""


class Hands:
    """Hears every event of one window, with the player's own keys, and as the switch while choices are scanned.

    Then a finger anywhere is the switch, and so is a click where the mouse has rested since the last one; a mouse that
    was moved first points. Whatever leads to a side leads to what is seen there, also from `right_to_left`.
    """

    def __init__(
        self, comfort: Comfort, now_s: Callable[[], float] = time.monotonic, *, right_to_left: bool = False
    ) -> None:
        self._fingers = Fingers()
        self._sticks: dict[int, Stick] = {}
        self._points = False
        self._now_s = now_s
        self.suit(comfort, right_to_left=right_to_left)

    def suit(self, comfort: Comfort, *, right_to_left: bool) -> None:
        """From now on keys and buttons do what this player has chosen, in layouts that run like this."""
        self._scans, self._back = comfort.switch_s is not None, right_to_left
        self._bindings = Bindings(comfort.keys, self._scans, right_to_left)

    def meant(self, event: pygame.event.Event, design: Callable[[Point], Point]) -> list[Input]:
        """What an event means; `design` turns window pixels into the design's."""
        if event.type == pygame.QUIT:
            return [Input(Action.QUIT)]
        if event.type == pygame.WINDOWFOCUSLOST:  # what is lifted from now on is told to another window
            self._fingers.forget()
        if name := name_of(event):
            typed = None if self._scans else letter_of(event)
            return [Input(self._bindings.action(name), key=name, typed=typed)]
        if touches(event):
            return self._touched(event, design)
        if event.type == pygame.DROPFILE:
            return [Input(file=event.file)]
        if getattr(event, "touch", False):  # a mouse made of the finger that is heard already
            return []
        return self._pointed(event, design) or self._pushed(event)

    def held(self) -> list[Input]:
        """What goes on because a stick is held; ask in every picture."""
        now_s = self._now_s()
        due = [led(stick.due(now_s), back=self._back and stick.sideways) for stick in self._sticks.values()]
        return [Input(action) for action in due if action is not None]

    def _touched(self, event: pygame.event.Event, design: Callable[[Point], Point]) -> list[Input]:
        if self._scans:
            return [Input(Action.SWITCH)] if event.type == pygame.FINGERDOWN else []
        wide, high = pygame.display.get_window_size()
        found = self._fingers.meant(event, design((event.x * wide, event.y * high)))
        back = self._back and self._fingers.sideways
        return [replace(each, action=led(each.action, back=back)) for each in found]

    def _pointed(self, event: pygame.event.Event, design: Callable[[Point], Point]) -> list[Input]:
        if event.type == pygame.MOUSEMOTION:
            self._points = True
            return [Input(hover=design(event.pos))]
        if event.type == pygame.MOUSEWHEEL and event.y:
            return [Input(Action.PREVIOUS if event.y > 0 else Action.NEXT)]
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            moved, self._points = self._points, False
            at = design(event.pos) if moved or not self._scans else None
            return [Input(Action.SWITCH if self._scans else None, at)]
        return []

    def _pushed(self, event: pygame.event.Event) -> list[Input]:
        """What a gamepad's stick or cross does."""
        if event.type == pygame.CONTROLLERAXISMOTION:
            self._stick(event, known=True).move(event.axis, event.value / _AXIS_MOST)
        elif event.type == pygame.JOYAXISMOTION:
            self._stick(event, known=False).move(event.axis, event.value)
        elif event.type in {pygame.JOYDEVICEREMOVED, pygame.CONTROLLERDEVICEREMOVED}:
            self._sticks.pop(event.instance_id, None)
        elif event.type == pygame.JOYHATMOTION and event.value in HATS:
            return [Input(led(HATS[event.value], back=self._back and event.value[0] != 0))]
        return []

    def _stick(self, event: pygame.event.Event, *, known: bool) -> Stick:
        return self._sticks.setdefault(event.instance_id, Stick(known=known))
