"""A drawn face that moves as the player's own: for whoever would rather not look at themselves.

Numbers are MediaPipe's contours of the canonical face mesh, the patient's right first where there are two.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import chain

from game.ports import Canvas, Point

_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
_LIPS = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185)
_MOUTH = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191)
_EYES = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246),
    (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466),
)
_UPPER_LIDS = ((33, 246, 161, 160, 159, 158, 157, 173, 133), (263, 466, 388, 387, 386, 385, 384, 398, 362))
_MIDDLE_LIDS = ((159, 145), (386, 374))
_IRISES = ((468, 469), (473, 474))
"""The middle of each, and a point of its rim."""
_BROWS = ((70, 63, 105, 66, 107), (300, 293, 334, 296, 336))
_NOSE = ((168, 6, 197, 195, 5), (98, 97, 2, 326, 327))
_CHEEKS = (205, 425)
_HAIRLINE = (234, 127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356, 454)
_BRIDGE = 168
_SMOOTH = 24
NEEDED = tuple(
    sorted(
        {_BRIDGE, *_CHEEKS}.union(
            _OVAL, _LIPS, _MOUTH, _HAIRLINE, chain(*_EYES, *_UPPER_LIDS, *_MIDDLE_LIDS, *_IRISES, *_BROWS, *_NOSE)
        )
    )
)
"""The landmarks that are drawn."""


def avatar(canvas: Canvas, points: Sequence[Point] | Mapping[int, Point], unit: float) -> None:
    """Draw the face whose landmarks, all 478 or those `NEEDED`, lie at these points of the canvas.

    `unit` is a hundredth of its height.
    """

    def at(indices: Sequence[int]) -> list[Point]:
        return [points[index] for index in indices]

    x, y = points[_BRIDGE]
    canvas.polygon([(x + 1.16 * (px - x), y + 1.5 * (py - y)) for px, py in at(_HAIRLINE)], "seed")
    for ear in at((_HAIRLINE[0], _HAIRLINE[-1])):
        canvas.disc(ear, 4.5 * unit, "skin")
    canvas.polygon(at(_OVAL), "skin")
    for cheek in at(_CHEEKS):
        canvas.glow(cheek, 11 * unit, "petal_deep", 0.25)
    for contour, lid, (upper, lower), (iris, rim) in zip(_EYES, _UPPER_LIDS, _MIDDLE_LIDS, _IRISES, strict=True):
        canvas.polygon(at(contour), "blossom")
        radius = math.dist(points[rim], points[iris]) or unit
        canvas.polygon(_between(points[iris], radius, points[upper][1], points[lower][1]), "hill_5")
        canvas.line(at(lid), "seed", 0.9 * unit)
    for brow in _BROWS:
        canvas.line(at(brow), "seed", 1.5 * unit)
    for line in _NOSE:
        canvas.line(at(line), "skin_deep", 1.2 * unit)
    canvas.polygon(at(_LIPS), "skin_deep")
    canvas.polygon(at(_MOUTH), "seed")


def _between(middle: Point, radius: float, upper: float, lower: float) -> list[Point]:
    """An iris, as much of it as both lids leave to be seen."""
    turns = [2 * math.pi * step / _SMOOTH for step in range(_SMOOTH)]
    x, y = middle
    return [(x + radius * math.sin(t), min(max(upper, lower), max(upper, y + radius * math.cos(t)))) for t in turns]
