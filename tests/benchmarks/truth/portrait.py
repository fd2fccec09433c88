"""A photographed face, warped by known millimetres: scikit-image's `astronaut`, a NASA portrait in the public domain.

The corners of her mouth are carried along 45 degrees up and out by a Gaussian bump (sigma 0.18 x eye distance) about
the place where each corner arrives, so that a corner moves by exactly the distance asked for. This, the motion of the
head (shift, roll, distance) and the way from the photograph to the picture are one map, sampled once from the
photograph enlarged up to three times. There is no yaw, no pitch and no lid that moves: the drawn faces have those.

Where her eyes and corners are was measured once: the mean of 24 refined FaceMesh runs over the photograph enlarged 3, 4
and 5 times, shifted four ways, each as it is and flipped (standard deviations: corners 0.4 px across and 0.1 px down).
The iris that gives the millimetre was not left to a tracker: in the photograph's own pixels it is 8.0 px wide where it
is half way from dark to white (left eye, rows 103 and 104), give or take 0.3. So a photograph's millimetre is known to
4 % only, and its scale is compared from picture to picture.

She smiles with her teeth showing. The closed mouth is hers with the lips drawn together over the teeth.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import skimage.data
from numpy.typing import NDArray

from game.model.side import PerSide
from game.model.signals import ByteArray, FloatArray
from game.signal.head import IRIS_MM
from game.simulation.lens import CENTER_PX, FOCAL_PX, HEIGHT_PX, WIDTH_PX
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.simulation.relief import SMILE_MM
from tests.benchmarks.truth.adornment import Light, lit
from tests.benchmarks.truth.clip import Truth

Pixels = NDArray[np.float32]

MIDDLE_PX = (224.90, 102.21)
"""Between the outer corners of her eyes, in the photograph; pixel centres at whole numbers."""
ROLL_DEG = 3.04
PX_PER_MM = 8.0 / IRIS_MM
EYES_MM = 89.20
"""Between the outer corners of her eyes."""
CORNERS_MM = ((32.36, 54.46), (-31.55, 55.56))
"""Her left and right mouth corner, from MIDDLE_PX along the line of the eyes and down."""
SIGMA_MM = 0.18 * EYES_MM
NEAR_MM = FOCAL_PX * EYES_MM / 140.0
"""Where 140 px lie between the outer corners of her eyes."""
_PIVOT_MM = np.array([0.0, 70.0])
_MOST = 3
_LIPS_MM = (
    (-29.3, 56.3, 56.3), (-24.9, 56.7, 60.7), (-20.6, 57.3, 64.1), (-15.1, 58.1, 67.1), (-8.1, 59.3, 69.3),
    (0.5, 60.2, 70.2), (9.0, 59.2, 69.2), (15.9, 57.8, 67.0), (21.4, 56.7, 63.7), (25.7, 55.9, 60.3),
    (30.0, 55.3, 55.3),
)  # fmt: skip
"""Across, and down to the inner edge of the upper and of the lower lip."""
_UPPER_SHARE = 0.3
"""How much of the way between the lips the upper one comes down."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """The photographed face, with the mouth open as it is or closed."""

    closed: bool = False
    light: Light = "day"

    def picture(self, muscles: Muscles, head: Head) -> ByteArray:
        """The portrait as seen from `head`'s place; of the muscles only the smile counts."""
        per_mm = FOCAL_PX / head.distance_mm
        before = self.before(head)
        to_px, at_px = before[:, :2], before[:, 2]
        whole, fine = _enlarged(max(1, min(_MOST, round(1.5 * per_mm / PX_PER_MM))), self.closed)
        back = fine @ np.linalg.inv(np.vstack([np.column_stack([to_px, at_px]), (0, 0, 1)]))
        picture = cv2.warpAffine(
            whole, back[:2], (WIDTH_PX, HEIGHT_PX), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        if any(muscles.smile):
            box = _mouth(to_px, at_px)
            u, v = _pulled(box, to_px, at_px, muscles.smile, fine)
            picture[box] = cv2.remap(whole, u, v, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        return lit(np.asarray(picture, dtype=np.uint8), self.light)

    def before(self, head: Head) -> FloatArray:
        """The photograph's own plane."""
        per_mm = FOCAL_PX / head.distance_mm
        cos, sin = np.cos(np.radians(head.roll_deg)), np.sin(np.radians(head.roll_deg))
        turn = np.array([[cos, -sin], [sin, cos]])
        at_px = np.array(CENTER_PX) + per_mm * (_PIVOT_MM - turn @ _PIVOT_MM + (head.right_mm, head.down_mm))
        return np.column_stack([per_mm * turn, at_px])

    def truth(self, muscles: Muscles, head: Head) -> Truth:
        """What the warp was asked for."""
        return Truth(muscles.smile.map(lambda share: share * SMILE_MM), None, FOCAL_PX / head.distance_mm)


def _mouth(to_px: FloatArray, at_px: FloatArray) -> tuple[slice, slice]:
    """Rows and columns about the mouth that a bump can reach."""
    middle = to_px @ np.mean(CORNERS_MM, axis=0) + at_px
    reach = (4 * SIGMA_MM + CORNERS_MM[0][0]) * np.linalg.norm(to_px[0])
    low, high = np.clip([middle - reach, middle + reach], 0, (WIDTH_PX, HEIGHT_PX)).astype(int).tolist()
    return slice(low[1], high[1]), slice(low[0], high[0])


def _pulled(
    box: tuple[slice, slice], to_px: FloatArray, at_px: FloatArray, smile: PerSide[float], fine: FloatArray
) -> tuple[Pixels, Pixels]:
    """Where in the enlarged photograph each pixel of a box is looked up.

    What arrives at a corner's new place has come along its way; the other corner, four sigma off, stays.
    """
    v, u = np.mgrid[box].astype(np.float32)
    x, y = _mapped(np.linalg.inv(np.vstack([np.column_stack([to_px, at_px]), (0, 0, 1)])), u, v)
    from_x, from_y = x.copy(), y.copy()
    for corner, out, share in zip(CORNERS_MM, (1.0, -1.0), smile, strict=True):
        if share:
            across, down = (sign * share * SMILE_MM / np.sqrt(2) for sign in (out, -1.0))
            off = (x - np.float32(corner[0] + across)) ** 2 + (y - np.float32(corner[1] + down)) ** 2
            bump = np.exp(off * np.float32(-0.5 / SIGMA_MM**2))
            from_x -= bump * np.float32(across)
            from_y -= bump * np.float32(down)
    return _mapped(fine, from_x, from_y)


def _mapped(way: FloatArray, x: Pixels, y: Pixels) -> tuple[Pixels, Pixels]:
    """Places carried by an affine map (3, 3)."""
    across, down = (row[0] * x + row[1] * y + row[2] for row in way[:2].astype(np.float32))
    return across, down


@lru_cache(maxsize=8)
def _enlarged(by: int, closed: bool) -> tuple[ByteArray, FloatArray]:
    """The photograph enlarged, and the affine map (3, 3) from millimetres to its pixels."""
    taken: Callable[[], ByteArray] = skimage.data.astronaut
    photograph = cv2.cvtColor(taken(), cv2.COLOR_RGB2BGR)
    whole = np.asarray(cv2.resize(photograph, None, fx=by, fy=by, interpolation=cv2.INTER_CUBIC), np.uint8)
    cos, sin = np.cos(np.radians(ROLL_DEG)) * PX_PER_MM, np.sin(np.radians(ROLL_DEG)) * PX_PER_MM
    across, down = ((at + 0.5) * by - 0.5 for at in MIDDLE_PX)
    to_px = np.array([[by * cos, -by * sin, across], [by * sin, by * cos, down], [0.0, 0.0, 1.0]])
    return _closed(whole, to_px) if closed else whole, to_px


def _closed(whole: ByteArray, to_px: FloatArray) -> ByteArray:
    """The lips drawn together: above the seam the skin comes down, below it comes up, fading toward nose and chin."""
    rows, columns = whole.shape[:2]
    v, u = np.mgrid[0:rows, 0:columns].astype(np.float64)
    back = np.linalg.inv(to_px)
    x, y = (row[0] * u + row[1] * v + row[2] for row in back[:2])
    at, upper, lower = np.array(_LIPS_MM).T
    top, bottom = np.interp(x, at, upper), np.interp(x, at, lower)
    seam = top + _UPPER_SHARE * (bottom - top)
    above = y < seam
    way = (np.where(above, top, bottom) - seam) * np.exp(-0.5 * ((y - seam) / np.where(above, 9.0, 13.0)) ** 2)
    u, v = ((at_px + to_y * way).astype(np.float32) for at_px, to_y in zip((u, v), to_px[:2, 1], strict=True))
    drawn = cv2.remap(whole, u, v, cv2.INTER_CUBIC)
    inside = np.clip((bottom - top) / 3.0, 0, 1)
    shade = 1 - 0.5 * inside * np.exp(-0.5 * ((y - seam) / 0.7) ** 2)
    return np.asarray(np.clip(drawn * shade[:, :, None], 0, 255), dtype=np.uint8)
