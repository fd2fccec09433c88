"""Things to press."""

from game.ports import Box, Canvas, Style

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
    style: Style = "body" if canvas.text_width(words, "body") <= box.w - 40 else "small"
    canvas.text(words, (x, y - canvas.text_height(words, style) / 2), style, "paper" if primary else "ink", "center")


def arrow(canvas: Canvas, box: Box, focused: bool, *, up: bool) -> None:
    """A button that turns a list; its arrow points where."""
    button(canvas, box, "", focused, primary=False)
    (x, y), way = box.center, -1 if up else 1
    canvas.line([(x - 12, y - 6 * way), (x, y + 6 * way), (x + 12, y - 6 * way)], "ink", 5)
