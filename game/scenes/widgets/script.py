"""Lines to follow, with a mark at the one of now."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Role
from game.scenes.widgets.layout import spread

_GAP, _INDENT = 18.0, 44.0


def script(canvas: Canvas, box: Box, lines: Sequence[str], now: int, note: str) -> None:
    """A card with all lines, those that are over with a leaf; `note` stands below.

    Small type where there are many, and where they are too many all the same, those about the one of now.
    """
    canvas.card(box)
    wide = box.w - 40 - _INDENT
    said = canvas.text_height(note, "body", box.w - 40)
    style, pages = spread(canvas, [[line] for line in lines], wide, box.h - 60 - said, _GAP)
    y = box.y + 24
    for number in next((page for page in pages if now in page), pages[-1]):
        at = (box.x + 34, y + canvas.text_height("x", style) / 2)
        canvas.disc(at, 10, "leaf" if number <= now else "paper_dim")
        if number == now:
            canvas.disc(at, 4, "paper")
        role: Role = "ink" if number == now else "ink_soft"
        y += canvas.text(lines[number], (box.x + 20 + _INDENT, y), style, role, width=wide) + _GAP
    canvas.text(note, (box.center[0], box.y + box.h - 20 - said), "body", "leaf", "center", box.w - 40)
