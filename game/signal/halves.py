"""A picture of a face made of its one half and that half's reflection."""

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.side import PerSide, Side
from game.model.signals import ByteArray, FloatArray
from game.signal.landmarks import FOREHEAD, INNER_CANTHUS, NOSE_BRIDGE, OUTER_CANTHUS

_MOST_ROWS = 480
"""What is finer takes longer than a frame."""
_SEAM_PX = 6.0
"""How wide both halves run into each other."""
_MIDLINE = (10, 168, 6, 197, 195, 1, 2, 152)
"""From the forehead over the ridge and tip of the nose to its base, and the chin; no lips, for they are pulled."""
OUTLINE = PerSide(
    left=(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152),
    right=(10, 109, 67, 103, 54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152),
)
"""A face's outline, from the top of the forehead to the chin."""
_FADES = (0.76, 0.94)
"""From where on, as shares of the half's width, the reflection runs into the picture, and where it has ended."""
_FOREHEAD, _CHIN = (0.5, 0.85), (0.82, 1.0)
"""The same, as shares of the way up to the hair and down to the chin."""
_INNER, _OUTER = 0.45, 0.8
"""How far out, as shares of the half's width, the corners of an eye may lie at most: the jaw is narrower."""
_MOST = 3.0
"""So many times as wide as on the other side a part may be taken for."""
_CHIN_TIP = 152
_COARSE = 8
"""Where a pixel comes from changes slowly: it is worked out for every eighth of them."""


def of_one_half(bgr: ByteArray, landmarks_px: FloatArray, side: Side) -> ByteArray:
    """The unmirrored picture with a side's half of the face on both sides; `landmarks_px` (n, 2 or more) lie in it.

    Rows are square to the line between the outer corners of the eyes. In each the halves meet at the nose's own
    midline, and the reflection takes the place of the other half, as wide as that is, part by part: so a turned head
    stays a turned head. What lies around the face stays as it is. A mouth that is pulled to one side moves none of it.
    A picture of more than 480 rows comes back shrunk to so many.
    """
    if len(bgr) > _MOST_ROWS:
        shrunk = _MOST_ROWS / len(bgr)
        size = (round(bgr.shape[1] * shrunk), _MOST_ROWS)
        bgr = np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_LINEAR), np.uint8)
        landmarks_px = landmarks_px * shrunk
    across = landmarks_px[OUTER_CANTHUS.left, :2] - landmarks_px[OUTER_CANTHUS.right, :2]
    across = across / np.linalg.norm(across) * (1.0 if side is Side.LEFT else -1.0)  # towards the half that is meant
    down = np.array([-across[1], across[0]]) * (1.0 if side is Side.LEFT else -1.0)
    about = landmarks_px[:, :2] - landmarks_px[NOSE_BRIDGE, :2]
    height, width = bgr.shape[:2]
    x = _coarse(width) - landmarks_px[NOSE_BRIDGE, 0]
    y = _coarse(height)[:, None] - landmarks_px[NOSE_BRIDGE, 1]
    out_px, row_px = x * across[0] + y * across[1], x * down[0] + y * down[1]
    partner_px, middle_px, kept = _partner(out_px, row_px, about @ across, about @ down, side)
    shift_px = partner_px - out_px
    from_x = np.arange(width, dtype=np.float32) + _fine(shift_px * across[0], width, height)
    from_y = np.arange(height, dtype=np.float32)[:, None] + _fine(shift_px * across[1], width, height)
    reflected = cv2.remap(bgr, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    meant = np.clip(0.5 + _fine(out_px - middle_px, width, height) / _SEAM_PX, 0.0, 1.0)
    own = np.maximum(meant, _fine(kept, width, height)).astype(np.float32)
    return np.asarray(cv2.blendLinear(np.ascontiguousarray(bgr), reflected, own, 1 - own), dtype=np.uint8)


def _partner(
    out_px: FloatArray, row_px: FloatArray, across_px: FloatArray, low_px: FloatArray, side: Side
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How far out the place lies whose picture is shown, where the midline is, and how much stays as it is.

    `across_px` and `low_px` are the landmarks, out towards the half that is meant and down the face.
    """
    middle_px = _along(row_px, _MIDLINE, low_px, across_px)
    here = [middle_px, *_marks(row_px, low_px, across_px, middle_px, side)]
    there = [-middle_px, *_marks(row_px, low_px, -across_px, -middle_px, side.other)]
    at_px, found = -out_px, np.zeros_like(out_px)
    for number in range(len(here) - 1):
        near = there[number]
        share = (here[number + 1] - here[number]) / np.maximum(there[number + 1] - near, 1.0)
        reached = here[number] + np.clip(share, 1 / _MOST, _MOST) * (at_px - near)
        found = np.where((at_px >= near) | (number == 0), reached, found)
    far = (at_px - there[0]) / np.maximum(there[-1] - there[0], 1.0)
    up, low = row_px / min(-1.0, float(low_px[FOREHEAD])), row_px / max(1.0, float(low_px[_CHIN_TIP]))
    parts = zip((far, up, low), (_FADES, _FOREHEAD, _CHIN), strict=True)
    kept = [np.clip((share - begin) / (end - begin), 0.0, 1.0) for share, (begin, end) in parts]
    return found, middle_px, np.asarray(np.max(kept, axis=0))


def _marks(
    row_px: FloatArray, low_px: FloatArray, out_px: FloatArray, middle_px: FloatArray, side: Side
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """In each row of a half, how far out the eye's corners lie, where there is room for them, and the outline."""
    edge = np.maximum(_along(row_px, OUTLINE[side], low_px, out_px), middle_px + 1.0)
    inner, outer = (
        np.minimum(float(out_px[corner[side]]), middle_px + most * (edge - middle_px))
        for corner, most in ((INNER_CANTHUS, _INNER), (OUTER_CANTHUS, _OUTER))
    )
    return np.maximum(inner, middle_px + 0.5), np.maximum(outer, middle_px + 0.75), edge


def _along(row_px: FloatArray, marks: tuple[int, ...], low_px: FloatArray, out_px: FloatArray) -> FloatArray:
    """How far out a line through landmarks lies in these rows."""
    order = sorted(marks, key=lambda number: float(low_px[number]))
    return np.interp(row_px, low_px[order], out_px[order])


def _coarse(length: int) -> FloatArray:
    """The middles of every few pixels, as `cv2.resize` takes them."""
    count = max(2, length // _COARSE)
    return (np.arange(count) + 0.5) * length / count - 0.5


def _fine(values: FloatArray, width: int, height: int) -> NDArray[np.float32]:
    """The same for every pixel."""
    fine = cv2.resize(values.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(fine, np.float32)
