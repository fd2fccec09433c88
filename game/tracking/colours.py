"""What is in view of a face by its colours alone, before a rest is known: MediaPipe finds a mouth in a hand, too.

Lips are redder than the skin about them, or parted by a dark line, and the white of an eye is bluer.
"""

from dataclasses import dataclass
from math import hypot

import cv2
import numpy as np

from game.model.level import Ramp
from game.model.side import PerSide, Side
from game.model.sight import Light, Shown
from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.tracking.edges import eye_of

RED = Ramp(zero=0.03, full=0.09)
"""How much redder lips are than skin at least, as a logarithm."""
LINE = Ramp(zero=0.30, full=0.45)
"""How much darker the line between the lips is, where lips have no colour of their own."""
WHITE = Ramp(zero=0.10, full=0.22)
"""How much bluer the white of an eye is than skin, as a logarithm."""
GREY = 0.04
"""Skin whose colour's logarithms come to less than this has none, as in a grey film: colours say nothing there."""
RED_ABOVE = 0.20
"""So red is no hair and no forehead: up to 0.12 there, lips from 0.25."""
UNKNOWN = 0.5
_LIPS_UP_MM = (68.0, 76.0)
_CANTHI_MM, _ROWS, _COLUMNS = 33.0, 20, 12
_LIPS, _LINES = slice(_ROWS - 7, _ROWS + 8), slice(_ROWS - 5, _ROWS + 6)
_SKIN = np.r_[0 : _ROWS - 12, _ROWS + 13 : 2 * _ROWS + 1]
_DIM = 8.0
_BRIGHT, _FEWEST = 0.45, 5
"""The white of an eye is brighter than this share of the skin; so is at least a fifth of the eye and its skin."""


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


def whites_of(bgr: ByteArray, points: FloatArray, light: Light) -> PerSide[float] | None:
    """How much bluer than the skin the bluest of each eye is, as a logarithm; 0 where all of it is dark.

    None where the skin's colour is not known, or it has none.
    """
    colour = light.colour
    if colour is None or hypot(*colour) < GREY:
        return None

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
    white = PerSide(1.0, 1.0) if whites is None else whites.map(WHITE)
    return Shown(
        mouth=PerSide(*(max(RED(lips.red[side]), LINE(lips.line[side])) for side in Side)),
        eye=PerSide(*(min(white[side], 1.0 if lids[side] else UNKNOWN) for side in Side)),
    )


def upside_down(bgr: ByteArray, points: FloatArray, light: Light, shown: Shown) -> bool:
    """Whether lips lie as far above the eyes as they should lie below them."""
    if max(shown.mouth) > UNKNOWN or light.colour is None or hypot(*light.colour) < GREY:
        return False
    eyes = points[[*mark.INNER_CANTHUS, *mark.OUTER_CANTHUS], :2].mean(axis=0)
    turned = points.copy()
    turned[:, :2] = 2 * eyes - points[:, :2]
    between = points[mark.INNER_CANTHUS.left, :2] - points[mark.INNER_CANTHUS.right, :2]
    up_mm = np.array([between[1], -between[0]]) / _CANTHI_MM

    def red(height_mm: float) -> float:
        lips_px = eyes + height_mm * up_mm
        if not ((lips_px >= 0) & (lips_px < bgr.shape[1::-1])).all():
            return 0.0
        turned[list(mark.LIPS), :2] = lips_px
        return min(lips_of(bgr, turned).red)

    return max(map(red, _LIPS_UP_MM)) > RED_ABOVE
