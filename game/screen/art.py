"""Our drawings: SVG in the evening's colours, recoloured to the theme, rasterised once, turned and stretched."""

import io
import math
from typing import cast

import cv2
import numpy as np
import pygame

from game.model.signals import ByteArray
from game.screen.assets import asset
from game.screen.shapes import fainter
from game.screen.shelf import room_mb, shelved
from game.screen.sprites import Sprite, sprite
from game.screen.theme import EVENING, Theme

ANGLE_STEPS = 240
STRETCH_STEPS = 40
ALPHA_STEPS = 24


def recoloured(svg: str, theme: Theme) -> str:
    """A drawing in the evening's colours, in the theme's."""
    for role, value in theme.hexes.items():
        svg = svg.replace(f"#{EVENING.hexes[role]}", f"#@{value}")
    return svg.replace("#@", "#")


def rasterised(svg: str, width: int, height: int) -> ByteArray:
    """A drawing at most width x height pixels large, premultiplied blue-green-red-alpha."""
    drawn = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (width, height)).premul_alpha()
    wide, high = drawn.get_size()
    return np.frombuffer(pygame.image.tobytes(drawn, "BGRA"), np.uint8).reshape(high, wide, 4)


class ArtBook:
    """Every `assets/art/NAME.svg`, ready to blit. Keeps what it made, so that a frame only blits.

    `scale` is how many pixels one of the design's has.
    """

    def __init__(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self._source = shelved(self._rasterise, room_mb(8, 64, scale))
        self._turned = shelved(self._turn, room_mb(32, 256, scale))

    def sprite(self, name: str, height: float, angle_deg: float, alpha: float, stretch: float) -> Sprite:
        """A drawing so many of the design's pixels high, hung from its centre. Raises FileNotFoundError.

        Its height grows in whole ones of those, so that a large window has no more drawings to keep than a small one.
        """
        return self._turned(
            name,
            max(1, round(max(1, round(height)) * self._scale)),
            round(angle_deg * ANGLE_STEPS / 360) % ANGLE_STEPS,
            round(min(1.0, max(0.0, alpha)) * ALPHA_STEPS),
            max(1, round(stretch * STRETCH_STEPS)),
        )

    def _rasterise(self, name: str, height: int) -> ByteArray:
        svg = asset("art", f"{name}.svg").read_text(encoding="utf-8")
        return rasterised(recoloured(svg, self._theme), 8 * height, height)

    def _turn(self, name: str, height: int, angle: int, alpha: int, stretch: int) -> Sprite:
        # Rasterised 1.4 to 2 times too large, in few sizes, so that linear sampling averages and stays sharp.
        source = self._source(name, round(2 ** (math.ceil(2 * math.log2(height * math.sqrt(2))) / 2)))
        rows, columns = source.shape[:2]
        scale = height / rows
        tall = scale * stretch / STRETCH_STEPS
        turn = 2 * math.pi * angle / ANGLE_STEPS
        cos, sin = math.cos(turn), math.sin(turn)
        half_x = math.ceil((columns * scale * abs(cos) + rows * tall * abs(sin)) / 2) + 1
        half_y = math.ceil((columns * scale * abs(sin) + rows * tall * abs(cos)) / 2) + 1
        matrix = np.array([[cos * scale, sin * tall, 0.0], [-sin * scale, cos * tall, 0.0]])
        centre = np.array([(columns - 1) / 2, (rows - 1) / 2])
        matrix[:, 2] = np.array([half_x - 0.5, half_y - 0.5]) - matrix[:, :2] @ centre
        turned = cv2.warpAffine(source, matrix, (2 * half_x, 2 * half_y), flags=cv2.INTER_LINEAR)
        x, y, w, h = cv2.boundingRect(cv2.extractChannel(turned, 3))
        cut = cast("ByteArray", turned[y : y + max(1, h), x : x + max(1, w)])
        return sprite(fainter(cut, alpha / ALPHA_STEPS), x - half_x, y - half_y)
