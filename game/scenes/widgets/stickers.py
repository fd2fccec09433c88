"""Stickers on a sheet."""

from collections.abc import Collection, Sequence

from game.ports import Box, Canvas, Style
from game.training.stickers import Sticker

_FAINT, _SOCKET = 0.3, 0.46
"""How much is seen of a sticker that is not there yet, and its empty place on the sheet, in its heights."""
_MOST_ACROSS = 4


def sheet(canvas: Canvas, box: Box, stickers: Sequence[Sticker], earned: Collection[str]) -> None:
    """A card with stickers in rows, their names below; those not yet earned are faint, on their empty places."""
    canvas.card(box)
    rows = max(1, -(-len(stickers) // _MOST_ACROSS))
    across = max(1, -(-len(stickers) // rows))
    wide, high = (box.w - 48) / across, (box.h - 32) / rows
    style = _style(canvas, stickers, wide - 24)
    said = max((canvas.text_height(each.title, style, wide - 24) for each in stickers), default=0.0)
    size = min(136.0, high - said - 24)
    for number, each in enumerate(stickers):
        row, column = divmod(number, across)
        x, top = box.x + 24 + (column + 0.5) * wide, box.y + 16 + row * high + (high - size - 8 - said) / 2
        there = each.key in earned
        if not there:
            canvas.disc((x, top + size / 2), _SOCKET * size, "paper_dim")
        canvas.art(each.art, (x, top + size / 2), size, alpha=1.0 if there else _FAINT)
        canvas.text(each.title, (x, top + size + 8), style, "ink" if there else "ink_soft", "center", wide - 24)


def _style(canvas: Canvas, stickers: Sequence[Sticker], wide: float) -> Style:
    """Large words where every name fits on a line."""
    return "body" if all(canvas.text_width(each.title, "body") <= wide for each in stickers) else "small"
