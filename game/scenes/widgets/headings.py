"""What a screen is about, readable over any landscape."""

from game.ports import Box, Canvas, Style

_STYLES: tuple[Style, ...] = ("heading", "title", "body", "small")
_BELOW_PX, _GROWS_PX = 4.0, 12.0
"""Free below the strip; and as far as it grows upwards where words are high."""


def heading(canvas: Canvas, box: Box, words: str) -> None:
    """One line on a strip of paper, in the largest type in which it fits into the box; of high words it grows a little.

    The strip ends above the box's lower edge.
    """
    if not words:
        return
    least = box.h - _BELOW_PX
    most = least + _GROWS_PX
    fitting = (each for each in _STYLES if canvas.text_height(words, each) <= most)
    style: Style = next((each for each in fitting if canvas.text_width(words, each) <= box.w - 40), "small")
    high = canvas.text_height(words, style)
    tall = least if high <= least else most
    strip = Box(box.x, box.y + least - tall, min(box.w, canvas.text_width(words, style) + 40), tall)
    canvas.pill(strip, "paper", alpha=0.85)
    canvas.text(words, (strip.x + 20, strip.y + (strip.h - high) / 2), style)
