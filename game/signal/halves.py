"""A picture of a face made of its one half and that half's reflection."""

import cv2
import numpy as np

from game.model.side import Side
from game.model.signals import ByteArray, FloatArray
from game.signal.landmarks import NOSE_BRIDGE, OUTER_CANTHUS

_SEAM_PX = 6.0
"""How wide both halves run into each other."""


def of_one_half(bgr: ByteArray, landmarks_px: FloatArray, side: Side) -> ByteArray:
    """The unmirrored picture with a side's half on both sides; `landmarks_px` (n, 2 or more) lie in this picture.

    The axis runs through the bridge of the nose, square to the line between the outer corners of the eyes: a mouth that
    is pulled to one side does not move it.
    """
    across = landmarks_px[OUTER_CANTHUS.left, :2] - landmarks_px[OUTER_CANTHUS.right, :2]
    across = across / np.linalg.norm(across)
    middle = landmarks_px[NOSE_BRIDGE, :2]
    turn = np.eye(2) - 2 * np.outer(across, across)
    shift = 2 * (middle @ across) * across
    height, width = bgr.shape[:2]
    reflected = cv2.warpAffine(
        bgr, np.column_stack((turn, shift)), (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    x, y = np.arange(width), np.arange(height)[:, None]
    to_left_px = (x - middle[0]) * across[0] + (y - middle[1]) * across[1]
    own = np.clip(0.5 + (to_left_px if side is Side.LEFT else -to_left_px) / _SEAM_PX, 0.0, 1.0)[..., None]
    return np.asarray(reflected + (bgr.astype(np.float32) - reflected) * own.astype(np.float32) + 0.5, dtype=np.uint8)
