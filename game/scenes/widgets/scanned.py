"""The mark of the choice that the switch would press now."""

import math

from game.ports import Box, Canvas

_BAR_PX = 14.0
_STEPS = 40
"""So many lengths the bar has, each painted once."""


def scanned(canvas: Canvas, box: Box, left: float) -> None:
    """A thick golden ring in a dark one about a choice, and below it a bar that runs out; `left` is 0..1.

    Nothing is drawn where the choice is out of sight.
    """
    if not box.w:
        return
    ring = box.inset(-8)
    canvas.outline(ring, "ink", 11, radius=36)
    canvas.outline(ring.inset(2), "petal", 6, radius=34)
    inset = min(24.0, box.w / 8)
    track = Box(box.x + inset, box.y + box.h - _BAR_PX / 2, box.w - 2 * inset, _BAR_PX)
    canvas.pill(track.inset(-4), "ink")
    canvas.pill(track, "paper")
    long = math.ceil(left * _STEPS) / _STEPS * track.w
    if long >= _BAR_PX:
        canvas.pill(Box(track.x, track.y, long, _BAR_PX), "petal_deep")
