"""A few sentences on a card."""

from collections.abc import Sequence

from game.ports import Box, Canvas, Ruler, Style
from game.scenes.widgets.layout import high

_GAP, _PAD, _TOP, _AROUND = 10.0, 20.0, 18.0, 28.0


def notes(canvas: Canvas, box: Box, lines: Sequence[str], main: int) -> None:
    """The first is always there, `main` of them in ink; what does not fit is left out, in small type if need be."""
    canvas.card(box)
    x, y, wide, room = box.x + _PAD, box.y + _TOP, box.w - 2 * _PAD, box.h - _AROUND
    style: Style = "body" if high(canvas, lines, "body", wide, _GAP) <= room else "small"
    for number, words in enumerate(lines):
        if number == 0 or y + canvas.text_height(words, style, wide) <= box.y + _TOP + room:
            y += _GAP + canvas.text(words, (x, y), style, "ink" if number < main else "ink_soft", width=wide)


def notes_height(ruler: Ruler, width: float, lines: Sequence[str]) -> float:
    """How high the card has to be at least, for a width."""
    return high(ruler, lines, "small", width - 2 * _PAD, _GAP) + _AROUND
