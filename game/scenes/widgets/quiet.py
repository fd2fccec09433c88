"""The quiet light: how still everything else is."""

import math

from game.ports import Box, Canvas
from game.scenes.widgets.sides import OPAQUE

_CURVE_PX = 28.0
_GAP_PX = 12.0


def quiet_light(canvas: Canvas, box: Box, quiet: float, words: str) -> None:
    """A card that says what stays soft, over a curve that smiles while `quiet` is 1 and relaxes to a line towards 0.

    While something moves along, `words` ask it to soften ("Soften your left eye"), calmly.
    """
    canvas.card(box)
    canvas.kept(box.inset(OPAQUE), (round(quiet, 2), words), lambda: _light(canvas, box, quiet, words))


def _light(canvas: Canvas, box: Box, quiet: float, words: str) -> None:
    canvas.pill(box.inset(OPAQUE), "paper", 0)
    x = box.x + box.w / 2
    high = canvas.text_height(words, "body", box.w - 32)
    top = box.center[1] - (high + _GAP_PX + _CURVE_PX) / 2
    canvas.text(words, (x, top), "body", "leaf" if quiet > 0.5 else "ink_soft", "center", width=box.w - 32)
    deep = (_CURVE_PX - 6) * min(1.0, max(0.0, quiet))
    wide = min(76.0, box.w - 56)
    start = top + high + _GAP_PX + (_CURVE_PX - 6 - deep) / 2
    curve = [(x + wide * (step / 20 - 0.5), start + deep * math.sin(math.pi * step / 20)) for step in range(21)]
    canvas.line(curve, "leaf" if quiet > 0.5 else "ink_soft", 6)
