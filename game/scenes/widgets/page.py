"""A page: what it is called at the top, what there is to press at the foot, and the room between."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Ruler, Style
from game.scenes.widgets.layout import GAP, button_size

MARGIN, TOP = 28.0, 132.0
WIDE, LOW = 1224.0, 692.0
FOOT_H = 76.0
_ROOM = 12.0


def called(ruler: Ruler, title: str, width: float = WIDE) -> Style:
    """The style of a heading: the largest in which it is one line."""
    styles: tuple[Style, ...] = ("heading", "title", "body")
    return next((each for each in styles if ruler.text_width(title, each) <= width), "small")


def below(ruler: Ruler, title: str, said: str = "", width: float = WIDE) -> float:
    """Where the room below a heading and what is said under it begins."""
    high = ruler.text_height(title, called(ruler, title, width), width)
    under = ruler.text_height(said, "body", width) + 2 if said else 0.0
    return max(TOP, MARGIN + high + under + _ROOM)


def head(canvas: Canvas, title: str, said: str = "", x: float = MARGIN, width: float = WIDE) -> None:
    """Write a heading, and what is said under it."""
    style = called(canvas, title, width)
    high = canvas.text(title, (x, MARGIN), style, width=width)
    canvas.text(said, (x, MARGIN + high + 2), "body", "ink_soft", width=width)


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
