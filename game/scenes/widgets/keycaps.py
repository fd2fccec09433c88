"""Something to do, and the keys and buttons that do it."""

from collections.abc import Sequence

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.widgets.layout import fit

_PAD, _GAP, _CAP_H = 24.0, 10.0, 46.0


def keycaps(canvas: Canvas, box: Box, words: str, caps: Sequence[str], focused: bool, said: str = "") -> None:
    """A card with what is done at its left and its keys at its right, as many as fit; `said` takes their place."""
    canvas.card(box)
    y, style = box.center[1], fit(canvas, [words], box.w, box.h)
    canvas.text(words, (box.x + _PAD, y - canvas.text_height(words, style) / 2), style)
    right, least = box.x + box.w - _PAD, box.x + _PAD + canvas.text_width(words, style) + _PAD
    if said:
        canvas.text(said, (right, y - canvas.text_height(said) / 2), "body", "leaf", "right")
    else:
        _caps(canvas, caps, least, right, y)
    if focused:
        canvas.outline(box.inset(-5), "ink", 4, radius=32)


def _caps(canvas: Canvas, caps: Sequence[str], least: float, right: float, y: float) -> None:
    wide = [canvas.text_width(each, "small") + 2 * _GAP + 8 for each in caps]
    more = say("and more")
    shown = len(caps)
    room = right - least
    while shown and sum(wide[:shown]) + _GAP * (shown - 1) > room:
        if shown == len(caps):
            room -= canvas.text_width(more, "small") + _GAP
        shown -= 1
    x = right
    if shown < len(caps):
        high = canvas.text_height(more, "small")
        x -= canvas.text_width(more, "small")
        canvas.text(more, (x, y - high / 2), "small", "ink_soft")
        x -= _GAP
    for words, span in zip(reversed(caps[:shown]), reversed(wide[:shown]), strict=True):
        x -= span
        canvas.pill(Box(x, y - _CAP_H / 2, span, _CAP_H), "paper_dim", 14)
        canvas.text(words, (x + span / 2, y - canvas.text_height(words, "small") / 2), "small", align="center")
        x -= _GAP
