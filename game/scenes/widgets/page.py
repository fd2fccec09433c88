"""A page: what it is called at the top, what there is to press at the foot, and the room between."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Ruler, Style
from game.scenes.widgets.layout import GAP, button_size

MARGIN, TOP = 28.0, 132.0
WIDE, LOW = 1224.0, 692.0
FOOT_H = 76.0
_ROOM, _BETWEEN = 12.0, 2.0
_INSET, _EDGE = 20.0, 8.0
"""About a heading on paper: how far its words are from the edge, at the sides and above."""


def called(ruler: Ruler, title: str, width: float = WIDE) -> Style:
    """The style of a heading: the largest in which it is one line."""
    styles: tuple[Style, ...] = ("heading", "title", "body")
    return next((each for each in styles if ruler.text_width(title, each) <= width), "small")


def below(ruler: Ruler, title: str, said: str = "", width: float = WIDE, least: float = TOP) -> float:
    """Where the room below a heading and what is said under it begins, `least` at the highest."""
    inset, high, under = _measured(ruler, title, said, width)
    return max(least, MARGIN + high + under + (inset and _EDGE) + _ROOM)


def head(canvas: Canvas, title: str, said: str = "", x: float = MARGIN, width: float = WIDE) -> None:
    """Write a heading, and what is said under it; where that is much, on paper, for the sun may be beneath."""
    inset, high, under = _measured(canvas, title, said, width)
    wide = width - 2 * inset
    style = called(canvas, title, wide)
    if inset:
        used = max(canvas.text_width(title, style), canvas.text_width(said)) + 2 * inset
        strip = Box(x, MARGIN - _EDGE, min(width, used), high + under + 2 * _EDGE)
        canvas.pill(strip, "paper", 28, alpha=0.85)
        wide = strip.w - 2 * inset
    canvas.text(title, (x + inset, MARGIN), style, width=wide)
    canvas.text(said, (x + inset, MARGIN + high + _BETWEEN), "body", "ink_soft", width=wide)


def _measured(ruler: Ruler, title: str, said: str, width: float) -> tuple[float, float, float]:
    """How far a heading's words are from its paper's edge, 0 where it needs none; how high its two parts are."""
    for inset in (0.0, _INSET):
        wide = width - 2 * inset
        high = ruler.text_height(title, called(ruler, title, wide), wide)
        under = ruler.text_height(said, "body", wide) + _BETWEEN if said else 0.0
        if MARGIN + high + under <= TOP:
            break
    return inset, high, under


def foot(
    ruler: Ruler, words: Sequence[str], left: float = MARGIN, width: float = WIDE, least: float = 160
) -> list[Box]:
    """Places for buttons at the foot, the first one rightmost, all of one height.

    Where they are too wide together, the words of the widest wrap.
    """
    wides = [max(least, button_size(ruler, each, width)[0]) for each in words]
    room = width - GAP * (len(words) - 1)
    if sum(wides) > room:
        most = room / len(words)
        for place, narrow in enumerate(sorted(wides)):
            left_over = (room - sum(sorted(wides)[:place])) / (len(words) - place)
            if narrow > left_over:
                most = left_over
                break
        wides = [min(each, most) for each in wides]
    high = max([FOOT_H, *(button_size(ruler, each, wide)[1] for each, wide in zip(words, wides, strict=True))])
    boxes, x = [], left + width
    for wide in wides:
        boxes.append(Box(x - wide, LOW - high, wide, high))
        x -= wide + GAP
    return boxes
