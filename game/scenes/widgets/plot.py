"""A plot of the garden: its emblem on the ground, asleep under snow or awake, and its paper label."""

from game.ports import Box, Canvas, Point, Style
from game.scenes.plots import Plot
from game.scenes.widgets.beds import Bed

_PAD, _EDGE = 18.0, 8.0
_LEAST = 132.0


def label_height(canvas: Canvas) -> float:
    """How high every label is: a title and a line below it."""
    return canvas.text_height("x", "body") + canvas.text_height("x", "small") + 2 * _EDGE


def label(canvas: Canvas, bed: Bed, plot: Plot, high: float, focused: bool) -> None:
    """A card with a plot's title, and what is there today where there is room for it; a ring shows the focus.

    It lies below the emblem, and within the bed.
    """
    room = bed.wide - 2 * _PAD
    top = bed.cell.y + bed.cell.h - high
    style: Style = "body" if canvas.text_width(plot.title, "body") <= room else "small"
    fitting = (words for words in (plot.words, plot.short) if canvas.text_width(words, "small") <= room)
    words = next(fitting, "")
    high = high if words else high - canvas.text_height("x", "small")
    widest = max(canvas.text_width(plot.title, style), canvas.text_width(words, "small"))
    wide = min(bed.wide, max(_LEAST, widest + 2 * _PAD))
    x = min(max(bed.x, bed.cell.x + _EDGE + wide / 2), bed.cell.x + bed.cell.w - _EDGE - wide / 2)
    box = Box(x - wide / 2, top, wide, high)
    canvas.card(box)
    if focused:
        canvas.outline(box.inset(-5), "ink", 4, radius=32)
    title = canvas.text_height("x", "body")
    down = _EDGE + (title - canvas.text_height("x", style)) / 2
    canvas.text(plot.title, (x, top + down), style, "ink_soft" if plot.asleep else "ink", "center")
    canvas.text(words, (x, top + _EDGE + title), "small", "ink_soft" if plot.asleep else "leaf", "center")


def awake(canvas: Canvas, foot: Point, size: float, art: str, breath: float) -> None:
    """An emblem that breathes: `breath` from -1 to 1."""
    high = round(size * (1 + 0.02 * breath))
    canvas.art(art, (foot[0], foot[1] - high / 2), high)


def asleep(canvas: Canvas, foot: Point, size: float, art: str, locked: bool) -> None:
    """An emblem that is hardly seen under the snow; a lock shows that somebody else opens it."""
    canvas.art(art, (foot[0], foot[1] - size / 2), size, alpha=0.75)
    canvas.glow((foot[0], foot[1] - 0.5 * size), 0.8 * size, "sky_high", 0.7)
    snow = 0.62 * size
    canvas.art("snow", (foot[0], foot[1] - snow / 2 + 4), snow)
    if locked:
        at = (foot[0], foot[1] - 0.26 * size)
        canvas.disc((at[0], at[1] + 2), 0.2 * size, "shade", 0.2)
        canvas.disc(at, 0.19 * size, "paper")
        canvas.art("lock", at, 0.22 * size)
