"""What stands on top of a page: its title, and a sentence below it."""

from game.ports import Box, Canvas, Style

_WAYS: tuple[tuple[Style, Style], ...] = (
    ("heading", "body"),
    ("title", "body"),
    ("title", "small"),
    ("body", "small"),
    ("small", "small"),
)
"""Title and sentence, from large to small."""


def header(canvas: Canvas, box: Box, title: str, words: str = "") -> None:
    """Write both in the middle of a box's height, as large as they fit in it on a line each."""

    def fits(way: tuple[Style, Style]) -> bool:
        lines = [(title, way[0]), *([(words, way[1])] if words else [])]
        high = sum(canvas.text_height(said, style, box.w) for said, style in lines)
        return high <= box.h and canvas.text_width(title, way[0]) <= box.w

    large, small = next(filter(fits, _WAYS), _WAYS[-1])
    high = canvas.text_height(title, large, box.w)
    below = canvas.text_height(words, small, box.w) if words else 0.0
    y = box.y + (box.h - high - below) / 2
    canvas.text(title, (box.x, y), large, width=box.w)
    canvas.text(words, (box.x, y + high), small, width=box.w)
