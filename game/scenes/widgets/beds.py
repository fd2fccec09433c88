"""Where the plots of the garden lie: a near row and a far one, with a path that comes past all of them."""

import math
from dataclasses import dataclass

from game.ports import Box, Point

_X, _WIDE, _GAP = 28.0, 1224.0, 8.0
_ROWS = (Box(_X, 384, _WIDE, 212), Box(_X, 166, _WIDE, 212))
"""The near row and the far one."""
_SIZE_PX, _SMALLER = 128.0, 0.9
"""How high an emblem is at most, and how much smaller one far away."""
_SWAY_PX = 16.0
_GATE: tuple[Point, ...] = ((300.0, 760.0), (150.0, 640.0))
_HOUSE: tuple[Point, ...] = ((132.0, 284.0), (262.0, 262.0), (388.0, 250.0), (402.0, 228.0))
"""Where the path comes from and where it leads to."""
_PIECES = 14


@dataclass(frozen=True, slots=True)
class Bed:
    """One plot's room: all of its `cell` may be pressed, its label is at most `wide` and its foot in the middle."""

    cell: Box
    x: float
    far: bool

    @property
    def wide(self) -> float:
        """How wide a label may be."""
        return self.cell.w - 2 * _GAP

    def size(self, label_high: float) -> float:
        """How high an emblem may be above a label."""
        return min(_SIZE_PX * (_SMALLER if self.far else 1.0), self.cell.h - label_high - _GAP)

    def foot(self, label_high: float) -> Point:
        """Where the emblem stands: right above the label."""
        return (self.x, self.cell.y + self.cell.h - label_high - _GAP)


def beds(count: int) -> list[Bed]:
    """So many beds along the path: the near row from the left to the right, then the far one back to the left."""
    near = -(-count // 2)
    found = []
    for number in range(count):
        far = number >= near
        row, across = _ROWS[far], (count - near) if far else near
        place = count - 1 - number if far else number
        cell = Box(row.x + place * row.w / across, row.y, row.w / across, row.h)
        sway = min(_SWAY_PX, cell.w / 20) * math.sin(2.4 * number + 0.6)
        found.append(Bed(cell, cell.center[0] + sway, far))
    return found


def path(feet: list[Point]) -> list[tuple[Point, float]]:
    """The middle of the path from the gate past all feet to the house, and its half width in pixels."""
    through = [*_GATE, *((x, y + 6) for x, y in feet), *_HOUSE]
    ends = [through[0], *through, through[-1]]
    found: list[tuple[Point, float]] = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for piece in range(_PIECES):
            x, y = (_along(piece / _PIECES, *four) for four in zip(before, start, end, after, strict=True))
            found.append(((x, y), _half_px(y)))
    return found


def _along(t: float, before: float, start: float, end: float, after: float) -> float:
    """A Catmull-Rom spline between `start` and `end`."""
    slope, curve = (end - before) / 2, before - 2.5 * start + 2 * end - after / 2
    return start + t * (slope + t * (curve + t * ((after - before) / 2 + 1.5 * (start - end))))


def _half_px(y: float) -> float:
    """Half the path's width at a height of the picture: far away it is narrow."""
    return max(3.0, min(30.0, 4.0 + 26.0 * (y - 230.0) / 330.0))


def ribbon(middle: list[tuple[Point, float]]) -> list[Point]:
    """The outline of a path that lies on the ground: seen from low, it is wider across than away."""
    left, right = [], []
    for number, ((x, y), half) in enumerate(middle):
        (x0, y0), (x1, y1) = middle[max(0, number - 1)][0], middle[min(len(middle) - 1, number + 1)][0]
        long = math.hypot(x1 - x0, y1 - y0) or 1.0
        across, down = half * (y1 - y0) / long, 0.42 * half * (x1 - x0) / long
        left.append((x - across, y + down))
        right.append((x + across, y - down))
    return [*left, *reversed(right)]
