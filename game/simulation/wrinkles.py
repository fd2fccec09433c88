"""Folds that deepen with movement: beside the mouth, over the nose, on the forehead, under the eyes."""

import numpy as np

from game.model.signals import ByteArray
from game.simulation.look import Look
from game.simulation.muscles import Muscles
from game.simulation.relief import BOX_MM
from game.simulation.sheet import Layer, Points, Sheet, bend

_SMILE: tuple[Points, ...] = (((19, 45), (27, 52), (33, 61), (34, 70)),)
_DIMPLE: tuple[Points, ...] = (((27, 65), (28.5, 69), (27.5, 73)),)
_NOSE: tuple[Points, ...] = (((7, 2), (10, 8), (11, 16)), ((12, 3), (14, 9), (14, 14)), ((17, 34), (20, 42), (21, 48)))
_BROW: tuple[Points, ...] = (((4, -46), (24, -49), (46, -43)), ((4, -56), (24, -59), (42, -54)))
_SQUINT: tuple[Points, ...] = (
    ((20, 9), (31, 11.5), (42, 8)),
    ((48, 1), (53, 0), (57, -2)),
    ((48, 3), (53, 5), (57, 6)),
)
_PUCKER: tuple[Points, ...] = (((8, 82), (12, 85), (16, 84)), ((22, 62), (25, 68), (22, 76)))


class Wrinkles:
    """Painted once for a look; pressed into a head's paint by how far the muscles move."""

    def __init__(self, look: Look, per_mm: float) -> None:
        depth = 0.45 + 0.55 * look.line
        kinds = ((_SMILE, 3.2, 0.62), (_DIMPLE, 2.6, 0.4), (_NOSE, 2.2, 0.5), (_BROW, 1.8, 0.45), (_SQUINT, 1.8, 0.22),
                 (_PUCKER, 3.0, 0.4))  # fmt: skip
        self._shade = np.array(look.shade) / np.maximum(np.array(look.skin), 1.0)
        self._folds = [
            [_fold(lines, side, width, per_mm, strength * depth) for side in (1, -1)]
            for lines, width, strength in kinds
        ]

    def press(self, paint: ByteArray, muscles: Muscles) -> None:
        """Deepen the folds in a head's paint (premultiplied, 4 channels), in place."""
        amounts = (muscles.smile, muscles.smile, muscles.nose, muscles.brow, muscles.eye, muscles.pucker)
        for folds, amount in zip(self._folds, amounts, strict=True):
            for (rows, columns, depth), pulled in zip(folds, amount, strict=True):
                if pulled < 0.02:
                    continue
                darker = 1 - (depth * min(1.3, pulled))[:, :, None] * (1 - self._shade)
                part = paint[rows, columns, :3]
                part[:] = (part * darker).astype(np.uint8)


def _fold(
    lines: tuple[Points, ...], side: int, width_mm: float, per_mm: float, strength: float
) -> tuple[slice, slice, Layer]:
    sheet = Sheet.blank(BOX_MM, per_mm)
    cover = np.zeros(sheet.paint.shape[1:], dtype=np.float32)
    for line in lines:
        stroke = sheet.stroke(bend([(side * x, y) for x, y in line]), width_mm, width_mm * 0.45, taper=0.85)
        cover = np.maximum(cover, stroke)
    used = np.argwhere(cover > 0.004)
    (top, left), (bottom, right) = used.min(axis=0), used.max(axis=0) + 1
    rows, columns = slice(int(top), int(bottom)), slice(int(left), int(right))
    return rows, columns, cover[rows, columns] * np.float32(strength)
