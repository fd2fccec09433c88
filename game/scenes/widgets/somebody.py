"""A drawn face of nobody that shows how a movement goes: even, calm, and a little larger than life."""

import math
from collections.abc import Callable, Mapping, Sequence

from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Point
from game.scenes.widgets.avatar import avatar
from game.scenes.widgets.mirror import PADDING
from game.scenes.widgets.sides import marker

_TOP_MM, _CHIN_MM = -112.0, 120.0
_HIGH_MM = 246.0
"""So much of the card's height the face takes, with air above and below."""
STEPS = 60
"""So finely it moves; drawn anew only where it has moved."""
_COUNT = 478
_RIM = 6.6

# One half of a face about the bridge of its nose, the patient's left, in millimetres: FaceMesh's number of a place on
# the left, of the same on the right, and where it is.
_OVAL = (
    (338, 109), (297, 67), (332, 103), (284, 54), (251, 21), (389, 162), (356, 127), (454, 234), (323, 93), (361, 132),
    (288, 58), (397, 172), (365, 136), (379, 150), (378, 149), (400, 176), (377, 148),
)  # fmt: skip
_LOWER_LIPS = ((375, 146), (321, 91), (405, 181), (314, 84))
_UPPER_LIPS = ((409, 185), (270, 40), (269, 39), (267, 37))
_MOUTH = ((324, 95), (318, 88), (402, 178), (317, 87)), ((415, 191), (310, 80), (311, 81), (312, 82))
_LOWER_LIDS = ((249, 7), (390, 163), (373, 144), (374, 145), (380, 153), (381, 154), (382, 155))
_UPPER_LIDS = ((466, 246), (388, 161), (387, 160), (386, 159), (385, 158), (384, 157), (398, 173))
_BROWS = ((300, 70), (293, 63), (334, 105), (296, 66), (336, 107))
_NOSE = (((327, 98), (14.0, 50.0)), ((326, 97), (8.0, 53.5)), ((279, 49), (17.5, 46.0)))
_MIDDLE: Mapping[int, Point] = {
    10: (0, -76), 152: (0, _CHIN_MM), 168: (0, 0), 6: (0, 10), 197: (0, 20), 195: (0, 29), 5: (0, 37), 2: (0, 55),
    0: (0, 68), 17: (0, 86), 13: (0, 76), 14: (0, 76.4),
}  # fmt: skip
_EYE_X, _EYE_Y, _EYE_WIDE, _LID_UP, _LID_DOWN = 33.0, 3.0, 16.0, 8.0, 5.6
_CORNER: Point = (26.0, 74.0)
_LIPS_MM = 76.0
_BESIDE_PX = 13.0

Half = Callable[[str, float], tuple[float, float]]


def somebody(canvas: Canvas, box: Box, movement: str, amount: float, marked: PerSide[int]) -> None:
    """Draw it on a card, so far (0..1) into a movement (as `Exercise.asks` names it); both sides' places are marked."""
    canvas = canvas.unturned(box)
    canvas.card(box)
    step = round(STEPS * amount) / STEPS
    canvas.kept(box, (movement, step), lambda: _drawn(canvas, box, movement, step, marked))


def _drawn(canvas: Canvas, box: Box, movement: str, amount: float, marked: PerSide[int]) -> None:
    inner = box.inset(PADDING)
    canvas.pill(inner, "sky_high", 20)
    scale = inner.h / _HIGH_MM
    x, y = inner.center
    middle = y - scale * (_TOP_MM + _CHIN_MM) / 2
    points = [(x - scale * across, middle + scale * down) for across, down in shape(movement, amount)]
    avatar(canvas, points, 3.0 * scale)
    across, down = _BESIDE[movement]
    for side, way in ((Side.LEFT, -1), (Side.RIGHT, 1)):
        at = points[marked[side]]
        beside = (at[0] + way * _BESIDE_PX * across, at[1] + _BESIDE_PX * down)
        canvas.disc(beside, 10, "paper", 0.9)
        marker(canvas, beside, side, 7)


def shape(movement: str, amount: float) -> Sequence[Point]:
    """Where FaceMesh's landmarks of it lie, in millimetres left of and below the bridge of the nose; others lie there.

    Raises KeyError for an unknown movement.
    """
    pull = _PULLS[movement]
    points: list[Point] = [(0.0, 0.0)] * _COUNT

    def both(pair: tuple[int, int], at: Point) -> None:
        points[pair[0]], points[pair[1]] = at, (-at[0], at[1])

    for number, at in _MIDDLE.items():
        points[number] = at
    for number, pair in enumerate(_OVAL):
        both(pair, _egg(math.pi * (number + 1) / (len(_OVAL) + 1)))
    nose = pull("nose", amount)
    points[2] = (0.0, points[2][1] + 0.6 * nose[1])
    for pair, (across, down) in _NOSE:
        both(pair, (across + nose[0], down + nose[1]))
    brow = pull("brow", amount)
    for number, pair in enumerate(_BROWS):
        share = number / (len(_BROWS) - 1)
        both(pair, (53 - 36 * share + brow[0], -14 - 3 * share - 6 * math.sin(math.pi * share) + brow[1]))
    cheek = pull("cheek", amount)
    both((425, 205), (46 + cheek[0], 46 + cheek[1]))
    _eyes(both, *pull("lids", amount))
    _mouth(points, both, pull("corner", amount), pull("lips", amount))
    return points


