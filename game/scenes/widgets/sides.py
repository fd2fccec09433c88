"""Left and right: two bars, and the graph of what both did.

Left is blue, solid and round; right is crimson, dashed and square.
"""

from collections.abc import Sequence

from game.model.body import SIDES
from game.model.level import Band
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Point, Role, Style
from game.scenes.widgets.layout import fit

_LINE_PX = 40.0
"""Words whose lines are higher than this are large: they take more of a card."""
DASH = 5
"""Samples in a dash of the right side's line, and in the gap after it."""


def full(band: Band | None) -> float:
    """The activation at a bar's or graph's far end: a little above the gentle best, and above the band."""
    return 1.05 if band is None else max(1.05, band.high + 0.10)


def bars(canvas: Canvas, box: Box, activation: PerSide[float] | None, band: Band | None, turn: str = "") -> None:
    """Both sides' activation on a card. They grow outwards from the middle, like the corners of a mouth.

    Without a measurement both are empty; while no band is known none is drawn. `turn` says what a press here turns to.
    """
    canvas = canvas.unturned(box)
    canvas.card(box)
    large = canvas.text_height("x") > _LINE_PX
    name: Style = "small" if large else "body"
    wide, high, gap = box.w / 2 - 29, 20.0 if large else 30.0, 2.0 if large else 8.0
    most = full(band)
    top = box.y + (14 if large else 16)
    for side in Side:
        left = side is Side.LEFT
        start = box.x + box.w / 2 + (-9 if left else 9)
        way = -1 if left else 1

        def span(low: float, to: float, start: float = start, way: int = way) -> Box:
            near, far = start + way * wide * low / most, start + way * wide * to / most
            return Box(min(near, far), top, abs(far - near), high)

        canvas.pill(span(0, most), "paper_dim", high / 2 if left else 7)
        frame = None if band is None else span(band.low, band.high)
        if frame is not None:
            canvas.pill(frame, "band", 4)
        if activation is not None:
            fill(canvas, span(0, min(most, max(0.0, activation[side]))), side)
        if frame is not None:
            around = Box(frame.x, frame.y - 6, frame.w, high + 12)
            canvas.outline(around, "ink", 2.5, dashed=True, radius=10 if left else 4)
        at = (box.x + 20 if left else box.x + box.w - 20, top + high + gap)
        canvas.text(SIDES[side], at, name, side.value, "left" if left else "right")
    names = max(canvas.text_width(SIDES[side], name) for side in Side)
    low = top + high + gap + canvas.text_height(turn, "small") + 4
    if turn and low <= box.y + box.h and canvas.text_width(turn, "small") + 28 <= box.w - 2 * (names + 28):
        _turn(canvas, (box.center[0], top + high + gap), turn, name)


def _turn(canvas: Canvas, top: Point, words: str, beside: Style) -> None:
    """A small flag beside the sides' names that there is another side to the card."""
    wide = canvas.text_width(words, "small") + 28
    row, line = canvas.text_height(words, beside), canvas.text_height(words, "small")
    flag = Box(top[0] - wide / 2, top[1] + (row - line) / 2 - 1, wide, line + 2)
    canvas.pill(flag, "paper_dim")
    canvas.text(words, (top[0], flag.y + 1), "small", "ink", "center")


def fill(canvas: Canvas, box: Box, side: Side) -> None:
    """How much a side moves: round and solid on the left; square, in dashes, on the right."""
    if box.w < 2:
        return
    canvas.pill(box, side.value, box.h / 2 if side is Side.LEFT else 7)
    if side is Side.RIGHT:
        x = box.x + 14
        while x < box.x + box.w - 4:
            canvas.pill(Box(x, box.y + 5, 3, box.h - 10), "right_soft", 1)
            x += 16


def graph(
    canvas: Canvas,
    box: Box,
    history: Sequence[PerSide[float] | None],
    band: Band | None,
    words: str,
    dropped: int = 0,
    label: str = "",
) -> None:
    """Every increment of movement, oldest first; None leaves a gap. The newest sample is at the right end.

    `dropped` says how many samples have left the history so far; it keeps the dashes still while the lines move.
    `label` is written into the band.
    """
    canvas = canvas.unturned(box)
    canvas.card(box)
    key = (dropped, words, band, label, *(history[place] for place in (0, -1) if history))
    canvas.kept(box, key, lambda: _plot(canvas, box, history, band, words, dropped, label))


def _plot(
    canvas: Canvas,
    box: Box,
    history: Sequence[PerSide[float] | None],
    band: Band | None,
    words: str,
    dropped: int,
    label: str,
) -> None:
    line = canvas.text_height("x")
    style = fit(canvas, [words], box.w - 40, max(line, _LINE_PX))
    used = max(38.0, canvas.text(words, (box.x + 20, box.y + 12), style, width=box.w - 40)) + 12
    plot = Box(box.x + 20, box.y + used, box.w - 40, box.h - used - 18)
    step = (plot.w - 10) / max(1, len(history) - 1)
    floor, rise, most = plot.y + plot.h, plot.h / full(band), full(band)
    if band is not None:
        canvas.pill(Box(plot.x, floor - rise * band.high, plot.w, rise * (band.high - band.low)), "band", 8)
        middle = floor - rise * band.middle
        high = canvas.text_height(label, "small")
        if (
            line <= _LINE_PX
            and canvas.text_width(label, "small") <= plot.w - 20
            and high <= rise * (band.high - band.low) + 8
        ):
            canvas.text(label, (plot.x + 10, middle - high / 2), "small", "ink_soft")
    canvas.pill(Box(plot.x, floor - 1, plot.w, 2), "paper_dim")
    for side in Side:
        levels = [None if both is None else both[side] for both in history]
        dots: list[Point | None] = [
            None if v is None else (plot.x + n * step, floor - rise * (0 if v < 0 else min(v, most)))
            for n, v in enumerate(levels)
        ]
        canvas.line(dashed(dots, dropped) if side is Side.RIGHT else dots, side.value, 4)
        if dots and dots[-1] is not None:
            marker(canvas, dots[-1], side)


def marker(canvas: Canvas, at: Point, side: Side, size: float = 7.0) -> None:
    """A side's mark: a disc on the left, a square on the right."""
    role: Role = side.value
    if side is Side.LEFT:
        canvas.disc(at, size * 1.15, role)
    else:
        canvas.pill(Box(at[0] - size * 0.75, at[1] - size * 0.75, size * 1.5, size * 1.5), role, 2)


def dashed(dots: Sequence[Point | None], dropped: int) -> list[Point | None]:
    """The pen lifted in every other run of samples; dashes belong to samples, and so move with them."""
    return [dot if (number + dropped) % (2 * DASH) <= DASH else None for number, dot in enumerate(dots)]
