"""The rest's own picture of mouth, brows and nostrils, evenly lit, by which its spots are found in later pictures."""

from collections.abc import Sequence

import cv2
import numpy as np

from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.tracking.found import MOVING
from game.tracking.optic import Pixels, evenly_lit, followed
from game.tracking.patches import Patches

CORNERS = np.isin(MOVING, tuple(mark.MOUTH_CORNER))
"""Which spots are corners of the mouth."""
_MARGIN_MM = 28.0
_BEYOND = 0.1
"""How much darker and brighter than what lies between the spots skin may be."""
_LIGHT_MM = 8.0
"""Light that changes more slowly over the face than this is taken out: flow would take its change for movement."""


class Cutout:
    """What surrounds the spots of a rest picture. Raises ValueError where too little of it is in the picture."""

    def __init__(self, grey: ByteArray, spots_px: Pixels, px_per_mm: float) -> None:
        """`px_per_mm` is how long a millimetre is in the picture."""
        self.px_per_mm = px_per_mm
        low = np.maximum(0, spots_px.min(axis=0) - _MARGIN_MM * px_per_mm).astype(int)
        high = (spots_px.max(axis=0) + _MARGIN_MM * px_per_mm).astype(int)
        face = grey[low[1] : high[1], low[0] : high[0]]
        if min(face.shape) < _MARGIN_MM * px_per_mm:
            raise ValueError("the face is not in the picture")
        self.start_px: Pixels = np.asarray(spots_px - low, np.float32)
        """Where the spots are."""
        self._range = np.percentile(face[_within(self.start_px)], (2, 98)) * (1 - _BEYOND, 1 + _BEYOND)
        self._show(self._evened(face))

    def settle(self, laid: Sequence[ByteArray]) -> None:
        """Take several pictures of the same rest together, laid over this one, so that no picture's noise stays."""
        self._show(np.asarray(np.rint(np.mean(laid, axis=0)), np.uint8))

    def laid(self, grey: ByteArray, back: FloatArray) -> ByteArray:
        """A picture carried onto this one by a map (2, 3), evenly lit."""
        size = (self.lit.shape[1], self.lit.shape[0])
        return self._evened(np.asarray(cv2.warpAffine(grey, back, size, borderMode=cv2.BORDER_REPLICATE), np.uint8))

    def spots(self, laid: ByteArray, guess: Pixels) -> tuple[Pixels, FloatArray]:
        """Where the spots are in a picture laid over this one, and how far off each is, followed there and back."""
        px, off_px = followed(self.lit, laid, self.start_px, guess, self.px_per_mm)
        px[CORNERS] = self._patches.found(laid, px[CORNERS])
        return px, off_px

    def _show(self, lit: ByteArray) -> None:
        self.lit = lit
        self._patches = Patches(lit, self.start_px[CORNERS], self.px_per_mm)

    def _evened(self, grey: ByteArray) -> ByteArray:
        return evenly_lit(grey, _LIGHT_MM * self.px_per_mm, *self._range)


def _within(spots: Pixels) -> tuple[slice, slice]:
    """The rows and columns between spots."""
    (left, top), (right, bottom) = spots.min(axis=0).astype(int).tolist(), spots.max(axis=0).astype(int).tolist()
    return slice(top, bottom + 1), slice(left, right + 1)
