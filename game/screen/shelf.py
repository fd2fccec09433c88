"""What was painted once and is shown again: as much of it as there is room for, whatever the window's size."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import pygame
from cachetools import LRUCache, cached

from game.model.signals import ByteArray
from game.screen.sprites import Sprite

P = ParamSpec("P")
T = TypeVar("T", Sprite, Sprite | None, pygame.Surface, ByteArray)


def room_mb(usual: float, most: float, scale: float) -> float:
    """What may be kept where the design's pixel is `scale` of the screen's: pictures grow with its square.

    >>> room_mb(16, 96, 1.5), room_mb(16, 96, 3.0)
    (36.0, 96)
    """
    return min(most, usual * scale**2)


def shelved(paint: Callable[P, T], most_mb: float) -> Callable[P, T]:
    """The same, but what was shown lately is kept, so long as all of it takes no more than so many megabytes."""
    kept: LRUCache[object, T] = LRUCache(most_mb * 2**20, getsizeof=_taken_bytes)
    return cached(kept)(paint)


def _taken_bytes(painted: Sprite | pygame.Surface | ByteArray | None) -> int:
    if painted is None:
        return 1
    if isinstance(painted, Sprite):
        painted = painted.surface
    return painted.get_pitch() * painted.get_height() if isinstance(painted, pygame.Surface) else painted.nbytes
