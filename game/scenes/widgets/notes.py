"""A card of sentences, the most important first."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Style


def notes(canvas: Canvas, box: Box, lines: Sequence[str], main: int = 1) -> None:
    """The first `main` sentences in ink, the others softer; what does not fit is left out, but never the first."""
    canvas.card(box)
    x, y, wide, room = box.x + 20, box.y + 18, box.w - 40, box.h - 28
    high = sum(canvas.text_height(words, "body", wide) + 10 for words in lines)
    style: Style = "body" if high - 10 <= room else "small"
    for number, words in enumerate(lines):
        if number == 0 or y + canvas.text_height(words, style, wide) <= box.y + 18 + room:
            y += 10 + canvas.text(words, (x, y), style, "ink" if number < main else "ink_soft", width=wide)
