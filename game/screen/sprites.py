"""Small pictures made once and kept: premultiplied surfaces with the point they hang from."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import pygame

from game.model.signals import ByteArray


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """A premultiplied surface; `left` and `top` are its corner's offset in pixels from where it is put.

    Where all of a rectangle of it, `plain`, is of one opaque colour, that is filled, which is far quicker than blended.
    Nor is one blended whose surface has no alpha.
    """

    surface: pygame.Surface
    left: int
    top: int
    plain: pygame.Rect | None = None

    @property
    def hides(self) -> pygame.Rect | None:
        """The part of it that lets nothing through; None where all of it may."""
        return self.plain if self.surface.get_flags() & pygame.SRCALPHA else self.surface.get_rect()

    def put(self, onto: pygame.Surface, corner: tuple[int, int]) -> None:
        """Blit it with its corner there, in pixels."""
        if self.plain is None:
            blending = pygame.BLEND_PREMULTIPLIED if self.surface.get_flags() & pygame.SRCALPHA else 0
            onto.blit(self.surface, corner, special_flags=blending)
            return
        for part in around(self.plain, self.surface.get_rect()):
            at = (corner[0] + part.x, corner[1] + part.y)
            onto.blit(self.surface, at, part, special_flags=pygame.BLEND_PREMULTIPLIED)
        onto.fill(self.surface.get_at(self.plain.topleft), self.plain.move(corner))


def around(inner: pygame.Rect, whole: pygame.Rect) -> tuple[pygame.Rect, ...]:
    """What of a rectangle lies above, below, left and right of one within it."""
    return (
        pygame.Rect(whole.x, whole.y, whole.w, inner.y - whole.y),
        pygame.Rect(whole.x, inner.bottom, whole.w, whole.bottom - inner.bottom),
        pygame.Rect(whole.x, inner.y, inner.x - whole.x, inner.h),
        pygame.Rect(inner.right, inner.y, whole.right - inner.right, inner.h),
    )


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
