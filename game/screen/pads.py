"""The gamepads that are plugged in."""

from contextlib import suppress

import pygame
from pygame._sdl2 import controller

_STRENGTH = 0.6
_TOLD_TWICE = frozenset({pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYAXISMOTION, pygame.JOYHATMOTION})
"""What a gamepad that SDL knows tells besides, in numbers of its own."""


class Pads:
    """Opens each gamepad as it is plugged in, so that its buttons are heard, and lets them hum.

    Those that SDL knows are heard with the names that are printed on them, others by number.
    """

    def __init__(self, *, liked: bool = True) -> None:
        self._pads: dict[int, pygame.joystick.JoystickType | controller.Controller] = {}
        self._known: set[int] = set()
        self._hum: set[int] = set()
        self.hums = True
        """Whether they may be felt at all."""
        self.liked = liked
        """Whether the player likes to feel them."""

    def open(self) -> None:
        """Begin to hear them, those that are plugged in as well."""
        controller.init()
        pygame.joystick.init()
        for index in range(pygame.joystick.get_count()):  # SDL tells only of those that come after it was begun
            self._try(index)

    def see(self, event: pygame.event.Event) -> bool:
        """Take note of a gamepad that comes or goes; whether the event tells anything that no other one does."""
        if event.type == pygame.JOYDEVICEADDED:
            self._try(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
            self._hum.discard(event.instance_id)
            self._known.discard(event.instance_id)
        return event.type not in _TOLD_TWICE or event.instance_id not in self._known

    def _try(self, index: int) -> None:
        with suppress(pygame.error):  # it is gone again
            self._add(index)

    def _add(self, index: int) -> None:
        known = controller.is_controller(index)
        pad = controller.Controller(index) if known else pygame.joystick.Joystick(index)
        joystick = pad.as_joystick() if isinstance(pad, controller.Controller) else pad
        number = joystick.get_instance_id()
        self._pads[number] = pad
        if known:
            self._known.add(number)
        if pad.rumble(0, 0, 1):
            self._hum.add(number)

    @property
    def can_hum(self) -> bool:
        """Whether there is one that can be felt, and may."""
        return self.hums and self.liked and bool(self._hum)

    def hum(self, length_ms: int) -> None:
        """Let all that can hum for so long."""
        self.feel(_STRENGTH, _STRENGTH, length_ms)

    def feel(self, left: float, right: float, length_ms: int) -> None:
        """Let all that can be felt for so long, in either hand (0..1): SDL's low motor is the left one."""
        for number in self._hum if self.can_hum else ():
            with suppress(pygame.error):
                self._pads[number].rumble(left, right, length_ms)
