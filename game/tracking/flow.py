"""Finding the same skin again: optical flow from the picture of a rest, where the mesh alone would guess.

Face trackers are trained on healthy faces and pull the two sides together. Sparse optical flow (Lucas and Kanade 1981,
pyramidal after Bouguet 2000) follows the skin itself from a rest picture, each side by its own pixels: the mesh says
where the head is and where to look, the flow where the corner of the mouth has gone.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import Anchor, ByteArray, FloatArray, Picture
from game.signal import landmarks as mark
from game.signal.face import placed

Pixels = NDArray[np.float32]

STEADY = np.array(mark.STEADY)
MOVING = np.array([*mark.MOUTH_CORNER])
WINDOWS_MM = (15.0, 9.0)
"""Squares of skin that are compared: a large one to find the place, a small one to be exact about it."""
BACK_PX = 0.5
"""How far a point may land from where it began, followed there and back."""
FAR_MM = 5.0
"""How far skin and mesh may disagree before the mesh is believed."""
_MARGIN_MM = 40.0
_FINE = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 30, 0.005)


@dataclass(frozen=True, slots=True, eq=False)
class _Skin:
    """A rest picture's grey levels about the face, and where steady and moving points lie in it."""

    grey: ByteArray
    steady_px: FloatArray
    moving_px: Pixels
    px_per_mm: float


class Flow:
    """Refines the mesh's mouth corners against a rest; without one, or where skin is not found again, they stay."""

    def __init__(self) -> None:
        self._anchor: _Skin | None = None

    def rest(self, rest: Anchor | None) -> None:
        """Follow the skin from this rest on; None goes by the mesh alone."""
        if rest is None or rest.frame.landmarks_px is None:
            self._anchor = None
            return
        picture = rest.frame.picture
        points, per_mm = placed(rest.template_mm, rest.frame.landmarks_px)
        shown = points[np.concatenate([STEADY, MOVING]), :2]
        low, high = shown.min(axis=0) - _MARGIN_MM * per_mm, shown.max(axis=0) + _MARGIN_MM * per_mm
        size = (int(high[0] - low[0]), int(high[1] - low[1]))
        grey = _carried(picture.bgr, np.array([[1.0, 0.0, -low[0]], [0.0, 1.0, -low[1]]]), size)
        moving = (points[MOVING, :2] - low).astype(np.float32)
        self._anchor = _Skin(grey, points[STEADY, :2] - low, moving, per_mm)

    def refine(self, picture: Picture, landmarks_px: FloatArray) -> FloatArray:
        """Landmarks (478, 3) with the mouth corners where their skin is."""
        anchor = self._anchor
        if anchor is None:
            return landmarks_px
        fitted = cv2.estimateAffinePartial2D(landmarks_px[STEADY, :2], anchor.steady_px, method=cv2.LMEDS)[0]
        back = np.asarray(fitted, dtype=np.float64)
        if back.shape != (2, 3):  # no such map: the face is seen edge on
            return landmarks_px
        size = (anchor.grey.shape[1], anchor.grey.shape[0])
        guess = (landmarks_px[MOVING, :2] @ back[:, :2].T + back[:, 2]).astype(np.float32)
        found, trusted = _followed(anchor, _carried(picture.bgr, back, size), guess)
        forth = np.asarray(cv2.invertAffineTransform(back), dtype=np.float64)
        refined = landmarks_px.copy()
        refined[MOVING[trusted], :2] = found[trusted] @ forth[:, :2].T + forth[:, 2]
        return refined


def _followed(anchor: _Skin, grey: ByteArray, guess: Pixels) -> tuple[Pixels, NDArray[np.bool_]]:
    """Where the anchor's moving points are in a picture of the same frame, and which were found there and back."""
    start, there = anchor.moving_px, guess
    trusted = np.ones(len(start), dtype=bool)
    for level, window_mm in enumerate(WINDOWS_MM):
        side = max(7, round(window_mm * anchor.px_per_mm)) | 1
        there, seen = _flowed(anchor.grey, grey, start, there, side, 1 - level)
        again, seen_back = _flowed(grey, anchor.grey, there, start, side, 1 - level)
        trusted &= seen & seen_back & (np.linalg.norm(again - start, axis=1) < BACK_PX)
    trusted &= np.linalg.norm(there - guess, axis=1) < FAR_MM * anchor.px_per_mm
    return there, trusted


def _flowed(
    here: ByteArray, there: ByteArray, points: Pixels, guess: Pixels, side: int, levels: int
) -> tuple[Pixels, NDArray[np.bool_]]:
    found, seen, _ = cv2.calcOpticalFlowPyrLK(
        here, there, points, guess.copy(), winSize=(side, side), maxLevel=levels, criteria=_FINE,
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )  # fmt: skip
    return np.asarray(found, np.float32), np.asarray(seen).ravel() > 0


def _carried(bgr: ByteArray, way: FloatArray, size: tuple[int, int]) -> ByteArray:
    """A picture's grey levels, carried by an affine map (2, 3) into a frame of width and height `size`."""
    grey = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.warpAffine(grey, way, size, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)
