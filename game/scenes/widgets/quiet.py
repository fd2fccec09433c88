"""The quiet light: how still everything else is."""

import math

from game.ports import Box, Canvas, Style

_CURVE_PX = 28.0
_GAP_PX = 12.0
_GROWS_PX = (0.0, 16.0, 32.0, 48.0, 64.0, 80.0, 96.0, 112.0)
"""How much wider the card may be where words are large; it grows twice as much in height, away from its corner."""


def quiet_light(canvas: Canvas, box: Box, quiet: float, words: str) -> None:
    """A card that says what stays soft, over a curve that smiles while `quiet` is 1 and relaxes to a line towards 0.

    While something moves along, `words` ask it to soften ("Soften your left eye"), calmly.
    """
    more = next((each for each in _GROWS_PX if _fits(canvas, box.w + each, box.h + 2 * each, words)), _GROWS_PX[-1])
    box = Box(box.x - more, box.y - 2 * more, box.w + more, box.h + 2 * more)
    canvas.card(box)
    canvas.kept(box, (round(quiet, 2), words), lambda: _light(canvas, box, quiet, words))


def _light(canvas: Canvas, box: Box, quiet: float, words: str) -> None:
    x = box.x + box.w / 2
    style = _style(canvas, box.w, words)
    high = canvas.text_height(words, style, box.w - 32)
    top = box.center[1] - (high + _GAP_PX + _CURVE_PX) / 2
    canvas.text(words, (x, top), style, "leaf" if quiet > 0.5 else "ink_soft", "center", width=box.w - 32)
    deep = (_CURVE_PX - 6) * min(1.0, max(0.0, quiet))
    wide = min(76.0, box.w - 56)
    start = top + high + _GAP_PX + (_CURVE_PX - 6 - deep) / 2
    curve = [(x + wide * (step / 20 - 0.5), start + deep * math.sin(math.pi * step / 20)) for step in range(21)]
    canvas.line(curve, "leaf" if quiet > 0.5 else "ink_soft", 6)


def _style(canvas: Canvas, wide: float, words: str) -> Style:
    """The larger type where each word has room."""
    return "body" if canvas.word_width(words) <= wide - 32 else "small"


def _fits(canvas: Canvas, wide: float, tall: float, words: str) -> bool:
    style = _style(canvas, wide, words)
    high = canvas.text_height(words, style, wide - 32)
    return canvas.word_width(words, style) <= wide - 32 and high + _GAP_PX + _CURVE_PX + 24 <= tall
