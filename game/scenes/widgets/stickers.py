"""Stickers on a sheet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from game.ports import Box, Canvas, Ruler, Style
from game.training.stickers import Sticker

_FAINT, _SOCKET = 0.3, 0.46
"""How much is seen of a sticker that is not there yet, and its empty place on the sheet, in its heights."""
_LARGEST_PX, _APART = 136.0, 12.0
_ACROSS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class _Grid:
    """So many across; how wide and high each place is, in what style names are, how high, and how large stickers."""

    across: int
    wide: float
    high: float
    style: Style
    said: float
    size: float


def sheet(canvas: Canvas, box: Box, stickers: Sequence[Sticker], earned: Collection[str]) -> None:
    """A card with stickers in rows, their names below; those not yet earned are faint, on their empty places.

    They stand in the rows in which they are largest.
    """
    canvas.card(box)
    grid = max((_grid(canvas, box, stickers, across) for across in _ACROSS), key=lambda each: each.size)
    size, said = grid.size, grid.said
    for number, each in enumerate(stickers):
        row, column = divmod(number, grid.across)
        x = box.x + 24 + (column + 0.5) * grid.wide
        top = box.y + 16 + row * grid.high + (grid.high - size - 8 - said) / 2
        there = each.key in earned
        if not there:
            canvas.disc((x, top + size / 2), _SOCKET * size, "paper_dim")
        canvas.art(each.art, (x, top + size / 2), size, alpha=1.0 if there else _FAINT)
        at = (x, top + size + 8)
        canvas.text(each.title, at, grid.style, "ink" if there else "ink_soft", "center", grid.wide - _APART)


def _grid(ruler: Ruler, box: Box, stickers: Sequence[Sticker], most: int) -> _Grid:
    rows = max(1, -(-len(stickers) // most))
    across = max(1, -(-len(stickers) // rows))
    wide, high = (box.w - 48) / across, (box.h - 32) / rows
    style = _style(ruler, stickers, wide - _APART)
    said = max((ruler.text_height(each.title, style, wide - _APART) for each in stickers), default=0.0)
    return _Grid(across, wide, high, style, said, min(_LARGEST_PX, high - said - 24))


def _style(ruler: Ruler, stickers: Sequence[Sticker], wide: float) -> Style:
    """Large words where every name fits on a line."""
    return "body" if all(ruler.text_width(each.title, "body") <= wide for each in stickers) else "small"
