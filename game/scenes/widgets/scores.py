"""What a repetition was like, in rows a person can read."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.ports import Box, Canvas


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a score: its name, its share 0..1 (None where it could not be measured), and what to say of it."""

    name: str
    share: float | None
    words: str


def score_rows(canvas: Canvas, box: Box, rows: Sequence[Row]) -> None:
    """Rows of a name, a rounded bar and words, spread over the box's height; draws no card."""
    pitch = box.h / max(1, len(rows))
    names = max((canvas.text_width(row.name) for row in rows), default=0.0) + 24
    said = max((canvas.text_width(row.words) for row in rows), default=0.0)
    said = min(said, box.w * 0.52) + 24
    wide = max(40.0, box.w - names - said)
    for number, row in enumerate(rows):
        middle = box.y + (number + 0.5) * pitch
        canvas.text(row.name, (box.x, middle - canvas.text_height(row.name) / 2))
        track = Box(box.x + names, middle - 10, wide, 20)
        canvas.pill(track, "paper_dim")
        if row.share is not None and row.share > 0:
            canvas.pill(Box(track.x, track.y, max(20.0, wide * min(1.0, row.share)), 20), "leaf_light")
        high = canvas.text_height(row.words, "body", said - 24)
        canvas.text(row.words, (box.x + names + wide + 24, middle - high / 2), "body", "ink_soft", width=said - 24)
