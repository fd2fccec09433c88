"""How the electrodes sit: a row for each side, in words and colour."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.model.contact import Contact, Grade
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Role, Style
from game.scenes.widgets.sides import marker

COLOURS: Mapping[Grade, Role] = MappingProxyType(
    {Grade.LISTENING: "paper_dim", Grade.GOOD: "leaf", Grade.FAIR: "petal_deep", Grade.BAD: "seed"}
)
_INDENT_PX = 34.0


def contacts(
    canvas: Canvas, box: Box, both: PerSide[Contact], heading: str, board: str,
    names: Sequence[tuple[str, Side]] = ((say("Left"), Side.LEFT), (say("Right"), Side.RIGHT)),
) -> None:  # fmt: skip
    """A card: what is heard, by which board, and of each channel its side's mark, a stripe for its grade, and why.

    `names` says what to call each channel and which side it is on.
    """
    canvas.card(box)
    x, y, wide = box.x + 20, box.y + 14, box.w - 40
    y += canvas.text(heading, (x, y), "body", width=wide)
    if board:
        y += canvas.text(board, (x, y), "small", "ink_soft", width=wide)
    for contact, (name, side) in zip(both, names, strict=True):
        y += 8
        room = wide - _INDENT_PX
        words = say("{place}: {found}", place=name, found=contact.words)
        style: Style = "body" if canvas.text_width(words, "body") <= room else "small"
        high = canvas.text_height(words, style, room)
        canvas.pill(Box(x - 8, y, 6, high), COLOURS[contact.grade], 3)
        marker(canvas, (x + 12, y + high / 2), side)
        y += canvas.text(words, (x + _INDENT_PX, y), style, width=room)
