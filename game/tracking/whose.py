"""Whose face is tracked where there are several: the one that was tracked last, else the largest.

FaceMesh alone takes whichever it is surest of, and each time it looks anew another one. So before it looks, a small
detector counts the faces (BlazeFace: Bazarevsky et al. 2019, arXiv:1907.05047), and all but one are covered.
"""

import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.tracking.solutions import solution

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""

ROOM = 0.6
"""How much of its own size is left uncovered around a face, on each side."""
NEARLY_AS_LARGE = 0.5
"""A face smaller than this share of the largest is not taken for the one that was tracked before."""


class Faces:
    """Counts faces, offline, by the model for five metres: the one for two metres gives small faces large boxes."""

    def __init__(self) -> None:
        self._detector = solution("face_detection").FaceDetection(model_selection=1, min_detection_confidence=0.5)

    def one_of_several(self, rgb: ByteArray, last: Box | None) -> Box | None:
        """The face to track: of those about as large as the largest the nearest to `last`; None for fewer than two."""
        found = self._detector.process(rgb).detections or []
        if len(found) < 2:
            return None
        size = np.array([rgb.shape[1], rgb.shape[0]])
        places = [each.location_data.relative_bounding_box for each in found]
        boxes = np.array([(b.xmin, b.ymin, b.xmin + b.width, b.ymin + b.height) for b in places]) * np.tile(size, 2)
        return _box(chosen(boxes, None if last is None else np.array(last, np.float64)))

    def close(self) -> None:
        """Let go of the model."""
        self._detector.close()


def chosen(boxes: FloatArray, last: FloatArray | None) -> FloatArray:
    """Of boxes (n, 4) the one to track."""
    widths = boxes[:, 2] - boxes[:, 0]
    if last is None:
        return np.asarray(boxes[np.argmax(widths)])
    near = boxes[widths >= NEARLY_AS_LARGE * widths.max()]
    return np.asarray(near[np.argmin(np.linalg.norm(_middles(near) - _middles(last[None]), axis=1))])


def box_of(points: FloatArray) -> Box:
    """What landmarks (478, 3) cover."""
    return _box(np.concatenate([points[:, :2].min(axis=0), points[:, :2].max(axis=0)]))


def apart(some: FloatArray, others: FloatArray) -> bool:
    """Whether two sets of landmarks (478, 3) cannot be one face."""
    width = np.ptp(some[:, 0])
    return bool(np.linalg.norm((some - others)[:, :2].mean(axis=0)) > width / 4)


def covered(rgb: ByteArray, box: Box) -> ByteArray:
    """The picture, grey but for a face and some room around it."""
    left, top, right, bottom = box
    room = round(ROOM * max(right - left, bottom - top))
    rows, columns = slice(max(0, top - room), bottom + room), slice(max(0, left - room), right + room)
    seen: NDArray[np.uint8] = np.full_like(rgb, 128)
    seen[rows, columns] = rgb[rows, columns]
    return seen


def _middles(boxes: FloatArray) -> FloatArray:
    return np.asarray((boxes[:, :2] + boxes[:, 2:]) / 2)


def _box(edges: FloatArray) -> Box:
    left, top, right, bottom = np.rint(edges).astype(int).tolist()
    return left, top, right, bottom
