"""Where things go when words may be twice as large: all of it is measured, nothing is guessed."""

from collections.abc import Iterator, Sequence

from game.ports import Box, Ruler, Style

GAP = 16.0
LEAST_BUTTON = (144.0, 64.0)
Spread = tuple[Style, list[range]]
"""A style, and the pages: which groups are on each."""
_AROUND_X, _AROUND_Y = 48.0, 16.0
"""Paper around a button's words."""


def fit(
    ruler: Ruler, lines: Sequence[str], width: float, room: float, styles: Sequence[Style] = ("body", "small")
) -> Style:
    """The first of these styles in which all lines, wrapped, are no higher than the room; else the last."""
    return next((each for each in styles if high(ruler, lines, each, width) <= room), styles[-1])


def high(ruler: Ruler, lines: Sequence[str], style: Style, width: float, gap: float = 0.0) -> float:
    """How high lines are, wrapped, with gaps between them."""
    return sum(ruler.text_height(each, style, width) + gap for each in lines) - (gap if lines else 0.0)


def worded(ruler: Ruler, words: str, box: Box) -> Style:
    """The style of a button's words: large on one line, else on two, else small."""
    wide, room = box.w - 40, max(LEAST_BUTTON[1], box.h)
    if ruler.text_width(words, "body") <= wide:
        return fit(ruler, [words], wide, room)
    return fit(ruler, [words], wide, room - 6)


def button_size(ruler: Ruler, words: str, most_w: float, beside: float = 0.0) -> tuple[float, float]:
    """How wide and high a button for these words is; wider than `most_w` its words wrap. `beside` them is a picture."""
    wide = min(most_w, max(LEAST_BUTTON[0], ruler.text_width(words) + _AROUND_X + beside))
    tall = ruler.text_height(words, "body", wide - 40 - beside)
    return wide, max(LEAST_BUTTON[1], tall + _AROUND_Y)


def flow(ruler: Ruler, words: Sequence[str], box: Box, least: float = 0.0, beside: float = 0.0) -> list[Box]:
    """A box for each button's words, in rows from left to right, from the top of `box` on; it may end below it.

    None is narrower than `least`; `beside` its words each has room for a picture.
    """
    boxes: list[Box] = []
    x, y, row = box.x, box.y, 0.0
    for each in words:
        wide, tall = button_size(ruler, each, box.w, beside)
        wide = max(wide, least)
        if x > box.x and x + wide > box.x + box.w + 0.5:
            x, y, row = box.x, y + row + GAP, 0.0
        boxes.append(Box(x, y, wide, tall))
        x, row = x + wide + GAP, max(row, tall)
    return boxes


def end(boxes: Sequence[Box]) -> float:
    """Where the lowest of some boxes ends."""
    return max((box.y + box.h for box in boxes), default=0.0)


def grid(box: Box, columns: int, rows: int) -> Iterator[Box]:
    """Equal places in a box, row by row."""
    wide, tall = (box.w + GAP) / columns - GAP, (box.h + GAP) / rows - GAP
    for number in range(columns * rows):
        row, column = divmod(number, columns)
        yield Box(box.x + column * (wide + GAP), box.y + row * (tall + GAP), wide, tall)


def pages(heights: Sequence[float], room: float, gap: float = GAP) -> list[range]:
    """Which of some things, one below the other, stand on each page; on every page at least one.

    >>> pages([100, 100, 100, 250], 240, 20)
    [range(0, 2), range(2, 3), range(3, 4)]
    """
    found, begin, used = [], 0, 0.0
    for number, each in enumerate(heights):
        if number > begin and used + gap + each > room:
            found.append(range(begin, number))
            begin, used = number, 0.0
        used += each if number == begin else gap + each
    return [*found, range(begin, len(heights))] if heights else []


def turned_to(made: Sequence[range], number: int) -> range:
    """The page with this number, or the last one: in a window of another size there may be fewer."""
    return made[min(number, len(made) - 1)]


def spread(ruler: Ruler, groups: Sequence[Sequence[str]], width: float, room: float, gap: float) -> Spread:
    """How groups of lines are spread over pages: all on one, in small type if need be; else on more of them, large."""
    styles: tuple[Style, ...] = ("body", "small")
    tall = {style: [high(ruler, group, style, width) for group in groups] for style in styles}
    for style in styles:
        if sum(each + gap for each in tall[style]) - gap <= room:
            return style, [range(len(groups))]
    style = "body" if max(tall["body"], default=0.0) <= room else "small"
    return style, pages(tall[style], room, gap)
