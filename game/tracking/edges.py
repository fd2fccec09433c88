"""An eye by its own axes, and where in it something dark begins and ends, to a fraction of a pixel.

In the red channel skin is bright on every face, and lashes, iris and pupil are dark. In a line across, the dark run is
the interval of the largest sum of what is darker than a threshold (Bentley 1984, CACM 27:865-873); its ends are where
the picture is half way from the dark inside to the bright outside. Each eye is seen from the nose outward, so that left
and right are treated alike.
"""

from dataclasses import dataclass
from math import hypot

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.side import Side
from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark

Pixels = NDArray[np.float32]
Rows = NDArray[np.intp]

CANTHI_MM = 27.0
"""Between an eye's corners as the mesh places them: the unit of what follows, good to a tenth between people."""
PER_MM = 4
"""Steps along a line."""
OUTSIDE, INSIDE = 2 * PER_MM, 5 * PER_MM // 4
"""How many steps to either side of an end its bright and its dark are looked for."""
_ASIDE_MM = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Eye:
    """An eye's own axes in the picture: `along` from the nose outward and `down`, both as long as a millimetre.

    `iris_mm` is how far outward of the middle between the eye's corners the mesh sees the iris.
    """

    middle_px: FloatArray
    along: FloatArray
    down: FloatArray
    iris_mm: float

    @property
    def px_per_mm(self) -> float:
        """How long a millimetre is."""
        return hypot(self.along[0], self.along[1])

    def px(self, x_mm: FloatArray, y_mm: FloatArray) -> FloatArray:
        """Places (n,) in the picture, (n, 2)."""
        return np.asarray(self.middle_px + x_mm[:, None] * self.along + y_mm[:, None] * self.down)

    def mm(self, px: FloatArray) -> FloatArray:
        """Places (n, 2) of the picture as x and y, (n, 2)."""
        return np.asarray((px - self.middle_px) @ np.array([self.along, self.down]).T / self.px_per_mm**2)


def eye_of(points: FloatArray, side: Side) -> Eye:
    """An eye's axes from landmarks (478, 3)."""
    inner, outer = points[mark.INNER_CANTHUS[side], :2], points[mark.OUTER_CANTHUS[side], :2]
    along: FloatArray = (outer - inner) / CANTHI_MM
    down: FloatArray = np.array([-along[1], along[0]]) * (1.0 if side is Side.LEFT else -1.0)
    eye = Eye((inner + outer) / 2, along, down, 0.0)
    aside = eye.mm(points[list(mark.IRIS_WIDTH[side]), :2])[:, 0].sum() / 2
    return Eye(eye.middle_px, along, down, float(np.clip(aside, -_ASIDE_MM, _ASIDE_MM)))


def red_of(bgr: ByteArray, eye: Eye, x_mm: FloatArray, y_mm: FloatArray) -> Pixels:
    """The picture's red at a grid of even steps over an eye, (len(y_mm), len(x_mm)); zeros where it is outside."""
    step = np.stack([eye.along * (x_mm[1] - x_mm[0]), eye.down * (y_mm[1] - y_mm[0])], axis=1)
    corner = eye.px(x_mm[:1], y_mm[:1])[0] - 0.5  # landmarks count from a pixel's edge, OpenCV from its middle
    reach = CANTHI_MM * eye.px_per_mm
    low, high = (np.clip(eye.middle_px + way * reach, 0, bgr.shape[1::-1]).astype(int).tolist() for way in (-1.0, 1.0))
    seen = bgr[low[1] : high[1], low[0] : high[0]]
    if not seen.size:
        return np.zeros((len(y_mm), len(x_mm)), np.float32)
    found = cv2.warpAffine(
        cv2.extractChannel(seen, 2), np.column_stack([step, corner - low]), (len(x_mm), len(y_mm)),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return np.asarray(found, np.float32)


def runs(score: Pixels, eyes: int) -> tuple[Rows, Rows]:
    """The first and last row of every column's run of the largest sum, near the run of its whole eye.

    The columns (rows, eyes * n) belong to `eyes` eyes, one after the other.
    """
    row = np.arange(len(score))[:, None]
    sums = np.cumsum(score, axis=0)
    before = sums - score
    whole = sums.reshape(len(score), eyes, -1).mean(axis=2)
    end = (whole - np.minimum.accumulate(whole, axis=0)).argmax(axis=0)
    begin = np.where(end >= row, whole, np.inf).argmin(axis=0) + 1
    of = np.repeat(np.arange(eyes), score.shape[1] // eyes)
    near_begin, near_end = (np.abs(row - where[of]) <= OUTSIDE for where in (begin, end))
    first = np.where(near_begin, before, np.inf).argmin(axis=0)
    last = np.where(near_end & (first <= row), sums, -np.inf).argmax(axis=0)
    return first, last


def ends(red: Pixels, first: Rows, last: Rows) -> tuple[FloatArray, FloatArray]:
    """Where every column's dark run begins and ends, in rows and fractions of them."""
    bottom = len(red) - 1
    return bottom - _half_way(red[::-1], bottom - first), _half_way(red, last)


def _half_way(red: Pixels, end: Rows) -> FloatArray:
    """Where every column is half way from the dark above its row `end` to the bright below it."""
    row, columns = np.arange(len(red))[:, None], np.arange(red.shape[1])
    inside = np.where((end - INSIDE <= row) & (end >= row), red, np.inf)
    outside = np.where((end <= row) & (end + OUTSIDE >= row), red, -np.inf)
    half = (inside.min(axis=0) + outside.max(axis=0)) / 2
    over = ((red > half) & (inside.argmin(axis=0) < row)).argmax(axis=0)
    bright, dim = red[over, columns], red[over - 1, columns]
    return np.asarray(over - (bright - half) / np.maximum(bright - dim, 1e-3), np.float64)
