"""A synthetic face: FaceMesh's 478 landmarks in pixels, placed in millimetres and moved by known amounts.

The face frame is the game's: x to the patient's left (the right of an unmirrored picture), y down, z into the head.
"""

from functools import cache, lru_cache

import numpy as np

from game.model.side import PerSide, Side
from game.model.signals import FaceFrame, FloatArray, Picture
from game.signal import landmarks as mark

STILL = PerSide(0.0, 0.0)
OPEN_MM = PerSide(9.0, 9.0)
COUNT = 478
_DARK = np.zeros((480, 640, 3), np.uint8)
_DARK.flags.writeable = False

PAIRS = (
    (263, 33), (362, 133), (251, 21), (284, 54), (389, 162), (356, 127), (291, 61), (385, 158), (386, 159), (387, 160),
    (380, 153), (374, 145), (373, 144), (296, 66), (334, 105), (336, 107), (278, 48), (279, 49), (294, 64),
    (473, 468), (474, 471), (475, 470), (476, 469), (477, 472),
)  # fmt: skip
"""Landmarks that change places when a picture is flipped: left, right."""

_MIDLINE = {
    10: (0, -55, 0), 151: (0, -38, -1), 9: (0, -18, -1), 8: (0, -8, 0), 168: (0, 0, 0), 6: (0, 8, -3),
    197: (0, 18, -7), 195: (0, 28, -11), 1: (0, 48, -20), 2: (0, 55, 0), 13: (0, 74, 8), 14: (0, 78, 8),
    152: (0, 124, 19),
}  # fmt: skip
_LEFT = {
    263: (45, 3, 22), 362: (16, 4, 12), 251: (64, -22, 50), 284: (58, -34, 38), 389: (67, -8, 65), 356: (68, 9, 76),
    291: (26, 76, 18), 296: (24, -23, 3), 334: (34, -22, 6), 336: (12, -20, 1), 278: (16, 46, -1), 279: (17, 43, 0),
    294: (15, 48, -2), 473: (30, 3, 15), 474: (35.85, 3, 15), 475: (30, -2.85, 15), 476: (24.15, 3, 15),
    477: (30, 8.85, 15),
}  # fmt: skip
_LID_X = (26.0, 30.0, 34.0)
_EYE_Y, _EYE_Z = 3.0, 15.0


def landmarks(
    smile: PerSide[float] = STILL,
    pucker: PerSide[float] = STILL,
    brow: PerSide[float] = STILL,
    nose: PerSide[float] = STILL,
    eye_mm: PerSide[float] = OPEN_MM,
    yaw_deg: float = 0.0,
    pitch_deg: float = 0.0,
    roll_deg: float = 0.0,
    px_per_mm: float = 1.1,
    at_px: tuple[float, float] = (320.0, 200.0),
) -> FloatArray:
    """Landmarks (478, 3) in pixels. Movements are millimetres in their own direction, angles as in `Pose`."""
    turned = _turned(smile, pucker, brow, nose, eye_mm, yaw_deg, pitch_deg, roll_deg)
    return np.asarray(turned * px_per_mm + (*at_px, 0.0))


@lru_cache(256)
def _turned(
    smile: PerSide[float], pucker: PerSide[float], brow: PerSide[float], nose: PerSide[float], eye_mm: PerSide[float],
    yaw_deg: float, pitch_deg: float, roll_deg: float,
) -> FloatArray:  # fmt: skip
    points = _resting(eye_mm)
    for side, out in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        corner = points[mark.MOUTH_CORNER[side]]
        corner += np.array([out, -1.0, 0.0]) * smile[side] / np.sqrt(2)
        corner -= np.array([out, 0.0, 0.0]) * pucker[side]
        points[list(mark.BROW[side]), 1] -= brow[side]
        points[list(mark.NOSTRIL[side]), 1] -= nose[side]
    return np.asarray(points @ turn(yaw_deg, pitch_deg, roll_deg).T)


def turn(yaw_deg: float, pitch_deg: float, roll_deg: float) -> FloatArray:
    """Yaw positive turns to the patient's left, pitch looks up, roll tilts to the left shoulder."""
    (cy, sy), (cp, sp), (cr, sr) = ((np.cos(a), np.sin(a)) for a in np.radians((yaw_deg, pitch_deg, roll_deg)))
    yaw = np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
    pitch = np.array([[1, 0, 0], [0, cp, sp], [0, -sp, cp]])
    roll = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return np.asarray(yaw @ pitch @ roll)


def flipped(points: FloatArray, width_px: float = 640.0) -> FloatArray:
    """The landmarks of the mirrored picture: x from the other edge, left and right landmarks exchanged."""
    result = points.copy()
    left, right = np.array(PAIRS).T
    result[left], result[right] = points[right], points[left]
    result[:, 0] = width_px - result[:, 0]
    return result


def seen(points: FloatArray | None, t_s: float) -> FaceFrame:
    """A tracked picture with these landmarks."""
    return FaceFrame(Picture(t_s, _DARK), points, t_s)


def _resting(eye_mm: PerSide[float]) -> FloatArray:
    points = _places().copy()
    for side, out in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        for (high, low), x in zip(mark.LIDS[side], _LID_X, strict=True):
            points[high] = (out * x, _EYE_Y - eye_mm[side] / 2, _EYE_Z)
            points[low] = (out * x, _EYE_Y + eye_mm[side] / 2, _EYE_Z)
    return points


@cache
def _places() -> FloatArray:
    spread = np.arange(COUNT) * 2.399963  # a sunflower's spiral over the cheeks, for whatever has no place of its own
    reach = np.sqrt((np.arange(COUNT) + 0.5) / COUNT)
    points: FloatArray = np.stack(
        [62 * reach * np.cos(spread), 34 + 84 * reach * np.sin(spread), 60 * reach**2], axis=1
    )
    for number, place in _MIDLINE.items():
        points[number] = place
    for left, right in PAIRS:
        if left in _LEFT:
            points[left] = _LEFT[left]
            points[right] = _LEFT[left] * np.array([-1.0, 1.0, 1.0])
    return points
