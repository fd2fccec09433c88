"""What came of a repetition: its score and the parts of it."""

from collections.abc import Sequence

from game.model.phrase import say
from game.ports import Box, Canvas, Style
from game.scenes.widgets.scores import Row


def last_score(canvas: Canvas, box: Box, score: float | None, rows: Sequence[Row], *, numbers: bool) -> None:
    """The last repetition's parts as bars on one card, with its score in `numbers`; without one, a word of comfort."""
    canvas.card(box)
    if score is None:
        comfort, (x, y) = say("Not measured this time. That is fine."), box.center
        high = canvas.text_height(comfort, "body", box.w - 40)
        canvas.text(comfort, (x, y - high / 2), "body", "ink_soft", "center", box.w - 40)
        return
    canvas.text(say("This time"), (box.x + 20, box.y + 20), "body")
    if numbers:
        canvas.text(f"{score:.0f}", (box.x + box.w - 20, box.y + 12), "title", "leaf", "right")
    top = max(64.0, canvas.text_height("x", "title") + 12)
    pitch = (box.h - top - 20) / len(rows)
    style: Style = "body" if canvas.text_height("x") <= pitch else "small"
    names = max(canvas.text_width(row.name, style) for row in rows) + 20
    for number, row in enumerate(rows):
        middle = box.y + top + (number + 0.5) * pitch
        canvas.text(row.name, (box.x + 20, middle - canvas.text_height(row.name, style) / 2), style)
        track = Box(box.x + 20 + names, middle - 8, box.w - 40 - names, 16)
        canvas.pill(track, "paper_dim")
        if row.share:
            canvas.pill(Box(track.x, track.y, max(16.0, track.w * min(1.0, row.share)), 16), "leaf_light")
