"""Where the lids' margins are, by the picture's own pixels: the mesh alone pulls both eyes together.

Face trackers are trained on healthy faces, whose eyes close together; their lids follow the other eye, stay open behind
glasses and never quite shut. In the red channel skin is bright on every face, and lashes, iris and pupil are dark. So
in upright columns over the iris the eye is the run of rows that is darker than skin in sum (the interval of the
largest sum: Bentley 1984, CACM 27:865-873). Its ends are where the picture is half way to the skin's own level, to a
fraction of a pixel; a parabola through the columns, fitted robustly, is the lid. Each eye is seen from the nose
outward, so left and right are treated alike.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.side import Side
from game.model.signals import ByteArray, FloatArray, Picture
from game.signal import landmarks as mark
from game.signal.face import axes

Pixels = NDArray[np.float32]
Rows = NDArray[np.intp]

CANTHI_MM = 27.0
"""Between an eye's corners as the mesh places them: the unit of what follows, good to a tenth between people."""
LASH_MM, LASH_PX = 1.2, 0.17
"""How much the dark run is longer than the opening: half of both lash lines, and the picture's blur."""
SHUT_MM, SHUT_PX = 1.6, 0.5
"""How long it is when the lids meet: one line of lashes."""
UPPER_SHARE = 0.65
"""The upper lid's part of the lashes."""
DARK = 0.3
"""What is darker than skin by this share of the darkest counts for the eye."""
LEAST_CONTRAST = 0.15
LEAST_LEVELS = 12.0
MOST_SCATTER_MM = 0.5
TALLEST_MM = 17.0
"""Beyond any of these nothing is sure: darkest against skin, in share and in grey levels; edges off their parabola."""

_PER_MM = 4
_Y = (np.arange(-13 * _PER_MM, 10 * _PER_MM) + 0.5) / _PER_MM
_ROW = np.arange(len(_Y))[:, None]
_X = np.linspace(-4.5, 4.5, 10)
_BASIS = np.stack([np.ones_like(_X), _X / _X[-1], (_X / _X[-1]) ** 2], axis=1)
_CALM = np.diag([0.0, 0.3, 1.0])
_ASIDE_MM = 4.0
_OUTSIDE, _INSIDE = 2 * _PER_MM, 5 * _PER_MM // 4


@dataclass(frozen=True, slots=True, eq=False)
class _Eye:
    """An eye's own axes in the picture: `along` from the nose outward and `down`, both as long as a millimetre."""

    middle_px: FloatArray
    along: FloatArray
    down: FloatArray
    iris_mm: float

    @property
    def px_per_mm(self) -> float:
        return float(np.linalg.norm(self.along))

    def px(self, x_mm: FloatArray, y_mm: FloatArray) -> FloatArray:
        """Places (n,) in the picture, (n, 2)."""
        return np.asarray(self.middle_px + np.outer(x_mm, self.along) + np.outer(y_mm, self.down))


def refined(picture: Picture, landmarks_px: FloatArray) -> FloatArray:
    """Landmarks (478, 3) with the pairs of `mark.LIDS` on the lids' margins, one above the other.

    Lids that meet have an opening of 0. An eye whose margins cannot be told keeps the mesh's lids.
    """
    points = landmarks_px.copy()
    eyes = [_eye(landmarks_px, side) for side in Side]
    upper, lower, sure = _edges(np.hstack([_columns(picture.bgr, eye) for eye in eyes]))
    face = axes(landmarks_px)[2]
    for number, (side, eye) in enumerate(zip(Side, eyes, strict=True)):
        own = slice(number * len(_X), (number + 1) * len(_X))
        if sure[own].mean() < 0.5:
            continue
        (high, off_high), (low, off_low) = _lid(upper[own]), _lid(lower[own])
        if max(off_high, off_low) > MOST_SCATTER_MM:
            continue
        pairs = np.array(mark.LIDS[side])
        x = (landmarks_px[pairs, :2].mean(axis=1) - eye.middle_px) @ eye.along / eye.px_per_mm**2
        basis = np.stack([np.ones(3), (x - eye.iris_mm) / _X[-1], ((x - eye.iris_mm) / _X[-1]) ** 2], axis=1)
        top, bottom = _margins(basis @ high, basis @ low, 1 / eye.px_per_mm)
        for row, y in zip(pairs.T, (top, bottom), strict=True):
            points[row, :2] = eye.px(x, y)
        # Both lids lie in one plane with the face, whatever depth the mesh gave lids that it saw elsewhere.
        apart = points[pairs[:, 1], :2] - points[pairs[:, 0], :2]
        depth = -apart @ face[:2] / face[2] / 2
        points[pairs, 2] = points[pairs, 2].mean(axis=1)[:, None] + depth[:, None] * (-1, 1)
    return points


def _eye(points: FloatArray, side: Side) -> _Eye:
    inner, outer = points[mark.INNER_CANTHUS[side], :2], points[mark.OUTER_CANTHUS[side], :2]
    along: FloatArray = (outer - inner) / CANTHI_MM
    down: FloatArray = np.array([-along[1], along[0]]) * (1.0 if side is Side.LEFT else -1.0)
    middle: FloatArray = (inner + outer) / 2
    iris = points[list(mark.IRIS_WIDTH[side]), :2].mean(axis=0) - middle
    return _Eye(middle, along, down, float(np.clip(iris @ along / (along @ along), -_ASIDE_MM, _ASIDE_MM)))


