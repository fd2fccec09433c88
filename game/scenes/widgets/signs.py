"""A door's sign: a picture and its words, which are always there."""

from game.ports import Box, Canvas, Ruler

_ICON, _EDGE, _GAP = 36.0, 10.0, 8.0


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


def note(canvas: Canvas, at: tuple[float, float], words: str, widest: float = 620.0, below: bool = False) -> None:
    """Words on a card of their own that ends above a point, or begins below it; it stays in the picture."""
    wide = min(widest, canvas.text_width(words, "body") + 1)
    high = canvas.text_height(words, "body", wide)
    box = Box(at[0] - wide / 2 - 24, at[1] if below else at[1] - high - 24, wide + 48, high + 24)
    box = Box(max(28.0, min(1252.0 - box.w, box.x)), box.y, box.w, box.h)
    canvas.card(box)
    canvas.text(words, (box.center[0], box.y + 12), "body", align="center", width=wide)
