"""Where the lids' margins are, by the picture's own pixels: the mesh alone pulls both eyes together.

Face trackers are trained on healthy faces, whose eyes close together; their lids follow the other eye, stay open behind
glasses and never quite shut. So the dark run (`edges`) of lashes, iris and lashes is looked for in upright columns over
the iris; a parabola through the columns' ends, fitted robustly, is the lid.
"""

from math import hypot

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.side import PerSide, Side
from game.model.signals import FloatArray, Picture
from game.signal import landmarks as mark
from game.signal.head import axes
from game.tracking.edges import OUTSIDE, PER_MM, Eye, Pixels, ends, eye_of, red_of, runs

LASH_MM, LASH_PX = 1.36, 0.15
"""How much the dark run is longer than the opening: half of both lash lines, and the picture's blur."""
SHUT_MM, SHUT_PX = 1.75, 1.2
"""How long it is when the lids meet: one line of lashes, and the picture's blur; widths add in squares."""
NEAR_SHUT = 2.0
"""While little is left of the opening both lash lines are one: it grows by so many times what the dark run grows by.
All five are fitted to drawn eyes of known opening at 40, 55 and 80 cm: to 0.13 mm (RMS) in pictures of 960 x 720."""
UPPER_SHARE = 0.65
"""The upper lid's part of the lashes."""
DARK = 0.3
"""What is darker than skin by this share of the darkest counts for the eye."""
LEAST_CONTRAST, LEAST_LEVELS = 0.15, 12.0
"""How much darker than skin the darkest has to be, in share and in grey levels, and"""
MOST_SCATTER_MM, TALLEST_MM = 0.5, 17.0
"""how well the ends have to lie on their parabola, for a lid to be believed."""

_X = np.linspace(-4.5, 4.5, 10)
_FINE_X = np.linspace(-4.75, 4.75, 20)
_Y = (np.arange(-13 * PER_MM, 10 * PER_MM) + 0.5) / PER_MM
_HALF_MM = 4.5
_CALM = np.diag([0.0, 0.3, 1.0])


def found(picture: Picture, landmarks_px: FloatArray) -> tuple[FloatArray, PerSide[bool]]:
    """Landmarks (478, 3) with the pairs of `mark.LIDS` on the lids' margins, one above the other.

    Lids that meet have an opening of 0. An eye whose margins cannot be told keeps the mesh's lids; which could be told
    is said beside.
    """
    points, face = landmarks_px.copy(), axes(landmarks_px)[2]
    eyes = [eye_of(landmarks_px, side) for side in Side]
    edges_mm, sure = _edges(np.hstack([_columns(picture, eye) for eye in eyes]))
    lids, off_mm = _lids(edges_mm)
    told: NDArray[np.bool_] = sure & (off_mm.max(axis=1) < MOST_SCATTER_MM)
    for side, eye, lid, certain in zip(Side, eyes, lids, told, strict=True):
        if not certain:
            continue
        pairs = np.array(mark.LIDS[side])
        x = eye.mm(landmarks_px[pairs, :2].sum(axis=1) / 2)[:, 0]
        top, bottom = _margins(lid @ _parabola(x - eye.iris_mm).T, 1 / eye.px_per_mm)
        highest, lowest = eye.px(x, top), eye.px(x, bottom)
        points[pairs[:, 0], :2], points[pairs[:, 1], :2] = highest, lowest
        # Both lids lie in one plane with the face, whatever depth the mesh gave lids that it saw elsewhere.
        depth = (highest - lowest) @ face[:2] / face[2] / 2
        points[pairs, 2] = points[pairs, 2].sum(axis=1)[:, None] / 2 + depth[:, None] * (-1, 1)
    return points, PerSide(bool(told[0]), bool(told[1]))


def _columns(picture: Picture, eye: Eye) -> Pixels:
    """The red of columns over the iris, (rows, columns), each averaged over its width."""
    fine = red_of(picture.bgr, eye, eye.iris_mm + _FINE_X, _Y)
    wide = cv2.blur(fine, (3, 1), borderType=cv2.BORDER_REPLICATE)
    return np.asarray((wide[:, ::2] + wide[:, 1::2]) / 2, np.float32)


def _edges(red: Pixels) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The dark runs' ends in mm, (eye, upper and lower, column), and which eyes have clear ones."""
    above, below = np.sort(red[_Y < -5], axis=0), np.sort(red[_Y > 5], axis=0)
    brow, cheek = above[len(above) * 4 // 5], below[len(below) * 3 // 5]
    dark = brow + (cheek - brow) * np.clip((_Y + 7) / 14, 0, 1)[:, None] - red
    darkest = np.partition(dark, len(dark) - 5, axis=0)[-5:].sum(axis=0) / 5
    first, last = runs(np.clip(dark / (DARK * np.maximum(darkest, 1)) - 1, -1, 1), eyes=2)
    upper, lower = (_Y[0] + end / PER_MM for end in ends(red, first, last))
    sure = darkest > np.maximum(LEAST_LEVELS, LEAST_CONTRAST * cheek)
    sure &= (first > OUTSIDE) & (last < len(_Y) - 1 - OUTSIDE) & (lower - upper < TALLEST_MM)
    edges_mm = np.stack([upper.reshape(2, -1), lower.reshape(2, -1)], axis=1)
    return edges_mm, sure.reshape(2, -1).sum(axis=1) >= len(_X) / 2


def _lids(edges_mm: FloatArray) -> tuple[FloatArray, FloatArray]:
    """For edges (2, 2, n) the parabolas (2, 2, 3) that fit most columns, and how far the middle ones are off them."""
    weight = np.ones_like(edges_mm)
    for _ in range(3):
        squares = (weight @ _SQUARES).reshape(2, 2, 3, 3) + _CALM
        lids = np.linalg.solve(squares, (weight * edges_mm @ _COLUMNS)[..., None])[..., 0]
        off_mm = np.abs(edges_mm - lids @ _COLUMNS.T)
        weight = 1 / np.maximum(off_mm / 0.3, 1) ** 2
    return lids, np.sort(off_mm, axis=-1)[..., len(_X) // 2]


def _parabola(x_mm: FloatArray) -> FloatArray:
    """What a parabola (3,) is multiplied by to be had at x (n,), (n, 3)."""
    x = x_mm / _HALF_MM
    return np.stack([np.ones_like(x), x, x**2], axis=1)


_COLUMNS = _parabola(_X)
_SQUARES = (_COLUMNS[:, :, None] * _COLUMNS[:, None, :]).reshape(-1, 9)


def _margins(ends_mm: FloatArray, px_mm: float) -> tuple[FloatArray, FloatArray]:
    """The lids' margins from the dark run's ends (2, n): without the lashes; together where only lashes are left."""
    dark = ends_mm[1] - ends_mm[0]
    lashes, shut = LASH_MM + LASH_PX * px_mm, hypot(SHUT_MM, SHUT_PX * px_mm)
    opening = np.clip(np.minimum(dark - lashes, NEAR_SHUT * (dark - shut)), 0, None)
    upper = ends_mm[0] + UPPER_SHARE * (dark - opening)
    return upper, upper + opening
