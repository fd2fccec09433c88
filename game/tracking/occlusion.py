"""What is in view of a face, and what something hides: MediaPipe finds a mouth in a hand, too.

Before a rest is known parts are told by their colours: lips are redder than the skin about them, the white of an eye is
bluer. From a rest on they are compared with themselves: lips must keep their red where their skin is not found again,
brows must look as they did, and eyes are out of view where their brow is.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from game.model.level import Ramp
from game.model.side import PerSide, Side
from game.model.sight import Light, Shown
from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.tracking.edges import eye_of
from game.tracking.found import MOVING, Laid
from game.tracking.light import light_of
from game.tracking.skin import Skin

RED = Ramp(zero=0.03, full=0.09)
"""How much redder lips are than skin at least, as a logarithm."""
LINE = Ramp(zero=0.30, full=0.45)
"""How much darker the line between the lips is, where lips have no colour of their own."""
RED_KEPT = Ramp(zero=0.30, full=0.60)
"""How much of their red at rest lips keep."""
PALE = 0.06
"""Lips that are less red than this at rest say nothing."""
WHITE = Ramp(zero=0.10, full=0.22)
"""How much bluer the white of an eye is than skin, as a logarithm."""
BROW = Ramp(zero=0.25, full=0.55)
"""The correlation of a brow with itself at rest, at the best place near by."""
BROW_SURE = Ramp(zero=0.55, full=0.80)
"""The same, where an eye has lost its white: it may only be closed."""
WHITE_KEPT = Ramp(zero=0.20, full=0.50)
"""How much of its white at rest an open eye keeps, however narrow."""
UNKNOWN = 0.5
_CANTHI_MM, _ROWS, _COLUMNS = 33.0, 20, 12
_LIPS, _LINES = slice(_ROWS - 7, _ROWS + 8), slice(_ROWS - 5, _ROWS + 6)
_SKIN = np.r_[0 : _ROWS - 12, _ROWS + 13 : 2 * _ROWS + 1]
_DIM = 8.0
_BRIGHT, _FEWEST = 0.45, 5
"""The white of an eye is brighter than this share of the skin; so is at least a fifth of the eye and its skin."""
_BROW_MM, _SEARCH_MM = 4.0, (3.0, 6.0)


@dataclass(frozen=True, slots=True)
class Lips:
    """How much redder each half of the lips is than the skin about them, and how dark the line between them."""

    red: PerSide[float]
    line: PerSide[float]


def lips_of(bgr: ByteArray, points: FloatArray) -> Lips:
    """The lips of landmarks (478, 3) in pixels, or whatever is before them."""
    along = points[mark.OUTER_CANTHUS.left, :2] - points[mark.OUTER_CANTHUS.right, :2]
    along /= np.linalg.norm(along)
    between = np.linalg.norm(points[mark.INNER_CANTHUS.left, :2] - points[mark.INNER_CANTHUS.right, :2])
    right = along * between / _CANTHI_MM
    down = np.array([-right[1], right[0]])
    corner = points[list(mark.LIPS), :2].mean(axis=0) - _COLUMNS * right - _ROWS * down
    seen = cv2.warpAffine(
        bgr, np.column_stack([right, down, corner]), (2 * _COLUMNS + 1, 2 * _ROWS + 1),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)  # fmt: skip
    halves = np.stack([seen[:, _COLUMNS + 1 :], seen[:, :_COLUMNS]]).mean(axis=2)
    red, grey = np.log((halves[:, :, 2] + _DIM) / (halves[:, :, 1] + _DIM)), halves.mean(axis=2)
    redder = red[:, _LIPS].max(axis=1) - np.median(red[:, _SKIN], axis=1)
    darker = 1 - grey[:, _LINES].min(axis=1) / np.maximum(1.0, np.median(grey[:, _SKIN], axis=1))
    return Lips(PerSide(*redder.tolist()), PerSide(*darker.tolist()))


def whites_of(bgr: ByteArray, points: FloatArray, light: Light) -> PerSide[float]:
    """How much bluer than the skin the bluest of each eye is, as a logarithm; 0 where all of it is dark.

    Where the skin's colour is not known it is 1.
    """
    colour = light.colour
    if colour is None:
        return PerSide(1.0, 1.0)

    def bluest(side: Side) -> float:
        eye = eye_of(points, side)
        corner = eye.px(np.array([-11.0]), np.array([-5.0]))[0]
        seen = cv2.warpAffine(
            bgr, np.column_stack([eye.along, eye.down, corner]), (23, 11),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
        ).reshape(-1, 3).astype(np.float32)  # fmt: skip
        bright = seen[seen[:, 2] > _BRIGHT * 255 * light.level] + np.float32(_DIM)
        if len(bright) * _FEWEST < len(seen):
            return 0.0
        bluer = np.sort(np.log(bright[:, 0] / bright[:, 2]))
        return float(bluer[len(bluer) * 9 // 10]) + colour[0] + colour[1]

    return PerSide(bluest(Side.LEFT), bluest(Side.RIGHT))


def in_view(bgr: ByteArray, points: FloatArray, light: Light, lids: PerSide[bool]) -> Shown:
    """What is in view by its colours alone. `lids` says where lids' margins are certain."""
    lips, whites = lips_of(bgr, points), whites_of(bgr, points, light)
    return Shown(
        mouth=PerSide(*(max(RED(lips.red[side]), LINE(lips.line[side])) for side in Side)),
        eye=PerSide(*(min(WHITE(whites[side]), 1.0 if lids[side] else UNKNOWN) for side in Side)),
    )


class AtRest:
    """A rest's lips and brows, to tell what of them is still in view."""

    def __init__(self, bgr: ByteArray, points: FloatArray, skin: Skin) -> None:
        self._lips, self._whites = lips_of(bgr, points), whites_of(bgr, points, light_of(bgr, points))
        self._skin = skin
        pad = _BROW_MM * skin.px_per_mm
        self._search = tuple(round(each * skin.px_per_mm) for each in _SEARCH_MM)
        self._boxes = []
        for side in Side:
            spots = skin.start_px[np.isin(MOVING, mark.BROW[side])]
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
        whites = self._whites if laid.found else whites_of(bgr, points, light)
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
        before = self._skin.lit[top:bottom, left:right]
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
