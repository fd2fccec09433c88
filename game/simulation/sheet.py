"""The flat sheet a face is painted on: millimetres of the head, seen from the front, and what lies on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from game.model.signals import ByteArray, FloatArray
from game.simulation.look import Colour

Layer = NDArray[np.float32]
Points = Sequence[tuple[float, float]]
_SUBPIXEL = 4
_UNSEEN = 1e-3


def bend(points: Points, closed: bool = False, steps: int = 12) -> FloatArray:
    """A smooth curve through points, (n, 2); `closed` joins its ends."""
    knots = np.array([*points, points[0]] if closed else points, dtype=np.float64)
    along = np.concatenate([[0.0], np.cumsum(np.sqrt(np.hypot(*np.diff(knots, axis=0).T)))])
    spline = CubicSpline(along, knots, bc_type="periodic" if closed else "natural")
    curve: FloatArray = spline(np.linspace(0, along[-1], steps * len(points)))
    return curve


def ribbon(line: FloatArray, width_mm: float, taper: float) -> FloatArray:
    """The outline of a line that is `width_mm` wide in its middle and narrows by `taper` toward its ends."""
    ahead = np.gradient(line, axis=0)
    aside = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) / np.maximum(np.hypot(*ahead.T), 1e-9)[:, None]
    swell = 1 - taper * np.abs(np.linspace(-1, 1, len(line))) ** 2
    half = aside * (width_mm / 2 * swell)[:, None]
    return np.concatenate([line + half, (line - half)[::-1]])


def mirrored(points: Points) -> list[tuple[float, float]]:
    """A half outline from top to bottom, and back up on the other side."""
    return [*points, *((-x, y) for x, y in reversed(points) if x > 0.01)]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Paint in head millimetres: x toward the patient's left, y down, the pupils' middle at 0, 0.

    `paint` is float32 (4, height, width): blue, green, red 0..255 and how far it covers, 0..1.
    """

    left_mm: float
    top_mm: float
    per_mm: float
    paint: Layer

    @classmethod
    def blank(cls, box_mm: tuple[float, float, float, float], per_mm: float) -> "Sheet":
        """An empty sheet over left, top, right, bottom."""
        left, top, right, bottom = box_mm
        shape = (4, round((bottom - top) * per_mm), round((right - left) * per_mm))
        return cls(left, top, per_mm, np.zeros(shape, dtype=np.float32))

    def pixels(self, points: FloatArray) -> FloatArray:
        """Millimetres (n, 2) as pixel indices on this sheet."""
        return (points - (self.left_mm, self.top_mm)) * self.per_mm - 0.5

    def grid(self) -> tuple[FloatArray, FloatArray]:
        """The x and y of every pixel, in millimetres."""
        height, width = self.paint.shape[1:]
        x = self.left_mm + (np.arange(width) + 0.5) / self.per_mm
        y = self.top_mm + (np.arange(height) + 0.5) / self.per_mm
        return x[None, :], y[:, None]

    def area(self, outline: FloatArray, soft_mm: float = 0.0) -> Layer:
        """How far an outline covers each pixel, 0..1, with an edge of `soft_mm`."""
        return self.areas([outline], soft_mm)

    def areas(self, outlines: Sequence[FloatArray], soft_mm: float = 0.0) -> Layer:
        """How far any of some outlines covers each pixel."""
        cover = np.zeros(self.paint.shape[1:], dtype=np.uint8)
        for outline in outlines:
            at = np.round(self.pixels(outline) * 2**_SUBPIXEL).astype(np.int32)
            cv2.fillPoly(cover, [at], (255.0,), cv2.LINE_AA, _SUBPIXEL)
        corners = np.concatenate(outlines)
        window = self._window(corners.min(axis=0), corners.max(axis=0), 3.5 * soft_mm + 1)
        soft: Layer = np.zeros(cover.shape, dtype=np.float32)
        soft[window] = cover[window].astype(np.float32) / 255
        if soft_mm > 0 and soft[window].size:
            soft[window] = cv2.GaussianBlur(soft[window], (0, 0), soft_mm * self.per_mm)
        return soft

    def stroke(self, line: FloatArray, width_mm: float, soft_mm: float = 0.0, taper: float = 0.0) -> Layer:
        """A line as wide as `ribbon` makes it."""
        return self.area(ribbon(line, width_mm, taper), soft_mm)

    def blob(self, x: float, y: float, wide_mm: float, high_mm: float, angle_deg: float = 0.0) -> Layer:
        """A soft round spot, 1 in its middle (a Gaussian)."""
        at, reach = np.array([x, y]), 3.3 * max(wide_mm, high_mm)
        window = self._window(at, at, reach)
        pixels_x, pixels_y = (np.arange(each.start, each.stop, dtype=np.float32) + 0.5 for each in window[::-1])
        across = (pixels_x / self.per_mm + (self.left_mm - x))[None, :]
        down = (pixels_y / self.per_mm + (self.top_mm - y))[:, None]
        cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
        u, v = across * cos + down * sin, down * cos - across * sin
        spot: Layer = np.zeros(self.paint.shape[1:], dtype=np.float32)
        spot[window] = np.exp(-0.5 * ((u / wide_mm) ** 2 + (v / high_mm) ** 2))
        return spot

    def lay(self, cover: Layer, colour: Colour, strength: float = 1.0) -> None:
        """Paint a colour over what is there."""
        self.tint(cover, colour, strength)
        np.maximum(self.paint[3], cover * strength, out=self.paint[3])

    def tint(self, cover: Layer, colour: Colour, strength: float = 1.0) -> None:
        """Colour what is there, without covering more."""
        left, top, width, height = cv2.boundingRect((cover > _UNSEEN).view(np.uint8))
        window = (slice(top, top + height), slice(left, left + width))
        share = cover[window] * strength
        for paint, value in zip(self.paint, colour, strict=False):
            part = paint[window]
            part += (value - part) * share

    def shade(self, cover: Layer, by: float) -> None:
        """Darken (or lighten, above 1) toward `by` times the colour that is there."""
        self.paint[:3] *= 1 + (by - 1) * cover

    def bytes(self, per_mm: float) -> ByteArray:
        """The sheet as uint8 with colours multiplied by their cover, at another resolution."""
        cover = self.paint[3]
        height, width = cover.shape
        size = (round(width * per_mm / self.per_mm), round(height * per_mm / self.per_mm))
        flat = [*(np.clip(paint, 0, 255) * cover for paint in self.paint[:3]), cover * 255]
        small = np.stack([cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in flat], axis=2)
        painted: ByteArray = np.clip(np.round(small), 0, 255).astype(np.uint8)
        return painted

    def _window(self, low: FloatArray, high: FloatArray, margin_mm: float) -> tuple[slice, slice]:
        height, width = self.paint.shape[1:]
        left, top = np.floor(self.pixels(low - margin_mm)).clip(0, (width, height)).astype(int).tolist()
        right, bottom = np.ceil(self.pixels(high + margin_mm)).clip(0, (width, height)).astype(int).tolist()
        return slice(top, bottom), slice(left, right)
