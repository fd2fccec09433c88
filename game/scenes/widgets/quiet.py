"""The quiet light: how still everything else is."""

import math

from game.ports import Box, Canvas
from game.scenes.widgets.sides import OPAQUE


def quiet_light(canvas: Canvas, box: Box, quiet: float, words: str = "") -> None:
    """A card with a curve that smiles while `quiet` is 1 and relaxes to a line as it falls to 0.

    `words` say what may soften ("soften your left eye"); they are shown below the curve, calmly.
    """
    canvas.card(box)
    canvas.kept(box.inset(OPAQUE), (round(quiet, 2), words), lambda: _light(canvas, box, quiet, words))


def _light(canvas: Canvas, box: Box, quiet: float, words: str) -> None:
    canvas.pill(box.inset(OPAQUE), "paper", 0)
    x = box.x + box.w / 2
    high = canvas.text_height("quiet", "body")
    extra = canvas.text_height(words, "small", box.w - 24) if words else 0.0
    top = box.center[1] - (high + 32 + extra) / 2
    canvas.text("quiet", (x, top), "body", "leaf" if quiet > 0.5 else "ink_soft", "center")
    deep = 22 * min(1.0, max(0.0, quiet))
    wide = min(76.0, box.w - 56)
    curve = [
        (x + wide * (step / 20 - 0.5), top + high + 4 + deep * math.sin(math.pi * step / 20) + (22 - deep) / 2)
        for step in range(21)
    ]
    canvas.line(curve, "leaf" if quiet > 0.5 else "ink_soft", 6)
    if words:
        canvas.text(words, (x, top + high + 32), "small", "ink_soft", "center", width=box.w - 24)
