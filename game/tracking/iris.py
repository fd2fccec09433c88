"""How wide the iris is, by the picture's own pixels: a millimetre's length hangs on it.

The mesh takes irises for up to a tenth wider than they are. In lines across an open eye the iris is the dark run
(`edges`) between white and white. For half of it, h, at the height y holds h^2 + y^2 = r^2 - m^2 + 2 m y: a straight
line in y, which gives the height m of the iris's middle and its radius r.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.side import Side
from game.model.signals import FloatArray, Picture
from game.signal import landmarks as mark
from game.tracking.edges import PER_MM, Eye, Pixels, ends, eye_of, red_of, runs

LIDS_MM = (2.2, 1.2)
"""How far below the upper and above the lower lid's margin there are neither lashes nor their shadow."""
LEAST_LINES_MM = 4.0
LEAST_LEVELS = 8.0
RADIUS_MM = (4.0, 8.0)
MOST_SCATTER_MM = 0.35
"""A lid that hides more, an iris as bright as the white, a size that nobody has, chords that make no circle: the
mesh's iris is kept."""

_X = (np.arange(-9 * PER_MM, 9 * PER_MM) + 0.5) / PER_MM
_LINES = 10


def refined(picture: Picture, landmarks_px: FloatArray) -> FloatArray:
    """Landmarks (478, 3) with `mark.IRIS_WIDTH` where iris meets white; the lids have to be refined already."""
    eyes = [eye_of(landmarks_px, side) for side in Side]
    y = np.stack([_heights(eye, landmarks_px, side) for eye, side in zip(eyes, Side, strict=True)])
    wide = y[:, -1] - y[:, 0] > LEAST_LINES_MM
    if not wide.any():
        return landmarks_px
    red = np.hstack([_lines(picture, *each) for each in zip(eyes, y, strict=True)])
    x, middle, radius, certain = _circles(red, y)
    points = landmarks_px.copy()
    for number, (eye, side) in enumerate(zip(eyes, Side, strict=True)):
        if wide[number] and certain[number]:
            width = list(mark.IRIS_WIDTH[side])
            outward = np.sign(np.diff(points[width, :2] @ eye.along))
            across = eye.iris_mm + x[number] + outward * radius[number] * (-1.0, 1.0)
            points[width, :2] = eye.px(across, np.repeat(middle[number], 2))
    return points


def _heights(eye: Eye, points: FloatArray, side: Side) -> FloatArray:
    """Where lines are laid across an eye, in its millimetres."""
    upper, lower = eye.mm(points[list(mark.LIDS[side][1]), :2])[:, 1]
    return np.asarray(np.linspace(upper + LIDS_MM[0], lower - LIDS_MM[1], _LINES), np.float64)


def _lines(picture: Picture, eye: Eye, y_mm: FloatArray) -> Pixels:
    """The red of lines across the iris, one a column."""
    red = red_of(picture.bgr, eye, eye.iris_mm + _X, y_mm)
    return np.asarray(cv2.blur(red, (1, 3), borderType=cv2.BORDER_REPLICATE).T, np.float32)


def _circles(red: Pixels, y_mm: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, NDArray[np.bool_]]:
    """Both irises' middles, across and down, their radii, (2,) each, and which of them are certain."""
    ordered = np.sort(red, axis=0)
    dark, white = ordered[len(red) // 4], ordered[len(red) * 9 // 10]
    score = np.clip((dark + white - 2 * red) / np.maximum(white - dark, 1), -1, 1).astype(np.float32)
    left, right = (end.reshape(2, -1) / PER_MM for end in ends(red, *runs(score, eyes=2)))
    half = (right - left) / 2
    clear = (white - dark > LEAST_LEVELS).reshape(2, -1)
    weight = clear + 1e-9
    for _ in range(3):
        share = weight / weight.sum(axis=1, keepdims=True)
        y, square = (share * y_mm).sum(axis=1), (share * (half**2 + y_mm**2)).sum(axis=1)
        from_y = y_mm - y[:, None]
        middle = (share * from_y * half**2 + share * from_y * y_mm**2).sum(axis=1) / (share * from_y**2).sum(axis=1) / 2
        radius = np.sqrt(np.maximum(square - 2 * middle * y + middle**2, 0))
        chord = np.sqrt(np.maximum(radius[:, None] ** 2 - (y_mm - middle[:, None]) ** 2, 0))
        off = np.abs(chord - half)
        weight = clear / np.maximum(off / (MOST_SCATTER_MM / 2), 1) ** 2 + 1e-9
    certain = (clear.sum(axis=1) > _LINES / 2) & (np.sort(off, axis=1)[:, _LINES // 2] < MOST_SCATTER_MM)
    certain &= (radius > RADIUS_MM[0]) & (radius < RADIUS_MM[1]) & (y_mm[:, 0] < middle) & (middle < y_mm[:, -1])
    return _X[0] + np.sort((left + right) / 2, axis=1)[:, _LINES // 2], middle, radius, certain
