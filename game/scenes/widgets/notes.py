"""A few sentences on a card."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Style

_GAP = 10.0


def notes(canvas: Canvas, box: Box, lines: Sequence[str], main: int) -> None:
    """The first is always there, `main` of them in ink; what does not fit is left out, in small type if need be."""
    canvas.card(box)
    x, y, wide, room = box.x + 20, box.y + 18, box.w - 40, box.h - 28
    high = sum(canvas.text_height(words, "body", wide) + _GAP for words in lines) - _GAP
    style: Style = "body" if high <= room else "small"
    for number, words in enumerate(lines):
        if number == 0 or y + canvas.text_height(words, style, wide) <= box.y + 18 + room:
            y += _GAP + canvas.text(words, (x, y), style, "ink" if number < main else "ink_soft", width=wide)
