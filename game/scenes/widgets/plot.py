"""A plot of the garden: its emblem on the ground, asleep under snow or awake, and its paper label."""

from dataclasses import dataclass

from game.ports import Box, Canvas, Point, Ruler, Style
from game.scenes.plots import Plot
from game.scenes.widgets.beds import Bed

_PAD, _EDGE = 18.0, 8.0
_LEAST = 132.0


def label_height(ruler: Ruler) -> float:
    """How high every label is: a title and a line below it."""
    return ruler.text_height("x", "body") + ruler.text_height("x", "small") + 2 * _EDGE


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on a plot's label, how large its title is, and where it lies: below the emblem, in the bed."""

    title: str
    style: Style
    words: str
    box: Box

    def draw(self, canvas: Canvas, asleep: bool, focused: bool) -> None:
        """A card; a ring shows the focus."""
        canvas.card(self.box)
        if focused:
            canvas.outline(self.box.inset(-5), "ink", 4, radius=32)
        (x, _), wide = self.box.center, self.box.w - 2 * _PAD + 1
        title, line = canvas.text_height(self.title, self.style, wide), canvas.text_height("x", "body")
        down = _EDGE + max(0.0, (line - title) / 2)
        canvas.text(self.title, (x, self.box.y + down), self.style, "ink_soft" if asleep else "ink", "center", wide)
        below = (x, self.box.y + _EDGE + line)
        canvas.text(self.words, below, "small", "ink_soft" if asleep else "leaf", "center")


def labelled(ruler: Ruler, bed: Bed, plot: Plot, high: float) -> Label:
    """A plot's title, and what is there today where there is room for it; the widest titles take both lines."""
    room = bed.wide - 2 * _PAD
    style: Style = "body" if ruler.text_width(plot.title, "body") <= room else "small"
    fitting = (words for words in (plot.words, plot.short) if ruler.text_width(words, "small") <= room)
    widest = ruler.text_width(plot.title, style)
    words, top = "" if widest > room else next(fitting, ""), bed.cell.y + bed.cell.h - high
    high = high if words or widest > room else high - ruler.text_height("x", "small")
    widest = max(widest, ruler.text_width(words, "small"))
    wide = min(bed.wide, max(_LEAST, widest + 2 * _PAD))
    x = min(max(bed.x, bed.cell.x + _EDGE + wide / 2), bed.cell.x + bed.cell.w - _EDGE - wide / 2)
    return Label(plot.title, style, words, Box(x - wide / 2, top, wide, high))


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
