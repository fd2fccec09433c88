"""How a face is lit and how sharp it is: from the skin at its landmarks and the edges about its eyes."""

import cv2
import numpy as np

from game.model.sight import Light
from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark

WHITE = 250
"""A grey level from which on nothing is left to see."""
DARKEST = 12
"""A grey level below which a colour is noise."""
_SIDES = np.array([
    (266, 329, 425, 280, 352, 411, 436, 427, 434, 297, 332, 299, 337, 333, 346, 347),
    (36, 100, 205, 50, 123, 187, 216, 207, 214, 67, 103, 69, 108, 104, 117, 118),
])  # fmt: skip
"""Landmarks on cheeks and forehead, in pairs of left and right."""
_ROOM = np.array([0.06, 0.17])
"""How far beyond the outer corners of the eyes edges are looked for, across and down, in widths between them."""
_SMALLEST_PX = 8
_STEEPEST = 0.01
"""The share of pixels whose mean steepness counts."""


def light_of(bgr: ByteArray, points: FloatArray) -> Light:
    """The light on a face with landmarks (478, 3) in pixels; what is outside of the picture does not count."""
    size = bgr.shape[1::-1]
    at = points[_SIDES.ravel(), :2].astype(np.intp)
    inside = ((at >= 0) & (at < size)).all(axis=1)
    if not inside.any():
        return Light()
    across, down = np.clip(at, 0, np.array(size) - 1).T
    skin = bgr[down, across]
    brightest = np.where(inside, skin.max(axis=1), np.median(skin.max(axis=1)[inside])).reshape(_SIDES.shape)
    darker, brighter = sorted(np.median(brightest, axis=1).tolist())
    return Light(
        level=darker / 255,
        even=darker / max(1.0, brighter),
        white=float((skin[inside].min(axis=1) >= WHITE).mean()),
        edge=_edge(bgr, points[list(mark.OUTER_CANTHUS), :2]),
        colour=_colour(skin[inside]),
    )


def _colour(skin: ByteArray) -> tuple[float, float] | None:
    """The usual colour of skin (n, 3) that is neither dark nor washed out; None where too little is."""
    told = skin[(skin.min(axis=1) >= DARKEST) & (skin.max(axis=1) < WHITE)]
    if len(told) * 4 < len(skin):
        return None
    blue, green, red = np.log(told.astype(np.float64)).T
    return float(np.median(red - green)), float(np.median(green - blue))


def _edge(bgr: ByteArray, corners: FloatArray) -> float:
    """How wide the sharpest edges about the eyes are: the contrast there over the steepest slopes."""
    width = float(np.linalg.norm(corners[0] - corners[1]))
    low, high = corners.min(axis=0) - _ROOM * width, corners.max(axis=0) + _ROOM * width
    left, top, right, bottom = np.clip([*low, *high], 0, [*bgr.shape[1::-1]] * 2).astype(int).tolist()
    if min(right - left, bottom - top) < _SMALLEST_PX:
        return 1.0
    grey = np.asarray(cv2.extractChannel(bgr[top:bottom, left:right], 1), np.uint8)
    soft = np.asarray(cv2.blur(grey, (3, 3)), np.uint8)
    along, across = cv2.absdiff(soft[2:, 1:-1], soft[:-2, 1:-1]), cv2.absdiff(soft[1:-1, 2:], soft[1:-1, :-2])
    steep = np.asarray(cv2.max(along, across), np.uint8)
    steepest = 255 - int(np.searchsorted(_counted(steep)[::-1].cumsum(), max(4, round(_STEEPEST * steep.size))))
    dark, bright = np.searchsorted(_counted(grey).cumsum() / grey.size, (0.02, 0.95)).tolist()
    return float(bright - dark) / max(0.5, steepest / 2) / width


def _counted(grey: ByteArray) -> FloatArray:
    """How many pixels have each of the 256 grey levels."""
    return np.asarray(cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel(), np.float64)
