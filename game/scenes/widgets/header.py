"""What stands on top of a page: its title, and a sentence below it, readable over any landscape."""

from game.ports import Box, Canvas, Style

_WAYS: tuple[tuple[Style, Style], ...] = (
    ("heading", "body"),
    ("title", "body"),
    ("title", "small"),
    ("body", "small"),
    ("small", "small"),
)
"""Title and sentence, from large to small."""
_PAD = 20.0


def header(canvas: Canvas, box: Box, title: str, words: str = "") -> None:
    """Write both on a strip of paper in the middle of a box's height, as large as they fit there on a line each."""
    wide = box.w - 2 * _PAD

    def fits(way: tuple[Style, Style]) -> bool:
        below = canvas.text_height(words, way[1]) if words else 0.0
        widest = max(canvas.text_width(title, way[0]), canvas.text_width(words, way[1]))
        return canvas.text_height(title, way[0]) + below <= box.h and widest <= wide

    large, small = next(filter(fits, _WAYS), _WAYS[-1])
    high = canvas.text_height(title, large, wide)
    below = canvas.text_height(words, small, wide) if words else 0.0
    used = max(canvas.text_width(title, large), canvas.text_width(words, small))
    y = box.y + (box.h - high - below) / 2
    canvas.pill(Box(box.x, y, min(box.w, used + 2 * _PAD), high + below), "paper", 24, alpha=0.85)
    canvas.text(title, (box.x + _PAD, y), large, width=wide)
    canvas.text(words, (box.x + _PAD, y + high), small, width=wide)
