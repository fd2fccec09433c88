"""The head in depth, and how muscles move its skin: fields over head millimetres, sampled every 2 mm."""

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from game.model.signals import FloatArray
from game.simulation.muscles import Muscles

Field = NDArray[np.float32]
LEFT_MM, TOP_MM, RIGHT_MM, BOTTOM_MM = BOX_MM = (-116.0, -140.0, 116.0, 136.0)
STEP_MM = 2.0
CORNER = (25.0, 68.0)
BROW_POINT = (33.0, -24.0)
ALA = (15.0, 42.0)
SMILE_MM, PUCKER_MM, BROW_MM, NOSE_MM = 6.0, 6.0, 5.0, 3.0

# One half of a head: x, y and height above the plane of the eyes, in millimetres.
_HEIGHTS = (
    (0, -125, -75), (0, -100, -22), (0, -78, 4), (0, -55, 13), (0, -35, 15), (0, -18, 16), (0, -3, 11), (0, 12, 20),
    (0, 28, 34), (0, 37, 41), (0, 45, 35), (0, 51, 23), (0, 60, 24), (0, 68, 21), (0, 75, 22), (0, 86, 16),
    (0, 100, 20), (0, 113, 12), (0, 124, -8), (9, 38, 30), (13, 43, 22), (18, 43, 12), (20, 50, 12), (9, 14, 12),
    (11, 0, 5), (16.5, 0, -1), (31.5, -1, 2), (46, -2, -8), (20, -22, 14), (35, -24, 9), (52, -20, -5), (31, -13, 5),
    (25, 22, 8), (40, 28, 7), (56, 30, -8), (68, 20, -33), (75, 0, -54), (75, -30, -56), (66, -62, -50),
    (45, -60, -8), (25, -58, 9), (45, -90, -38), (70, -95, -80), (25, 68, 12), (40, 62, 4), (55, 62, -15),
    (66, 60, -45), (30, 85, 7), (45, 88, -9), (25, 103, 10), (40, 110, -17), (58, 88, -40), (20, 117, 4),
    (30, 124, -22), (82, 8, -85), (86, -10, -92), (100, 0, -105), (100, -70, -110), (100, 80, -95), (60, 130, -65),
    (0, 140, -45), (90, -120, -120), (0, -140, -110),
)  # fmt: skip


@lru_cache(maxsize=1)
def heights() -> Field:
    """The head's height toward the camera over the whole box, float32 millimetres."""
    half = np.array(_HEIGHTS, dtype=np.float64)
    both = np.concatenate([half, half[half[:, 0] > 0] * (-1, 1, 1)])
    x, y = _grid()
    fitted = RBFInterpolator(both[:, :2], both[:, 2], kernel="thin_plate_spline", smoothing=20.0)
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    smooth = np.clip(fitted(points).reshape(x.shape), -120, 45)
    return _as_field(cv2.GaussianBlur(smooth, (0, 0), 1.0))


@lru_cache(maxsize=1)
def pulls() -> Field:
    """What each muscle does to the skin at 1.0: (8, height, width, 3) mm right, down and forward.

    In order smile, pucker, brow, nose; each the patient's left, then right.
    """
    fields = [np.stack(pull) for pull in (_smile(), _pucker(), _brow(), _nose())]
    return np.stack([half for pull in fields for half in (pull, _flipped(pull))]).transpose(0, 2, 3, 1).copy()


def surface(muscles: Muscles, size: float) -> Field:
    """The skin under these muscles: (height, width, 3) head mm, moved right and down, and its height.

    Muscles move in real millimetres, whatever the `size` of the head.
    """
    sides = (muscles.smile, muscles.pucker, muscles.brow, muscles.nose)
    amounts = np.array([value for sided in sides for value in sided], dtype=np.float32)
    skin: Field = np.zeros_like(pulls()[0])
    skin[:, :, 2] = heights()
    for amount, pull in zip(amounts / np.float32(size), pulls(), strict=True):
        if amount:
            skin += amount * pull
    return skin


def sample(field: Field, x: FloatArray, y: FloatArray) -> Field:
    """A field's values at head millimetres, by straight interpolation; (..., channels)."""
    across = ((np.atleast_2d(x) - LEFT_MM) / STEP_MM).astype(np.float32)
    down = ((np.atleast_2d(y) - TOP_MM) / STEP_MM).astype(np.float32)
    values = cv2.remap(field, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return _as_field(values.reshape(*np.shape(x), field.shape[2]))


def _grid() -> tuple[FloatArray, FloatArray]:
    x = np.arange(LEFT_MM, RIGHT_MM + STEP_MM, STEP_MM)
    y = np.arange(TOP_MM, BOTTOM_MM + STEP_MM, STEP_MM)
    across, down = np.meshgrid(x, y)
    return across, down


def _as_field(values: NDArray[Any]) -> Field:
    field: Field = values.astype(np.float32)
    return field


def _bump(at: tuple[float, float], inner: float, outer: float, up: float, down: float) -> Field:
    x, y = _grid()
    wide = np.where(x < at[0], inner, outer)
    high = np.where(y < at[1], up, down)
    return _as_field(np.exp(-0.5 * (((x - at[0]) / wide) ** 2 + ((y - at[1]) / high) ** 2)))


def _smile() -> tuple[Field, Field, Field]:
    along = SMILE_MM / np.sqrt(2)
    corner = _bump(CORNER, 11, 17, 17, 14)
    cheek = _bump((42, 38), 13, 14, 12, 14)
    return corner * along, -corner * along - cheek * 1.5 * (1 - corner), cheek * 3.0


def _pucker() -> tuple[Field, Field, Field]:
    x, y = _grid()
    own = 1 / (1 + np.exp(-x / 2.5))
    lips = np.exp(-0.5 * ((x / 14) ** 2 + ((y - CORNER[1]) / 11) ** 2)) * own
    taller = 3.4 * np.tanh((y - 68) / 6) * lips
    return -_bump(CORNER, 13, 15, 14, 14) * PUCKER_MM, _as_field(taller), _as_field(lips * 5)


def _brow() -> tuple[Field, Field, Field]:
    bump = _bump(BROW_POINT, 22, 20, 20, 8)
    return bump * 0, -bump * BROW_MM, bump * 0


def _nose() -> tuple[Field, Field, Field]:
    bump = _bump(ALA, 9, 11, 12, 10)
    return bump * 0, -bump * NOSE_MM, bump * 0


def _flipped(pull: Field) -> Field:
    return pull[:, :, ::-1] * np.array([-1, 1, 1], dtype=np.float32)[:, None, None]
