"""Cards and buttons with a picture: those that stand for players, and other answers that are better shown."""

from game.model.profile import Emblem
from game.ports import Box, Canvas, Ruler, Style
from game.scenes.menu import Choice
from game.scenes.widgets.buttons import button
from game.scenes.widgets.layout import fit

_BUTTON_PX, _MOST_PX = 48.0, 300.0
_PAD = 14.0
_BEFORE, _AROUND = 84.0, 108.0
"""Room before a button's words, and in all beside them."""


def emblem(shown: Emblem | None) -> str:
    """The drawing of a player's picture; a daisy for whoever has none yet."""
    return f"welcome/{shown or Emblem.DAISY}"


def picture_card(
    canvas: Canvas, choice: Choice, art: str, focused: bool, hovered: bool, chosen: bool = False, large: bool = False
) -> None:
    """A card to press, with a drawing and the words under it; dimmed where `chosen`, a ring shows the focus."""
    box = Box(choice.box.x, choice.box.y - (3 if hovered else 0), choice.box.w, choice.box.h)
    canvas.card(box, "paper_dim" if chosen else "paper")
    if focused:
        canvas.outline(box.inset(-7), "ink", 4, radius=35)
    styles: tuple[Style, ...] = ("title", "body", "small") if large else ("body", "small")
    wide = box.w - 2 * _PAD - 8
    style = fit(canvas, [choice.words], wide, box.h * 0.45, styles)
    if canvas.text_width(choice.words, style) > wide and " " not in choice.words:
        style = "small"
    high = canvas.text_height(choice.words, style, wide)
    room = box.h - high - 3 * _PAD
    size = min(room, _MOST_PX, box.w - 2 * _PAD)
    canvas.art(art, (box.center[0], box.y + _PAD + room / 2), size)
    canvas.text(choice.words, (box.center[0], box.y + box.h - high - _PAD), style, align="center", width=wide)


def emblem_width(ruler: Ruler, words: str) -> float:
    """How wide a button with a picture before these words is."""
    return ruler.text_width(words, "body") + _AROUND


def emblem_button(canvas: Canvas, choice: Choice, shown: Emblem | None, focused: bool, hovered: bool) -> None:
    """A button with a player's picture before its words."""
    button(canvas, choice.box, "", focused, hovered, primary=False)
    box = Box(choice.box.x, choice.box.y - (3 if hovered else 0), choice.box.w, choice.box.h)
    canvas.art(emblem(shown), (box.x + 46, box.center[1]), _BUTTON_PX)
    style: Style = "body" if canvas.text_width(choice.words, "body") <= box.w - _AROUND else "small"
    words = _cut(canvas, choice.words, style, box.w - _AROUND)
    canvas.text(words, (box.x + _BEFORE, box.center[1] - canvas.text_height(words, style) / 2), style)


def _cut(canvas: Canvas, words: str, style: Style, wide: float) -> str:
    """As much of a name as fits."""
    if canvas.text_width(words, style) <= wide:
        return words
    short = next((n for n in range(len(words) - 1, 0, -1) if canvas.text_width(words[:n] + "…", style) <= wide), 1)
    return words[:short].rstrip() + "…"
