"""Simple shapes cut from paper: each is made once at the size it is shown in, and kept."""

import math
from dataclasses import replace
from typing import cast

import cv2
import numpy as np

from game.model.signals import ByteArray
from game.ports import Box
from game.screen import strokes
from game.screen.shapes import fainter, radial, rounded, shadowed, stretched, tinted
from game.screen.shelf import room_mb, shelved
from game.screen.sprites import Sprite, sprite
from game.screen.theme import Rgb

CARD_RADIUS = 28.0
SHADOW_REACH = 36.0
"""How far from an edge, or from where a corner ends, a card is the same all over."""
RIM_PX = 2.0
ALPHA_STEPS = 24
GLOW_STEP = 4
"""Lights grow in steps of so many design pixels."""
LARGE_LIGHT = 150
"""One of such a radius grows fainter in half as many steps, for all of them are kept."""
LARGEST_LIGHT_PX = 128
"""A light has no edges: one of a larger radius is drawn out from one of this."""


def steps(alpha: float) -> int:
    """An alpha of 0..1 in the few steps that are kept."""
    return round(min(1.0, max(0.0, alpha)) * ALPHA_STEPS)


class Cutouts:
    """Gives sprites for measures in the design's pixels; `scale` is how many pixels one of those has.

    Cards have a rim in the colour of `edge`, if there is one.
    """

    def __init__(self, scale: float, shade: Rgb, edge: Rgb | None = None) -> None:
        self._scale, self._shade, self._edge = scale, shade, edge
        self._rounded = shelved(self._make_rounded, room_mb(4, 32, scale))
        self._framed = shelved(self._make_framed, room_mb(4, 32, scale))
        self._paper = shelved(self._make_paper, room_mb(16, 96, scale))
        self._light = shelved(self._make_light, 4)
        self._shining = shelved(self._make_shining, room_mb(22, 192, scale))

    def card(self, box: Box, colour: Rgb) -> Sprite:
        """Paper with rounded corners and its shadow, for the box's corner."""
        return self._paper(round(box.w * self._scale), round(box.h * self._scale), colour)

    def pill(self, box: Box, radius: float, colour: Rgb, alpha: float) -> Sprite | None:
        """A rounded rectangle for the box's corner; None where it is smaller than a pixel."""
        k = self._scale
        if box.w * k < 1 or box.h * k < 1:
            return None
        return self._rounded(round(box.w * k), round(box.h * k), round(radius * k), colour, steps(alpha))

    def disc(self, radius: float, colour: Rgb, alpha: float) -> tuple[Sprite, float]:
        """A disc, and how far its corner is from its middle."""
        across = max(1, round(2 * radius * self._scale))
        return self._rounded(across, across, across, colour, steps(alpha)), across / 2 / self._scale

    def glow(self, radius: float, colour: Rgb, alpha: float) -> Sprite | None:
        """A soft light for its middle; None where it is too faint to see."""
        step = 1 if radius < LARGE_LIGHT else 2
        faint = step * round(steps(alpha) / step)
        if not faint:
            return None
        return self._shining(round(max(1, round(radius / GLOW_STEP)) * GLOW_STEP * self._scale), colour, faint)

    def outline(self, box: Box, radius: float, pen: float, dashed: bool, colour: Rgb) -> Sprite | None:
        """A rounded frame for the box's corner."""
        return self._framed(round(box.w, 1), round(box.h, 1), round(radius, 1), pen, dashed, colour)

    def _make_rounded(self, width: int, height: int, radius: int, colour: Rgb, alpha: int) -> Sprite:
        return sprite(tinted(rounded(width, height, radius), colour, alpha / ALPHA_STEPS), -1, -1)

    def _make_framed(
        self, width: float, height: float, radius: float, pen: float, dashed: bool, colour: Rgb
    ) -> Sprite | None:
        return strokes.framed((width, height, radius), pen, dashed, colour, self._scale)

    def _make_paper(self, width: int, height: int, colour: Rgb) -> Sprite:
        """Only as much as differs is reckoned: corners, edges and their shadows; what lies between is drawn out."""
        margin, least = round(24 * self._scale), math.ceil(2 * (CARD_RADIUS + SHADOW_REACH) * self._scale) + 1
        made = self._cut(min(width, least), min(height, least), margin, colour)
        paper = sprite(stretched(made, width + 2 * margin, height + 2 * margin), -margin, -margin)
        round_px, edge_px = math.ceil(CARD_RADIUS * self._scale), math.ceil(RIM_PX * self._scale) + 1
        plain = paper.surface.get_rect().inflate(-2 * (margin + round_px), -2 * (margin + edge_px))
        return replace(paper, plain=plain) if plain.w > 0 and plain.h > 0 else paper

    def _cut(self, width: int, height: int, margin: int, colour: Rgb) -> ByteArray:
        radius = CARD_RADIUS * self._scale
        made = shadowed(rounded(width, height, radius, margin), self._edge or colour, self._shade, self._scale)
        if self._edge is None:
            return made
        rim = max(1, round(RIM_PX * self._scale))
        inside = rounded(width - 2 * rim, height - 2 * rim, radius - rim, margin + rim)
        return tinted(inside, colour) + (made * (1 - inside[:, :, None])).astype(np.uint8)

    def _make_shining(self, radius: int, colour: Rgb, alpha: int) -> Sprite:
        light = fainter(self._light(min(radius, LARGEST_LIGHT_PX), colour), alpha / ALPHA_STEPS)
        if radius > LARGEST_LIGHT_PX:
            across = 2 * radius + 1
            light = cast("ByteArray", cv2.resize(light, (across, across), interpolation=cv2.INTER_LINEAR))
        return sprite(light, -radius, -radius)

    def _make_light(self, radius: int, colour: Rgb) -> ByteArray:
        return tinted(radial(radius), colour)
