"""What came of it: the score after a repetition, blooms for stars, and how far each side went."""

from collections.abc import Sequence

from game.model.body import SIDES
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Point
from game.scenes.widgets.scores import Row
from game.scenes.widgets.sides import fill

MOST_STARS = 3


def last_score(canvas: Canvas, box: Box, score: float | None, rows: Sequence[Row]) -> None:
    """The last repetition's score and its parts as bars on one card; without a score, a word of comfort."""
    canvas.card(box)
    if score is None:
        comfort, (x, y) = say("Not measured this time. That is fine."), box.center
        high = canvas.text_height(comfort, "body", box.w - 40)
        canvas.text(comfort, (x, y - high / 2), "body", "ink_soft", "center", box.w - 40)
        return
    canvas.text(say("This time"), (box.x + 20, box.y + 20), "body")
    canvas.text(f"{score:.0f}", (box.x + box.w - 20, box.y + 12), "title", "leaf", "right")
    names = max(canvas.text_width(row.name) for row in rows) + 20
    pitch = (box.h - 84) / len(rows)
    for number, row in enumerate(rows):
        middle = box.y + 64 + (number + 0.5) * pitch
        canvas.text(row.name, (box.x + 20, middle - canvas.text_height(row.name) / 2))
        track = Box(box.x + 20 + names, middle - 8, box.w - 40 - names, 16)
        canvas.pill(track, "paper_dim")
        if row.share:
            canvas.pill(Box(track.x, track.y, max(16.0, track.w * min(1.0, row.share)), 16), "leaf_light")


def blooms(canvas: Canvas, center: Point, count: int) -> None:
    """Up to three flowers in a row; those not yet earned are faint."""
    for number in range(MOST_STARS):
        at = (center[0] + (number - (MOST_STARS - 1) / 2) * 84, center[1])
        canvas.art("bloom", at, 68, alpha=1.0 if number < count else 0.25)


def travelled(canvas: Canvas, box: Box, mm: PerSide[float]) -> None:
    """How far each side went on the mean, in millimetres, as two bars from a common start."""
    most = max(2.0, *mm)
    pitch = box.h / 2
    for number, side in enumerate(Side):
        middle = box.y + (number + 0.5) * pitch
        canvas.text(SIDES[side], (box.x, middle - canvas.text_height("x") / 2), "body", side.value)
        track = Box(box.x + 76, middle - 12, box.w - 76 - 96, 24)
        canvas.pill(track, "paper_dim", 12 if side is Side.LEFT else 6)
        fill(canvas, Box(track.x, track.y, track.w * max(0.0, mm[side]) / most, track.h), side)
        words = say("{far_mm:.1f} mm", far_mm=max(0.0, mm[side]))
        canvas.text(words, (box.x + box.w, middle - canvas.text_height(words) / 2), "body", "ink_soft", "right")
