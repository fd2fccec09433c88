"""Two numbers, large, and what both did of late: a strip for millimetres, and one for microvolts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Point, Role, Style
from game.scenes.widgets.sides import dashed, marker

UNKNOWN = "\N{EN DASH}"
_BELOW = 0.12
"""The share of a plot that lies below zero: a movement may go a little back beyond its rest."""
_LEAST_PX = 16.0
_INSIDE, _AROUND = 26.0, 6.0
"""How far a number stands inside, beside its side's mark, and how far the unit stands from it."""
_TENTHS = 10.0
"""From here on a number has no tenths."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What one strip shows: both `now`, and `history` of both, oldest first; what is not known is no number.

    `scales` are what its height may stand for. `names` is what both are of, where they are not the two sides.
    """

    unit: str
    now: PerSide[float] | None
    history: Sequence[PerSide[float] | None]
    scales: Sequence[float]
    names: PerSide[str] | None = None


def traces(canvas: Canvas, box: Box, strips: Sequence[Strip], dropped: int) -> None:
    """Strips one below the other on a card. `dropped` says how many samples have left the histories so far."""
    canvas = canvas.unturned(box)
    canvas.card(box)
    key = (dropped, tuple((each.unit, each.now, each.names) for each in strips))
    canvas.kept(box, key, lambda: _strips(canvas, box, strips, dropped))


def _strips(canvas: Canvas, box: Box, strips: Sequence[Strip], dropped: int) -> None:
    high = (box.h - 24) / len(strips)
    for number, strip in enumerate(strips):
        _strip(canvas, Box(box.x + 20, box.y + 12 + number * high, box.w - 40, high), strip, dropped)


def _strip(canvas: Canvas, box: Box, strip: Strip, dropped: int) -> None:
    line = canvas.text_height("0", "title")
    for side in Side:
        _number(canvas, box, strip, side)
    _unit(canvas, box, strip, line)
    plot = Box(box.x, box.y + line + 4, box.w, box.h - line - 12)
    if plot.h >= _LEAST_PX:
        _plot(canvas, plot, strip, dropped)


def _unit(canvas: Canvas, box: Box, strip: Strip, line: float) -> None:
    """In the middle, between the numbers; smaller, or not at all, where those leave no room for it."""
    widest = max(canvas.text_width(_words(strip, side), "title") for side in Side)
    room = box.w - 2 * (_INSIDE + widest + _AROUND)
    styles: tuple[Style, ...] = ("body", "small")
    style = next((each for each in styles if canvas.text_width(strip.unit, each) <= room), None)
    if style is not None:
        beside = (line - canvas.text_height(strip.unit, style)) / 2
        canvas.text(strip.unit, (box.center[0], box.y + beside), style, "ink_soft", "center")


def _words(strip: Strip, side: Side) -> str:
    return written(None if strip.now is None else strip.now[side])


def _number(canvas: Canvas, box: Box, strip: Strip, side: Side) -> None:
    left = side is Side.LEFT
    words = _words(strip, side)
    line = canvas.text_height(words, "title")
    edge, inward = (box.x, 1) if left else (box.x + box.w, -1)
    marker(canvas, (edge + 8 * inward, box.y + line / 2), side, 8)
    canvas.text(words, (edge + _INSIDE * inward, box.y), "title", _role(strip, side), "left" if left else "right")
    if strip.names is None:
        return
    name = strip.names[side]
    beyond = 36 + canvas.text_width(words, "title")
    room = box.w / 2 - beyond - canvas.text_width(strip.unit, "body") / 2 - 8
    if canvas.text_width(name, "small") <= room:
        at = (edge + beyond * inward, box.y + (line - canvas.text_height(name, "small")) / 2)
        canvas.text(name, at, "small", "ink_soft", "left" if left else "right")


def written(value: float | None) -> str:
    """A number as it is shown: tenths of small ones.

    >>> [str(written(each)) for each in (3.14, -0.04, 12.5)]
    ['3.1', '0.0', '12']
    """
    if value is None or not math.isfinite(value):
        return UNKNOWN
    rounded = round(value, 1) + 0.0  # never minus nothing
    return say("{number:.1f}", number=rounded) if abs(rounded) < _TENTHS else say("{number:.0f}", number=value)


def scale_of(strip: Strip) -> float:
    """What the strip's height stands for: the least of its scales that holds all of its history."""
    seen = [value for both in strip.history if both is not None for value in both if math.isfinite(value)]
    most = max(seen, default=0.0)
    return next((scale for scale in strip.scales if most <= scale), max(most, strip.scales[-1]))


def _plot(canvas: Canvas, plot: Box, strip: Strip, dropped: int) -> None:
    step = (plot.w - 8) / max(1, len(strip.history) - 1)
    floor = plot.y + plot.h * (1 - _BELOW)
    rise = (floor - plot.y) / scale_of(strip)
    canvas.pill(Box(plot.x, floor - 1, plot.w, 2), "paper_dim")
    for side in Side:
        dots: list[Point | None] = [
            None if both is None or not math.isfinite(both[side])
            else (plot.x + n * step, min(plot.y + plot.h, floor - rise * both[side]))
            for n, both in enumerate(strip.history)
        ]  # fmt: skip
        canvas.line(dashed(dots, dropped) if side is Side.RIGHT else dots, _role(strip, side), 4)


def _role(strip: Strip, side: Side) -> Role:
    """A side's own colour; where both are of one side, ink for both, and the dashes tell them apart."""
    return side.value if strip.names is None else "ink"
