"""Things to press."""

from game.ports import Box, Canvas
from game.scenes.widgets.layout import worded

HEIGHT = 64.0
"""No button is lower than this."""


def button(
    canvas: Canvas, box: Box, words: str, focused: bool = False, hovered: bool = False, primary: bool = True
) -> None:
    """A button with its words in the middle; it rises a little under the pointer, and a ring shows the focus."""
    raised = Box(box.x, box.y - (3 if hovered else 0), box.w, max(HEIGHT, box.h))
    canvas.card(raised, "leaf" if primary else "paper")
    if focused:
        canvas.outline(raised.inset(-7), "ink", 4, radius=35)
    x, y = raised.center
    style, wide = worded(canvas, words, box), box.w - 40
    at = (x, y - canvas.text_height(words, style, wide) / 2)
    canvas.text(words, at, style, "paper" if primary else "ink", "center", wide)


def arrow(canvas: Canvas, box: Box, focused: bool, *, up: bool) -> None:
    """A button that turns a list; its arrow points where."""
    button(canvas, box, "", focused, primary=False)
    (x, y), way = box.center, -1 if up else 1
    canvas.line([(x - 12, y - 6 * way), (x, y + 6 * way), (x + 12, y - 6 * way)], "ink", 5)
