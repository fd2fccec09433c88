"""Lines to follow, with a mark at the one of now."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Style

_GAP, _INDENT = 18.0, 44.0


def script(canvas: Canvas, box: Box, lines: Sequence[str], now: int, note: str) -> None:
    """A card with all lines, those that are over with a leaf; `note` stands below. Small type where there are many."""
    canvas.card(box)
    wide = box.w - 40 - _INDENT
    room = box.h - 56 - canvas.text_height(note, "body", box.w - 40)
    high = sum(canvas.text_height(line, "body", wide) + _GAP for line in lines)
    style: Style = "body" if high <= room else "small"
    y = box.y + 24
    for number, line in enumerate(lines):
        at = (box.x + 34, y + canvas.text_height("x", style) / 2)
        canvas.disc(at, 10, "leaf" if number <= now else "paper_dim")
        if number == now:
            canvas.disc(at, 4, "paper")
        y += canvas.text(line, (box.x + 20 + _INDENT, y), style, "ink" if number == now else "ink_soft", width=wide)
        y += _GAP
    canvas.text(note, (box.center[0], box.y + box.h - 20 - canvas.text_height(note, "body", box.w - 40)), "body",
                "leaf", "center", box.w - 40)  # fmt: skip
