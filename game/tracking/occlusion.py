"""What of a face something hides, compared with itself at rest.

Lips must keep their red where their skin is not found again, brows must look as they did, and eyes are out of view
where their brow is. Before a rest is known, colours alone tell (`colours`).
"""

import cv2
import numpy as np

from game.model.level import Ramp
from game.model.side import PerSide, Side
from game.model.sight import Light, Shown
from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.tracking.colours import UNKNOWN, WHITE, Lips, lips_of, whites_of
from game.tracking.found import MOVING, Laid
from game.tracking.light import light_of
from game.tracking.skin import Skin

RED_KEPT = Ramp(zero=0.30, full=0.60)
"""How much of their red at rest lips keep."""
PALE = 0.06
"""Lips that are less red than this at rest say nothing."""
BROW = Ramp(zero=0.25, full=0.55)
"""The correlation of a brow with itself at rest, at the best place near by."""
BROW_SURE = Ramp(zero=0.55, full=0.80)
"""The same, where an eye has lost its white: it may only be closed."""
WHITE_KEPT = Ramp(zero=0.20, full=0.50)
"""How much of its white at rest an open eye keeps, however narrow."""
_BROW_MM, _SEARCH_MM = 4.0, (3.0, 6.0)
_NO_WHITES = PerSide(0.0, 0.0)


class AtRest:
    """A rest's lips and brows, to tell what of them is still in view."""

    def __init__(self, bgr: ByteArray, points: FloatArray, skin: Skin) -> None:
        self._lips = lips_of(bgr, points)
        self._whites = whites_of(bgr, points, light_of(bgr, points)) or _NO_WHITES
        self._skin = skin
        pad = _BROW_MM * skin.cutout.px_per_mm
        self._search = tuple(round(each * skin.cutout.px_per_mm) for each in _SEARCH_MM)
        self._boxes = []
        for side in Side:
            spots = skin.cutout.start_px[np.isin(MOVING, mark.BROW[side])]
            low, high = np.floor(spots.min(axis=0) - pad).astype(int), np.ceil(spots.max(axis=0) + pad).astype(int)
            self._boxes.append((*np.maximum(low, 0).tolist(), *high.tolist()))

    def in_view(self, bgr: ByteArray, points: FloatArray, light: Light, lids: PerSide[bool]) -> Shown:
        """What is in view of it in the picture that the skin was last looked for in."""
        laid = self._skin.laid
        if laid is None:
            return Shown()
        sides = list(Side)
        corners = [laid.any_sure((mark.MOUTH_CORNER[side],)) for side in sides]
        lips = None if all(corners) else lips_of(bgr, points)
        whites = self._whites if laid.found else whites_of(bgr, points, light) or _NO_WHITES
        mouth = [
            1.0 if lips is None or corner else self._red(side, lips)
            for side, corner in zip(sides, corners, strict=True)
        ]
        matched = [self._match(number, side, laid) for number, side in enumerate(sides)]
        brow = [BROW(each) for each in matched]
        eye = [
            (1.0 if lids[side] else UNKNOWN)
            if laid.found
            else self._eye(matched[number], lids[side], whites[side], self._whites[side])
            for number, side in enumerate(sides)
        ]
        nose = [
            1.0 if not laid.found or laid.any_sure(mark.NOSTRIL[side]) else mouth[number]  # they are hidden together
            for number, side in enumerate(sides)
        ]
        return Shown(PerSide(*mouth), PerSide(*nose), PerSide(*brow), PerSide(*eye))

    def _red(self, side: Side, lips: Lips) -> float:
        red = self._lips.red[side]
        return RED_KEPT(lips.red[side] / red) if red >= PALE else UNKNOWN

    def _match(self, number: int, side: Side, laid: Laid) -> float:
        """How much a brow looks as it did at rest, as a correlation; 1 where its skin was found again."""
        if laid.any_sure(mark.BROW[side]):
            return 1.0
        left, top, right, bottom = self._boxes[number]
        across, down = self._search
        before = self._skin.cutout.lit[top:bottom, left:right]
        now = laid.lit[max(0, top - down) : bottom + down, max(0, left - across) : right + across]
        if min(before.shape) < 4 or now.shape[0] < before.shape[0] or now.shape[1] < before.shape[1]:
            return UNKNOWN
        return float(cv2.matchTemplate(now, before, cv2.TM_CCOEFF_NORMED).max())

    @staticmethod
    def _eye(brow: float, lids: bool, white: float, white_at_rest: float) -> float:
        """An eye in a face whose skin is not found again: by its white, or, as it may be closed, by its brow."""
        if not lids:
            return BROW(brow)
        kept = WHITE_KEPT(white / white_at_rest) if white_at_rest > WHITE.zero else 0.0
        return max(kept, BROW_SURE(brow))