def _egg(turn: float) -> Point:
    """A point of the outline, from the forehead (0) to the chin (pi)."""
    down = -math.cos(turn)
    wide = 77.0 if down < 0 else 77.0 - 13.0 * down**2
    return wide * math.sin(turn) ** 0.8, 23 + (99.0 if down < 0 else _CHIN_MM - 23) * down


def _eyes(both: Callable[[tuple[int, int], Point], None], upper: float, lower: float) -> None:
    """The lids, so far closed from above and from below: together 1 is shut."""
    both((263, 33), (_EYE_X + _EYE_WIDE, _EYE_Y))
    both((362, 133), (_EYE_X - _EYE_WIDE, _EYE_Y + 1))
    high, low = _LID_UP - (_LID_UP + _LID_DOWN) * upper, _LID_DOWN - (_LID_UP + _LID_DOWN) * lower
    for lids, edge in ((_UPPER_LIDS, -high), (_LOWER_LIDS, low)):
        for number, pair in enumerate(lids):
            share = (number + 1) / (len(lids) + 1)
            both(pair, (_EYE_X + _EYE_WIDE * (1 - 2 * share), _EYE_Y + share + edge * math.sin(math.pi * share)))
    both((473, 468), (_EYE_X, _EYE_Y))
    both((474, 469), (_EYE_X + _RIM, _EYE_Y))


def _mouth(
    points: list[Point], both: Callable[[tuple[int, int], Point], None], corner: Point, lips: Point
) -> None:  # fmt: skip
    """Lips from corner to corner; `lips` is how much further forward, and so fuller and rounder, they are."""
    across, down = _CORNER[0] + corner[0], _CORNER[1] + corner[1]
    both((291, 61), (across, down))
    both((308, 78), (across - 3, down))
    fuller = lips[1]
    for pairs, edge in ((_UPPER_LIPS, -8.0 - fuller), (_LOWER_LIPS, 10.0 + fuller)):
        for number, pair in enumerate(pairs):
            out = 1 - (number + 1) / (len(pairs) + 1)
            both(pair, (across * out, _line(out, down) + edge * math.sqrt(1 - out**2.2)))
    for pairs, edge in zip(_MOUTH, (0.5, 0.0), strict=True):
        for number, pair in enumerate(pairs):
            out = 1 - (number + 1) / (len(pairs) + 1)
            both(pair, (across * out, _line(out, down) + edge))
    points[0], points[17] = (0, _line(0, down) - 7 - fuller), (0, _line(0, down) + 10 + fuller)
    points[13], points[14] = (0, _line(0, down)), (0, _line(0, down) + 0.5)


def _line(out: float, corner_down: float) -> float:
    """How far down the lips meet, from the middle (0) to the corner (1): it hangs between the corners."""
    middle = _LIPS_MM + 0.35 * (_CORNER[1] - corner_down)
    return float(middle + (corner_down - middle) * out**1.8)


def _moving(**ways: tuple[Point, Point]) -> Half:
    """What moves from where to where; everything else is at rest."""

    def pull(part: str, amount: float) -> Point:
        (x, y), (to_x, to_y) = ways.get(part, ((0.0, 0.0), (0.0, 0.0)))
        return x + amount * (to_x - x), y + amount * (to_y - y)

    return pull


_REST: Point = (0.0, 0.0)
_PULLS: Mapping[str, Half] = {
    "smile": _moving(corner=(_REST, (9.0, -9.0)), cheek=(_REST, (1.0, -6.0))),
    "pucker": _moving(corner=(_REST, (-11.0, 0.0)), lips=(_REST, (0.0, 4.5))),
    "blink": _moving(lids=(_REST, (0.97, 0.03))),
    "brow": _moving(brow=(_REST, (0.0, -11.0))),
    "nose": _moving(nose=(_REST, (1.0, -6.0)), cheek=(_REST, (0.0, -4.0))),
    "relax": _moving(
        corner=((3.0, -4.0), _REST), brow=((0.0, -4.0), (0.0, 1.0)), cheek=((0.0, -4.0), _REST),
        lids=(_REST, (0.18, 0.0)),
    ),
}  # fmt: skip
_OUT: Point = (1.0, 0.0)
_BESIDE: Mapping[str, Point] = {
    "smile": _OUT, "pucker": _OUT, "nose": _OUT, "relax": _OUT, "blink": (0.0, 1.0), "brow": (0.0, -1.0),
}  # fmt: skip
"""Where a mark stands, so that it hides nothing of what moves."""