def _columns(bgr: ByteArray, eye: _Eye) -> Pixels:
    """The red of columns over the iris, (rows, columns), each averaged over its width."""
    half_mm = (_X[1] - _X[0]) / 2
    reach = CANTHI_MM * eye.px_per_mm
    low = np.clip(eye.middle_px - reach, 0, bgr.shape[1::-1]).astype(int)
    high = np.clip(eye.middle_px + reach, 0, bgr.shape[1::-1]).astype(int)
    red = np.ascontiguousarray(bgr[low[1] : high[1], low[0] : high[0], 2])
    if not red.size:
        return np.zeros((len(_Y), len(_X)), np.float32)
    corner = eye.px(np.array([eye.iris_mm + _X[0] - half_mm / 2]), _Y[:1])[0]
    way = np.stack([eye.along * half_mm, eye.down / _PER_MM, corner - low], axis=1)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    fine = cv2.warpAffine(red, way, (2 * len(_X), len(_Y)), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    wide = cv2.blur(fine.astype(np.float32), (3, 1), borderType=cv2.BORDER_REPLICATE)
    return np.asarray((wide[:, ::2] + wide[:, 1::2]) / 2, np.float32)


def _edges(red: Pixels) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """The dark run's upper and lower end in every column, in mm, and which columns have a clear one."""
    above, below = np.sort(red[_Y < -5], axis=0), np.sort(red[_Y > 5], axis=0)
    brow, cheek = above[len(above) * 4 // 5], below[len(below) * 3 // 5]
    skin = brow + (cheek - brow) * np.clip((_Y + 7) / 14, 0, 1)[:, None]
    dark = skin - red
    darkest = np.sort(dark, axis=0)[-5:].mean(axis=0)
    sure = darkest > np.maximum(LEAST_LEVELS, LEAST_CONTRAST * cheek)
    score = np.clip(dark / (DARK * np.maximum(darkest, 1)) - 1, -1, 1)
    begin, end = _run(score)
    last = len(_Y) - 1
    upper, lower = last - _half_way(red[::-1], last - begin), _half_way(red, end)
    sure &= (begin > _OUTSIDE) & (end < last - _OUTSIDE) & (lower - upper < TALLEST_MM * _PER_MM)
    return _Y[0] + upper / _PER_MM, _Y[0] + lower / _PER_MM, sure


def _run(score: Pixels) -> tuple[Rows, Rows]:
    """The first and the last row of every column's dark run, near the run of its whole eye."""
    sums = np.cumsum(score, axis=0)
    before = sums - score
    whole = sums.reshape(len(_Y), -1, len(_X)).mean(axis=2)
    end = (whole - np.minimum.accumulate(whole, axis=0)).argmax(axis=0)
    begin = np.where(end >= _ROW, whole, np.inf).argmin(axis=0) + 1
    near_begin, near_end = (np.abs(_ROW - np.repeat(row, len(_X))) <= _OUTSIDE for row in (begin, end))
    first = np.where(near_begin, before, np.inf).argmin(axis=0)
    last = np.where(near_end & (first <= _ROW), sums, -np.inf).argmax(axis=0)
    return first, last


def _half_way(red: Pixels, end: Rows) -> FloatArray:
    """In every column the row, to a fraction, where the picture is half way from the dark above `end` to the skin."""
    columns = np.arange(red.shape[1])
    inside = np.where((end - _INSIDE <= _ROW) & (end >= _ROW), red, np.inf)
    outside = np.where((end <= _ROW) & (end + _OUTSIDE >= _ROW), red, -np.inf)
    half = (inside.min(axis=0) + outside.max(axis=0)) / 2
    over = ((red > half) & (inside.argmin(axis=0) < _ROW)).argmax(axis=0)
    bright, dim = red[over, columns], red[over - 1, columns]
    return np.asarray(over - (bright - half) / np.maximum(bright - dim, 1e-3), np.float64)


def _lid(edge_mm: FloatArray) -> tuple[FloatArray, float]:
    """The parabola (3,) that fits most columns' edges, and how far the middle one of them is off it."""
    weight = np.ones_like(edge_mm)
    for _ in range(4):
        weighed = _BASIS * weight[:, None]
        lid = np.linalg.solve(_BASIS.T @ weighed + _CALM, weighed.T @ edge_mm)
        off = np.abs(edge_mm - _BASIS @ lid)
        weight = 1 / np.maximum(off / 0.3, 1) ** 2
    return lid, float(np.median(off))


def _margins(high_mm: FloatArray, low_mm: FloatArray, px_mm: float) -> tuple[FloatArray, FloatArray]:
    """The lids' margins from the dark run's ends: without the lashes, and together where only lashes are left."""
    dark = low_mm - high_mm
    lashes = LASH_MM + LASH_PX * px_mm
    opening = np.clip(np.minimum(dark - lashes, 1.25 * (dark - SHUT_MM - SHUT_PX * px_mm)), 0, None)
    upper = high_mm + UPPER_SHARE * (dark - opening)
    return upper, upper + opening
