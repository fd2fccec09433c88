"""What has grown in the garden: every plant in a place of its own, by its number and its kind."""

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.model.signals import BoolArray, FloatArray
from game.ports import Box, Canvas, Point

NEARBY, MOST = 24, 80
"""So many of a kind grow about their plot, so many with those all over the meadow; after those, each grows taller."""
_TALLER, _STEPS_UP = 0.16, 3
_GROUND = Box(16, 296, 1248, 318)
_GOLDEN = math.pi * (3 - math.sqrt(5))
_ACROSS, _ALONG = 0.7548776662466927, 0.5698402909980532
"""The steps of the sequence that fills a square most evenly (Roberts 2018, "R2")."""
_AROUND, _DOWN_PX = (186.0, 58.0), 20.0
_APART = (25.0, 13.0)
"""How far plants of a kind keep from each other, across and away."""
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Sprout:
    """One plant: its art, where its foot is, and how high it is."""

    art: str
    foot: Point
    size: float


@dataclass(frozen=True, slots=True)
class Meadow:
    """Where something may grow: not on what is `kept_free`, and not on the path."""

    kept_free: Sequence[Box]
    path: FloatArray
    """The middle of the path, (n, 3): x, y, half its width."""

    def holds(self, spots: FloatArray) -> BoolArray:
        """Where a plant may stand, of spots (n, 2)."""
        free = _inside(_GROUND, spots)
        for box in self.kept_free:
            free &= ~_inside(box, spots)
        x, y, half = self.path.T
        across = (spots[free, 0, None] - x) / (half + 6.0)
        away = (spots[free, 1, None] - y) / (0.5 * half + 6.0)
        free[free] = (across**2 + away**2).min(axis=-1) > 1.0
        return free


def _inside(box: Box, spots: FloatArray) -> BoolArray:
    x, y = spots[..., 0], spots[..., 1]
    return (x >= box.x) & (x <= box.x + box.w) & (y >= box.y) & (y <= box.y + box.h)


def grown(meadow: Meadow, kinds: Mapping[str, tuple[Point | None, int]]) -> list[Sprout]:
    """All plants, far ones first; `kinds` gives for each art where its plot is, if it has one, and how many there are.

    The place of a plant depends on its kind and number alone: however many come, those that are there stay.
    """
    found = []
    for art, (home, count) in kinds.items():
        rooms = _rooms(meadow, art, home, min(count, MOST))
        for number, room in enumerate(rooms):
            times = min(_STEPS_UP, (count - 1 - number) // len(rooms))
            found.append(Sprout(art, room, _high(number, room[1], times)))
    return sorted(found, key=lambda sprout: sprout.foot[1])


def _rooms(meadow: Meadow, art: str, home: Point | None, count: int) -> list[Point]:
    """The first so many rooms of a kind: about its plot, then all over the meadow; each apart from those before it."""
    rooms: list[Point] = []
    for most, spots in ((min(count, NEARBY), _spiral(home)), (count, _scattered(zlib.crc32(art.encode()) % 10_000))):
        if len(rooms) >= most:
            break
        free = meadow.holds(spots)
        for room in rooms:
            free &= _apart(spots, room)
        while len(rooms) < most and free.any():
            x, y = spots[free.argmax()]
            rooms.append((float(x), float(y)))
            free &= _apart(spots, rooms[-1])
    return rooms


def _apart(spots: FloatArray, room: Point) -> BoolArray:
    """Which spots are far enough from a room."""
    across, away = (spots[:, 0] - room[0]) / _APART[0], (spots[:, 1] - room[1]) / _APART[1]
    return np.asarray(across**2 + away**2 > 1)


def _spiral(home: Point | None) -> FloatArray:
    """About a plot, the nearest first; none without one."""
    number = np.arange(_TRIES * NEARBY if home is not None else 0)
    far, turn = np.sqrt((number + 0.5) / (_TRIES * NEARBY)), number * _GOLDEN
    x, y = home or (0.0, 0.0)
    return np.stack([x + _AROUND[0] * far * np.cos(turn), y + _DOWN_PX + _AROUND[1] * far * np.sin(turn)], axis=1)


def _scattered(start: int) -> FloatArray:
    """All over the meadow, in an order that is each kind's own."""
    number = np.arange(start, start + _TRIES * MOST)
    x, y = _GROUND.x + _GROUND.w * (number * _ACROSS % 1), _GROUND.y + _GROUND.h * (number * _ALONG % 1)
    return np.stack([x + 70 * np.sin(12.99 * number), y + 24 * np.sin(78.23 * number)], axis=1)


def _high(number: int, y: float, times: int) -> float:
    """Larger in front, none quite like the other; even, so that few pictures are enough."""
    depth = (y - _GROUND.y) / _GROUND.h
    return 2.0 * round((34 + 26 * depth) * (0.88 + 0.24 * (number * _ACROSS % 1)) * (1 + _TALLER * times) / 2)


def sprouts(canvas: Canvas, plants: Sequence[Sprout]) -> None:
    """Draw what has grown, each plant on its foot."""
    for plant in plants:
        canvas.art(plant.art, (plant.foot[0], plant.foot[1] - plant.size / 2), plant.size)
