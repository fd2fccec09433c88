"""What was painted once and is shown again: as much of it as there is room for, while it is shown now and then."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

import pygame
from cachetools import Cache, cached

from game.model.signals import ByteArray
from game.screen.sprites import Sprite

P = ParamSpec("P")
T = TypeVar("T", Sprite, Sprite | None, pygame.Surface, ByteArray)
FORGOTTEN_S = 120.0
"""What has not been shown for so long goes as something new comes, though there may be room for both."""


def room_mb(usual: float, most: float, scale: float) -> float:
    """What may be kept where the design's pixel is `scale` of the screen's: pictures grow with its square.

    >>> room_mb(16, 96, 1.5), room_mb(16, 96, 3.0)
    (36.0, 96)
    """
    return min(most, usual * scale**2)


def shelved(paint: Callable[P, T], most_mb: float) -> Callable[P, T]:
    """The same, but what was shown lately is kept, so long as all of it takes no more than so many megabytes."""
    kept = _Shelf(most_mb * 2**20, getsizeof=_taken_bytes)
    return cached(kept)(paint)


class _Shelf(Cache[Hashable, Any]):
    """Gives way in the order in which things were shown last."""

    def __init__(self, most_bytes: float, getsizeof: Callable[[Any], float]) -> None:
        super().__init__(most_bytes, getsizeof)
        self._shown_s: OrderedDict[Hashable, float] = OrderedDict()

    def __getitem__(self, key: Hashable) -> Any:
        found = super().__getitem__(key)
        self._show(key)
        return found

    def __setitem__(self, key: Hashable, value: Any) -> None:
        super().__setitem__(key, value)
        self._show(key)
        while time.monotonic() - next(iter(self._shown_s.values())) > FORGOTTEN_S:
            self.popitem()

    def __delitem__(self, key: Hashable) -> None:
        super().__delitem__(key)
        del self._shown_s[key]

    def popitem(self) -> tuple[Hashable, Any]:
        key = next(iter(self._shown_s))
        return key, self.pop(key)

    def _show(self, key: Hashable) -> None:
        self._shown_s[key] = time.monotonic()
        self._shown_s.move_to_end(key)


def _taken_bytes(painted: Sprite | pygame.Surface | ByteArray | None) -> int:
    if painted is None:
        return 1
    if isinstance(painted, Sprite):
        painted = painted.surface
    return painted.get_pitch() * painted.get_height() if isinstance(painted, pygame.Surface) else painted.nbytes
