"""What drifts through the air of a season: a few petals, specks of light, leaves or flakes."""

import math

from game.model.season import Season
from game.ports import Canvas

_COUNT = 11
_WIDE, _HIGH = 1340.0, 640.0
_TURN_DEG = 6.0
"""Steps that nobody sees, so that few pictures are enough."""


def drift(canvas: Canvas, season: Season, t_s: float) -> None:
    """Draw the air at a moment: all of it falls slowly but in summer, where it rises."""
    for number in range(_COUNT):
        own = number * 0.618 % 1
        x = (number * 137.5 + (9 + 9 * own) * t_s) % _WIDE - 30 + 18 * math.sin(0.5 * t_s + 2 * number)
        fallen = (number * 211.0 + (11 + 8 * own) * t_s) % _HIGH
        y = _HIGH - fallen if season is Season.SUMMER else fallen
        seen = min(1.0, fallen / 60, (_HIGH - fallen) / 120)
        turn = _TURN_DEG * round((30 * math.sin(0.7 * t_s + number) + 50 * number) / _TURN_DEG)
        canvas.art(f"drift/{season.value}", (x, y), 14 + 5 * (number % 2), turn, alpha=round(4 * seen) / 5)
