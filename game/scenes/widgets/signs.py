"""A door's sign: a picture and its words, which are always there."""

from game.ports import Box, Canvas, Point, Ruler, Style
from game.scenes.widgets.layout import fit

_ICON, _EDGE, _GAP = 36.0, 10.0, 8.0
_LEFT, _RIGHT, _WIDEST, _HIGHEST, _AROUND = 28.0, 1252.0, 620.0, 190.0, 24.0


def _stacks(ruler: Ruler, words: str, high: float) -> bool:
    """Whether the picture has room above the words."""
    return _ICON + ruler.text_height(words, "small") <= high - _EDGE


def sign_width(ruler: Ruler, words: str, high: float) -> float:
    """How wide a sign of this height has to be."""
    beside = 0.0 if _stacks(ruler, words, high) else _ICON + _GAP
    return ruler.text_width(words, "small") + beside + 2 * _EDGE


def sign(canvas: Canvas, box: Box, words: str, art: str, focused: bool, hovered: bool) -> None:
    """A card with the picture above its words, or before them where those are large; a ring shows the focus."""
    raised = Box(box.x, box.y - (3 if hovered else 0), box.w, box.h)
    canvas.card(raised)
    if focused:
        canvas.outline(raised.inset(-5), "ink", 4, radius=32)
    x, y = raised.center
    wide, line = canvas.text_width(words, "small"), canvas.text_height(words, "small")
    if _stacks(canvas, words, box.h):
        top = y - (_ICON + line) / 2
        canvas.art(art, (x, top + _ICON / 2), _ICON)
        canvas.text(words, (x, top + _ICON), "small", align="center")
    else:
        left = x - (_ICON + _GAP + wide) / 2
        canvas.art(art, (left + _ICON / 2, y), _ICON)
        canvas.text(words, (left + _ICON + _GAP + wide / 2, y - line / 2), "small", align="center")


def note_box(ruler: Ruler, at: Point, words: str, below: bool = False) -> Box:
    """Where a note on words lies that ends above a point, or begins below it; it stays in the picture."""
    style = _style(ruler, words)
    wide = min(_WIDEST, ruler.text_width(words, style) + 1)
    high = ruler.text_height(words, style, wide)
    x, y = at[0] - wide / 2 - _AROUND, at[1] if below else at[1] - high - _AROUND
    most = _RIGHT - wide - 2 * _AROUND
    return Box(max(_LEFT, min(most, x)), y, wide + 2 * _AROUND, high + _AROUND)


def note(canvas: Canvas, box: Box, words: str) -> None:
    """Words on a card of their own."""
    canvas.card(box)
    wide = box.w - 2 * _AROUND
    canvas.text(words, (box.center[0], box.y + _AROUND / 2), _style(canvas, words), align="center", width=wide)


def _style(ruler: Ruler, words: str) -> Style:
    """Large words are a little smaller where there are many: the garden is seen beside them."""
    return fit(ruler, [words], _WIDEST, _HIGHEST)
