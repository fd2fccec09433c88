"""A leaflet's pieces on as many leaves as they need, however large words are and in whatever language."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from game.model.leaflet import Manner, Piece
from game.ports import Box, Canvas, Point, Ruler, Style

_GAP, _PAD = 16.0, 28.0
_INDENT, _ROOM = 32.0, 18.0
_ICON = 1.4
"""The size of the sign before what is urgent, in lines."""
_STEPS = 24
"""In so many steps the least height is looked for with which leaves are no more."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is read at once; without the leaflet's picture beside it words have the whole width."""

    pieces: Sequence[Piece]
    pictured: bool
    style: Style = "body"


def leaves(ruler: Ruler, pieces: Sequence[Piece], beside: Box, whole: Box) -> list[Leaf]:
    """Pieces cut into as few leaves as can be, and these about equally full.

    Beside the picture where every piece fits there; else the first where it can, and the rest over the whole width. A
    piece is never cut; one that fits nowhere is set in small type on a leaf of its own.
    """
    narrow, wide = ([_height(ruler, piece, box.w - 2 * _PAD, "body") for piece in pieces] for box in (beside, whole))
    room = beside.h - 2 * _PAD
    few = _cut(pieces, narrow, wide, room)
    tried = (_cut(pieces, narrow, wide, room * step / _STEPS) for step in range(_STEPS // 3, _STEPS))
    same = (made for made in tried if [(x.pictured, x.style) for x in made] == [(x.pictured, x.style) for x in few])
    return next(same, few)


def _cut(pieces: Sequence[Piece], narrow: Sequence[float], wide: Sequence[float], room: float) -> list[Leaf]:
    """Pieces of these heights beside the picture, and over the whole width, on leaves with so much room."""
    all_beside = max(narrow) <= room
    made: list[Leaf] = []
    done = 0
    while done < len(pieces):
        beside = all_beside or (not done and narrow[0] <= room)
        count = _taken((narrow if beside else wide)[done:], room)
        if 1 < count < len(pieces) - done and pieces[done + count - 1].words.endswith(":"):
            count -= 1  # what leads to a list stays with it
        leaf = pieces[done : done + max(1, count)]
        made.append(Leaf(leaf, beside) if count else Leaf(leaf, pictured=False, style="small"))
        done += len(leaf)
    return made


def draw(canvas: Canvas, leaf: Leaf, box: Box) -> None:
    """A card with a leaf's words; what is urgent stands on a ground of its own, with a sign before it."""
    canvas.card(box)
    heights = [_height(canvas, piece, box.w - 2 * _PAD, leaf.style) for piece in leaf.pieces]
    free = box.h - 2 * _PAD - sum(heights) - _GAP * (len(heights) - 1)
    y = box.y + _PAD + max(0.0, min(free / 2, 2 * _PAD))
    for piece, high in zip(leaf.pieces, heights, strict=True):
        _piece(canvas, piece, Box(box.x + _PAD, y, box.w - 2 * _PAD, high), leaf.style)
        y += high + _GAP


def _piece(canvas: Canvas, piece: Piece, box: Box, style: Style) -> None:
    if piece.manner is Manner.URGENT:
        canvas.pill(box, "paper_dim", 20)
        canvas.outline(box, "petal_deep", 4, radius=20)
        icon = _ICON * canvas.text_height("x", style)
        _mark(canvas, (box.x + _ROOM + icon / 2, box.center[1]), icon / 2)
        left = 2 * _ROOM + icon
        canvas.text(piece.words, (box.x + left, box.y + _ROOM), style, width=box.w - left - _ROOM)
    elif piece.manner is Manner.POINT:
        line = canvas.text_height("x", style)
        canvas.disc((box.x + 10, box.y + line / 2), 0.22 * line, "leaf")
        canvas.text(piece.words, (box.x + _INDENT, box.y), style, width=box.w - _INDENT)
    else:
        canvas.text(piece.words, (box.x, box.y), style, width=box.w)


def _mark(canvas: Canvas, at: Point, radius: float) -> None:
    """An exclamation mark in a disc."""
    x, y = at
    canvas.disc(at, radius, "ink")
    canvas.pill(Box(x - 0.12 * radius, y - 0.56 * radius, 0.24 * radius, 0.66 * radius), "paper")
    canvas.disc((x, y + 0.42 * radius), 0.15 * radius, "paper")


def _height(ruler: Ruler, piece: Piece, wide: float, style: Style) -> float:
    if piece.manner is Manner.URGENT:
        icon = _ICON * ruler.text_height("x", style)
        return ruler.text_height(piece.words, style, wide - 3 * _ROOM - icon) + 2 * _ROOM
    return ruler.text_height(piece.words, style, wide - (_INDENT if piece.manner is Manner.POINT else 0))


def _taken(heights: Sequence[float], room: float) -> int:
    """How many of the first things fit below each other."""
    ends = accumulate(high + _GAP for high in heights)
    return sum(end - _GAP <= room for end in ends)
