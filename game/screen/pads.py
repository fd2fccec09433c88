"""The gamepads that are plugged in."""

from contextlib import suppress

import pygame

_STRENGTH = 0.6


class Pads:
    """Opens each gamepad as it is plugged in, so that its buttons are heard, and lets them hum."""

    def __init__(self) -> None:
        self._pads: dict[int, pygame.joystick.JoystickType] = {}
        self._hum: set[int] = set()
        self.hums = True
        """Whether they may be felt at all."""

    def see(self, event: pygame.event.Event) -> None:
        """Take note of a gamepad that comes or goes; any other event is nothing to us."""
        if event.type == pygame.JOYDEVICEADDED:
            with suppress(pygame.error):  # it is gone again
                pad = pygame.joystick.Joystick(event.device_index)
                self._pads[pad.get_instance_id()] = pad
                if pad.rumble(0, 0, 1):
                    self._hum.add(pad.get_instance_id())
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
            self._hum.discard(event.instance_id)

    @property
    def can_hum(self) -> bool:
        """Whether there is one that can be felt, and may."""
        return self.hums and bool(self._hum)

    def hum(self, length_ms: int) -> None:
        """Let all that can hum for so long."""
        for number in self._hum if self.hums else ():
            with suppress(pygame.error):
                self._pads[number].rumble(_STRENGTH, _STRENGTH, length_ms)
