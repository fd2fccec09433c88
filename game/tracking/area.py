"""Which part of a picture expression hardly moves, and how deep MediaPipe guesses it to lie."""

from collections.abc import Sequence

import cv2
import numpy as np

from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark

_EDGE_MM = 3.0
_BROW_MM = 4.0
_LID_MM = 3.0
_EYE_MM = 8.0
"""Skin this near to the lids moves with them."""
_CANTHUS_MM = 2.5
_NEAREST = 4

_HULL = (10, 338, 297, 332, 298, 446, 226, 68, 103, 67, 109, 195, 5, 193, 417)
_LIDS = (
    (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249),
    (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
)
_BROWS = ((276, 283, 282, 295, 285, 336, 296, 334, 293, 300), (46, 53, 52, 65, 55, 107, 66, 105, 63, 70))


def steady_area(points_px: FloatArray, px_per_mm: float, size: tuple[int, ...]) -> ByteArray:
    """What expression hardly moves, as a mask: forehead, temples and the bridge of the nose, without lids and brows."""
    area = np.zeros(size, np.uint8)
    shown = np.rint(points_px[:, :2]).astype(np.int32)
    cv2.fillConvexPoly(area, cv2.convexHull(shown[list(_HULL)]), (255,))
    area = np.asarray(cv2.erode(area, _disc(_EDGE_MM * px_per_mm)), np.uint8)
    for parts, margin_mm in ((_LIDS, _LID_MM), (_BROWS, _BROW_MM)):
        area[_about(parts, points_px, margin_mm * px_per_mm, size) > 0] = 0
    for corner in (*mark.INNER_CANTHUS, *mark.OUTER_CANTHUS):
        cv2.circle(area, tuple(shown[corner].tolist()), max(2, round(_CANTHUS_MM * px_per_mm)), (255,), -1)
    return area


def _about(parts: Sequence[Sequence[int]], points_px: FloatArray, margin_px: float, size: tuple[int, ...]) -> ByteArray:
    """Hulls of landmarks with a margin, as a mask."""
    shown = np.rint(points_px[:, :2]).astype(np.int32)
    about = np.zeros(size, np.uint8)
    for part in parts:
        cv2.fillConvexPoly(about, cv2.convexHull(shown[list(part)]), (255,))
    return np.asarray(cv2.dilate(about, _disc(margin_px)), np.uint8)


def near_eyes(points_px: FloatArray, px_per_mm: float, size: tuple[int, ...]) -> ByteArray:
    """The skin that moves with the lids, as a mask."""
    return _about(_LIDS, points_px, _EYE_MM * px_per_mm, size)


def depths_px(places: FloatArray, points_px: FloatArray) -> FloatArray:
    """How far away the face is at places (n, 2), from the nearest of its landmarks; pixels, as theirs."""
    away = np.linalg.norm(places[:, None, :] - points_px[None, :468, :2], axis=2)
    nearest = np.argpartition(away, _NEAREST, axis=1)[:, :_NEAREST]
    weight = 1 / (np.take_along_axis(away, nearest, axis=1) + 1.0)
    return np.asarray((points_px[nearest, 2] * weight).sum(axis=1) / weight.sum(axis=1))


def _disc(radius_px: float) -> ByteArray:
    side = 2 * max(1, round(radius_px)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
