"""Small pictures made once and kept: premultiplied surfaces with the point they hang from."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import pygame

from game.model.signals import ByteArray


@dataclass(frozen=True, slots=True)
class Sprite:
    """A premultiplied surface; `left` and `top` are its corner's offset in pixels from where it is put."""

    surface: pygame.Surface
    left: int
    top: int

    def put(self, onto: pygame.Surface, x: float, y: float) -> None:
        """Blit it with its hanging point at x, y in pixels."""
        corner = (round(x) + self.left, round(y) + self.top)
        onto.blit(self.surface, corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def sprite(bgra: ByteArray, left: int, top: int) -> Sprite:
    """A sprite of premultiplied blue-green-red-alpha pixels, uint8, (rows, columns, 4)."""
    rows, columns = bgra.shape[:2]
    return Sprite(pygame.image.frombuffer(np.ascontiguousarray(bgra).tobytes(), (columns, rows), "BGRA"), left, top)


def pixels(surface: pygame.Surface) -> ByteArray:
    """A live view of a 32-bit surface: (rows, columns, 4) uint8, blue-green-red-alpha.

    The surface stays locked while the view lives: let go of it before the next blit.
    """
    columns, rows = surface.get_size()
    memory = cast("memoryview[int]", surface.get_buffer())
    return np.ndarray((rows, columns, 4), np.uint8, memory, strides=(surface.get_pitch(), 4, 1))
