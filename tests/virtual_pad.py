"""A gamepad that is not there: SDL's own virtual one, pressed by tests, heard as any other."""

import ctypes
from contextlib import suppress

import pygame

BUTTONS = {"a": 0, "b": 1, "back": 4, "start": 6, "up": 11, "down": 12, "left": 13, "right": 14}
_GAMEPAD = 1
_RUMBLE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint16, ctypes.c_uint16)


class _Description(ctypes.Structure):
    """SDL 2's SDL_VirtualJoystickDesc."""

    _fields_ = (
        *((name, ctypes.c_uint16) for name in (
            "version", "type", "naxes", "nbuttons", "nhats", "vendor_id", "product_id", "padding",
        )),
        ("button_mask", ctypes.c_uint32), ("axis_mask", ctypes.c_uint32), ("name", ctypes.c_char_p),
        ("userdata", ctypes.c_void_p), ("update", ctypes.c_void_p), ("set_player", ctypes.c_void_p),
        ("rumble", _RUMBLE), ("rumble_triggers", ctypes.c_void_p), ("set_led", ctypes.c_void_p),
        ("send_effect", ctypes.c_void_p),
    )  # fmt: skip


class VirtualPad:
    """Plugged in when it is made, once pads are listened to. `felt` is what its left and right motor were told.

    Raises OSError where this SDL has none.
    """

    def __init__(self) -> None:
        try:
            self._sdl = ctypes.CDLL(pygame.base.__file__)
            self._attach, self._detach = self._sdl.SDL_JoystickAttachVirtualEx, self._sdl.SDL_JoystickDetachVirtual
        except AttributeError as absent:
            raise OSError("no virtual gamepads in this SDL") from absent
        self.felt: list[tuple[float, float]] = []
        self._rumble = _RUMBLE(self._rumbled)
        wanted = _Description(version=1, type=_GAMEPAD, naxes=6, nbuttons=15, rumble=self._rumble)
        self.index: int = self._attach(ctypes.byref(wanted))
        if self.index < 0:
            raise OSError("SDL has made no virtual gamepad")
        self._sdl.SDL_JoystickOpen.restype = ctypes.c_void_p
        self._pad = ctypes.c_void_p(self._sdl.SDL_JoystickOpen(self.index))

    def _rumbled(self, _data: int, low: int, high: int) -> int:
        self.felt.append((low / 65535, high / 65535))
        return 0

    def press(self, name: str, down: bool = True) -> None:
        self._sdl.SDL_JoystickSetVirtualButton(self._pad, BUTTONS[name], int(down))

    def push(self, axis: int, value: float) -> None:
        self._sdl.SDL_JoystickSetVirtualAxis(self._pad, axis, ctypes.c_int16(round(32767 * value)))

    def unplug(self) -> None:
        with suppress(AttributeError):
            self._sdl.SDL_JoystickClose(self._pad)
        self._detach(self.index)
