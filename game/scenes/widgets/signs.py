"""A door's sign: a picture, and its words below it where there is room for them."""

from game.ports import Box, Canvas

_ICON, _LARGE, _EDGE = 40.0, 52.0, 6.0


def sign(canvas: Canvas, box: Box, words: str, art: str, focused: bool, hovered: bool) -> None:
    """A card with the picture; a ring shows the focus. Words without room stand above it then, or under the pointer."""
    raised = Box(box.x, box.y - (3 if hovered else 0), box.w, box.h)
    canvas.card(raised)
    if focused:
        canvas.outline(raised.inset(-5), "ink", 4, radius=32)
    x, y = raised.center
    line = canvas.text_height(words, "small")
    if canvas.text_width(words, "small") <= box.w - 2 * _EDGE and _ICON + line <= box.h:
        top = y - (_ICON + line) / 2
        canvas.art(art, (x, top + _ICON / 2), _ICON)
        canvas.text(words, (x, top + _ICON), "small", align="center")
        return
    canvas.art(art, (x, y), _LARGE)
    if focused or hovered:
        note(canvas, (x, raised.y - 12), words)


def note(canvas: Canvas, at: tuple[float, float], words: str, widest: float = 620.0, below: bool = False) -> None:
    """Words on a card of their own that ends above a point, or begins below it; it stays in the picture."""
    wide = min(widest, canvas.text_width(words, "body") + 1)
    high = canvas.text_height(words, "body", wide)
    box = Box(at[0] - wide / 2 - 24, at[1] if below else at[1] - high - 24, wide + 48, high + 24)
    box = Box(max(28.0, min(1252.0 - box.w, box.x)), box.y, box.w, box.h)
    canvas.card(box)
    canvas.text(words, (box.center[0], box.y + 12), "body", align="center", width=wide)
