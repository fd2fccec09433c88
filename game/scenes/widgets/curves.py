"""A whole repetition as two curves, with the band, its phases, and a line that moves along."""

from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType

from game.model.moment import Phase
from game.model.phrase import say
from game.model.side import Side
from game.ports import Box, Canvas, Point
from game.scenes.trace import Trace
from game.scenes.widgets.sides import dashed, full, marker

_PAD = 24.0
_NAMES: Mapping[Phase, str] = MappingProxyType(
    {Phase.MOVE: say("move"), Phase.HOLD: say("hold"), Phase.RELEASE: say("let go")}
)


def curves(canvas: Canvas, box: Box, trace: Trace, at_s: float, words: str) -> None:
    """Draw a card with the words of this moment, both sides' curves, and where in them `at_s` is."""
    canvas = canvas.unturned(box)
    canvas.card(box)
    top = 16 + canvas.text_height("x", "body")
    foot = canvas.text_height("x", "small") + 12
    plot = Box(box.x + _PAD, box.y + top + 16, box.w - 2 * _PAD, box.h - top - foot - 32)
    canvas.kept(box, (trace.token, words), lambda: _still(canvas, box, plot, trace, words))
    x = _across(plot, trace, at_s)
    canvas.pill(Box(x - 1.5, plot.y - 4, 3, plot.h + 8), "ink")
    now = trace.both(trace.sample(at_s))
    for side in Side:
        if now is not None:
            marker(canvas, (x, _up(plot, trace, now[side])), side, 9)


def _still(canvas: Canvas, box: Box, plot: Box, trace: Trace, words: str) -> None:
    """All that does not move."""
    canvas.text(words, (box.x + _PAD, box.y + 16), "body", width=box.w - 2 * _PAD)
    band = Box(plot.x, _up(plot, trace, trace.band.high), plot.w, 0)
    canvas.pill(Box(band.x, band.y, band.w, _up(plot, trace, trace.band.low) - band.y), "band", 8)
    canvas.pill(Box(plot.x, plot.y + plot.h - 1, plot.w, 2), "paper_dim")
    _draw_phases(canvas, plot, trace)
    _draw_intruders(canvas, plot, trace)
    for side in Side:
        dots: list[Point | None] = [
            None if (both := trace.both(n)) is None else (_across(plot, trace, t_s), _up(plot, trace, both[side]))
            for n, t_s in enumerate(trace.t_s.tolist())
        ]
        canvas.line(dashed(dots, 0) if side is Side.RIGHT else dots, side.value, 4)


def _draw_phases(canvas: Canvas, plot: Box, trace: Trace) -> None:
    """The phases' names under their part of the curves, with a fine line where each begins."""
    for phase, group in groupby(range(len(trace.phases)), key=lambda number: trace.phases[number]):
        numbers = list(group)
        left, right = (_across(plot, trace, float(trace.t_s[n])) for n in (numbers[0], numbers[-1]))
        name = _NAMES.get(phase, "")
        if not name:
            continue
        canvas.pill(Box(left - 0.75, plot.y, 1.5, plot.h), "paper_dim")
        if canvas.text_width(name, "small") <= right - left:
            canvas.text(name, ((left + right) / 2, plot.y + plot.h + 8), "small", "ink_soft", "center")


def _draw_intruders(canvas: Canvas, plot: Box, trace: Trace) -> None:
    """A strip at the foot for as long as something moved along."""
    for along, group in groupby(range(len(trace.intruders)), key=lambda number: trace.intruders[number] is not None):
        numbers = list(group)
        if along:
            left, right = (_across(plot, trace, float(trace.t_s[n])) for n in (numbers[0], numbers[-1]))
            canvas.pill(Box(left, plot.y + plot.h - 5, max(10.0, right - left), 10), "petal_deep")


def _across(plot: Box, trace: Trace, at_s: float) -> float:
    return plot.x + 6 + (plot.w - 12) * min(1.0, max(0.0, at_s / trace.lasts_s))


def _up(plot: Box, trace: Trace, level: float) -> float:
    most = full(trace.band)
    return plot.y + plot.h * (1 - min(most, max(0.0, level)) / most)
