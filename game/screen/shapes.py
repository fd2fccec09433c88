"""Smooth coverage masks: float32 arrays of 0..1, one value a pixel, anti-aliased from exact distances."""

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray
from game.screen.theme import Rgb

Mask = NDArray[np.float32]


def rounded(width: float, height: float, radius: float, margin: int = 1) -> Mask:
    """A rounded rectangle of width x height pixels, `margin` empty pixels around it."""
    columns, rows = int(np.ceil(width)) + 2 * margin, int(np.ceil(height)) + 2 * margin
    radius = min(radius, width / 2, height / 2)
    x = np.abs(np.arange(columns) + 0.5 - margin - width / 2) - (width / 2 - radius)
    y = np.abs(np.arange(rows) + 0.5 - margin - height / 2) - (height / 2 - radius)
    outside = np.hypot(np.maximum(x, 0)[None, :], np.maximum(y, 0)[:, None])
    inside = np.minimum(np.maximum(x[None, :], y[:, None]), 0)
    return cast("Mask", np.clip(0.5 + radius - outside - inside, 0, 1).astype(np.float32))


def radial(radius: float) -> Mask:
    """A light that falls softly from 1 in the middle to 0 at `radius` pixels."""
    reach = int(np.ceil(radius))
    offsets = np.arange(-reach, reach + 1) / max(radius, 1.0)
    distance = np.clip(np.hypot(offsets[None, :], offsets[:, None]), 0, 1)
    return cast("Mask", ((1 - distance) ** 2 * (1 + 2 * distance)).astype(np.float32))


def blurred(mask: Mask, sigma: float) -> Mask:
    """The mask, softened by a Gaussian of `sigma` pixels."""
    return cast("Mask", cv2.GaussianBlur(mask, (0, 0), max(sigma, 0.1), borderType=cv2.BORDER_REPLICATE))


def shadowed(paper: Mask, colour: Rgb, shade: Rgb, scale: float) -> ByteArray:
    """Paper in one colour above its soft shadow, which falls 6 design pixels down; premultiplied."""
    fallen = tinted(blurred(np.roll(paper, round(6 * scale), axis=0), 7 * scale), shade, 0.30)
    return tinted(paper, colour) + (fallen * (1 - paper[:, :, None])).astype(np.uint8)


def stretched(picture: ByteArray, columns: int, rows: int) -> ByteArray:
    """A picture whose middle row and column are drawn out until it is so large: all the rest stays as it is."""
    for axis, wanted in enumerate((rows, columns)):
        there = picture.shape[axis]
        times = np.ones(there, np.intp)
        times[there // 2] += wanted - there
        picture = picture.repeat(times, axis=axis)
    return picture


def fainter(bgra: ByteArray, alpha: float) -> ByteArray:
    """A premultiplied picture at an alpha of 0..1."""
    return bgra if alpha >= 1 else cast("ByteArray", cv2.convertScaleAbs(bgra, alpha=alpha))


def tinted(mask: Mask, colour: Rgb, alpha: float = 1.0) -> ByteArray:
    """A mask in one colour: (rows, columns, 4) uint8, blue-green-red-alpha, premultiplied."""
    red, green, blue = colour
    tint = np.array([blue, green, red, 255], np.float32) * np.float32(alpha)
    return cast("ByteArray", (mask[:, :, None] * tint + np.float32(0.5)).astype(np.uint8))
