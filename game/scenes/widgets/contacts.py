"""How the electrodes sit: a row for each side, in words and colour."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.model.contact import Contact, Grade
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Role, Ruler, Style
from game.scenes.widgets.sides import marker

COLOURS: Mapping[Grade, Role] = MappingProxyType(
    {Grade.LISTENING: "paper_dim", Grade.GOOD: "leaf", Grade.FAIR: "petal_deep", Grade.BAD: "seed"}
)
_INDENT_PX, _PAD, _TOP, _GAP = 34.0, 20.0, 14.0, 8.0
Way = tuple[Style, int]
_LEAST: Way = ("small", 1)
_WAYS: Sequence[Way] = (("body", 2), ("small", 2), ("body", 1), _LEAST, ("small", 0))
"""How large it is written, and how much comes before the channels, heading and board: the first with room is taken."""
Row = tuple[str, Grade, Side]
Name = tuple[str, Side]
_SIDES: Sequence[Name] = ((say("Left"), Side.LEFT), (say("Right"), Side.RIGHT))


def contacts(
    canvas: Canvas, box: Box, both: PerSide[Contact], heading: str, board: str, names: Sequence[Name] = _SIDES
) -> None:
    """A card: what is heard, by which board, and of each channel its side's mark, a stripe for its grade, and why.

    `names` says what to call each channel and which side it is on. Where there is little room the board is left out,
    then the heading, and at last the channel that sits better.
    """
    canvas.card(box)
    rows, wide = _rows(both, names), box.w - 2 * _PAD
    way = next((way for way in _WAYS if _high(canvas, wide, heading, board, rows, way) <= box.h), None)
    if way is None:
        way, rows = _WAYS[-1], [max(rows, key=lambda row: row[1])]
    style, told = way
    x, y = box.x + _PAD, box.y + _TOP
    if told:
        y += canvas.text(heading, (x, y), style, width=wide) + _GAP
    if told > 1 and board:
        y += canvas.text(board, (x, y - _GAP), "small", "ink_soft", width=wide)
    for words, grade, side in rows:
        room, size = wide - _INDENT_PX, _style(canvas, words, style, wide - _INDENT_PX)
        high = canvas.text_height(words, size, room)
        canvas.pill(Box(x - 8, y, 6, high), COLOURS[grade], 3)
        marker(canvas, (x + 12, y + high / 2), side)
        y += canvas.text(words, (x + _INDENT_PX, y), size, width=room) + _GAP


def contacts_height(
    ruler: Ruler, width: float, both: PerSide[Contact], heading: str, names: Sequence[Name] = _SIDES
) -> float:
    """How high the card has to be at least, for a width."""
    return _high(ruler, width - 2 * _PAD, heading, "", _rows(both, names), _LEAST)


def _rows(both: PerSide[Contact], names: Sequence[Name]) -> list[Row]:
    return [
        (say("{place}: {found}", place=name, found=contact.words), contact.grade, side)
        for contact, (name, side) in zip(both, names, strict=True)
    ]


def _style(ruler: Ruler, words: str, style: Style, room: float) -> Style:
    return style if ruler.text_width(words, style) <= room else "small"


def _high(ruler: Ruler, wide: float, heading: str, board: str, rows: Sequence[Row], way: Way) -> float:
    """How high everything is when it is written in a way."""
    (style, told), room = way, wide - _INDENT_PX
    high = ruler.text_height(heading, style, wide) if told else -_GAP
    high += ruler.text_height(board, "small", wide) if board and told > 1 else 0.0
    below = sum(_GAP + ruler.text_height(words, _style(ruler, words, style, room), room) for words, _, _ in rows)
    return high + below + 2 * _TOP
