"""What a screen is about, readable over any landscape."""

from game.ports import Box, Canvas, Style

_STYLES: tuple[Style, ...] = ("heading", "title", "body", "small")


def heading(canvas: Canvas, box: Box, words: str) -> None:
    """One line on a strip of paper, in the largest type in which it fits into the box."""
    if not words:
        return
    style: Style = next((each for each in _STYLES if canvas.text_width(words, each) <= box.w - 40), "small")
    high = canvas.text_height(words, style)
    strip = Box(box.x, box.y, min(box.w, canvas.text_width(words, style) + 40), box.h - 4)
    canvas.pill(strip, "paper", alpha=0.85)
    canvas.text(words, (strip.x + 20, strip.y + (strip.h - high) / 2), style)
