"""What a therapist has written to the patient."""

from game.model.phrase import say
from game.ports import Box, Canvas, Style

_PAD = 24.0


def therapists_note(canvas: Canvas, box: Box, note: str, left_free: float) -> float:
    """A card at a box's top; how high it is, nothing where there is no note. `left_free` of the box stay free below.

    The note is smaller where it is long, and its lines run together where they are many.
    """
    if not note.strip():
        return 0.0
    x, wide = box.x + _PAD, box.w - 2 * _PAD
    label = canvas.text_height("x", "small")
    room = box.h - left_free - label - 44
    written, joined = [line for line in note.splitlines() if line.strip()], [" ".join(note.split())]
    ways: tuple[tuple[Style, list[str]], ...] = (("body", written), ("small", written), ("small", joined))
    style, lines = next(
        (way for way in ways if sum(canvas.text_height(line, way[0], wide) for line in way[1]) <= room), ways[-1]
    )
    high = label + 44 + sum(canvas.text_height(line, style, wide) for line in lines)
    canvas.card(Box(box.x, box.y, box.w, high))
    y = box.y + 24 + canvas.text(say("From your therapist"), (x, box.y + 18), "small", "leaf")
    for line in lines:
        y += canvas.text(line, (x, y), style, width=wide)
    return high
