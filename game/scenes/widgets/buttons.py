"""Things to press."""

from game.ports import Box, Canvas
from game.scenes.widgets.layout import worded

HEIGHT = 64.0
"""No button is lower than this."""


PICTURE = 56.0
"""The room a picture takes before the words of a button that is no higher than it has to be."""
_AROUND, _LARGEST = 20.0, 60.0
"""What a button has of itself above and below a picture, and how large that may be."""


def button(
    canvas: Canvas, box: Box, words: str, focused: bool = False, hovered: bool = False, primary: bool = True,
    art: str = "",
) -> None:  # fmt: skip
    """A button with its words in the middle; it rises a little under the pointer, and a ring shows the focus.

    `art` is a picture before the words, where these leave it room.
    """
    raised = Box(box.x, box.y - (3 if hovered else 0), box.w, max(HEIGHT, box.h))
    canvas.card(raised, "leaf" if primary else "paper")
    if focused:
        canvas.outline(raised.inset(-7), "ink", 4, radius=35)
    x, y = raised.center
    style, wide = worded(canvas, words, box), box.w - 40
    if art:
        size = min(_LARGEST, raised.h - _AROUND)
        taken = size + PICTURE - HEIGHT + _AROUND
        smaller = worded(canvas, words, Box(box.x + taken, box.y, box.w - taken, box.h))
        if canvas.text_height(words, smaller, wide - taken) <= raised.h - 6:
            style, wide, x = smaller, wide - taken, x + taken / 2
            canvas.art(art, (box.x + _AROUND + size / 2, y), size)
    at = (x, y - canvas.text_height(words, style, wide) / 2)
    canvas.text(words, at, style, "paper" if primary else "ink", "center", wide)


def arrow(canvas: Canvas, box: Box, focused: bool, *, up: bool) -> None:
    """A button that turns a list; its arrow points where."""
    button(canvas, box, "", focused, primary=False)
    (x, y), way = box.center, -1 if up else 1
    canvas.line([(x - 12, y - 6 * way), (x, y + 6 * way), (x + 12, y - 6 * way)], "ink", 5)
