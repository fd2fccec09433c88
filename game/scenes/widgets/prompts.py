"""What the player is asked for, and how far along they are."""

import math

from game.ports import Box, Canvas, Point, Style

PROMPT = Box(484, 28, 768, 92)
"""Where prompts are, in every scene."""
TIMER = Box(668, 168, 400, 352)
"""Where a timer is, in every scene."""
_RING_PX = 84.0


def prompt(canvas: Canvas, box: Box, words: str) -> None:
    """One short sentence on a card."""
    canvas.card(box)
    x, y = box.center
    style: Style = "title" if canvas.text_width(words, "title") <= box.w - 56 else "body"
    high = canvas.text_height(words, style, box.w - 56)
    canvas.text(words, (x, y - high / 2), style, align="center", width=box.w - 56)


def notice(canvas: Canvas, words: str) -> None:
    """What has to be said besides, on a card under the prompt; nothing where there is nothing to say."""
    if words:
        high = canvas.text_height(words, "body", PROMPT.w - 56)
        canvas.card(Box(PROMPT.x, 136, PROMPT.w, high + 40))
        canvas.text(words, (PROMPT.x + 28, 156), width=PROMPT.w - 56)


def ring(canvas: Canvas, center: Point, radius: float, share: float, width: float = 8.0) -> None:
    """A ring that closes clockwise from the top; `share` is 0..1."""
    for role, part in (("paper_dim", 1.0), ("leaf", min(1.0, max(0.0, share)))):
        count = max(2, round(48 * part))
        arc = [
            (center[0] + radius * math.sin(2 * math.pi * part * step / count),
             center[1] - radius * math.cos(2 * math.pi * part * step / count))
            for step in range(count + 1)
        ]  # fmt: skip
        if part > 0:
            canvas.line(arc, "leaf" if role == "leaf" else "paper_dim", width)


def timer(canvas: Canvas, box: Box, share: float, inside: str, below: str) -> None:
    """A card with a ring that closes, one word in it, and a few words below."""
    canvas.card(box)
    x, y = box.center[0], box.y + 48 + _RING_PX
    ring(canvas, (x, y), _RING_PX, share, 12)
    canvas.text(inside, (x, y - canvas.text_height(inside, "title") / 2), "title", align="center")
    space = box.y + box.h - y - _RING_PX - canvas.text_height(below, "body", box.w - 48)
    canvas.text(below, (x, y + _RING_PX + space / 2), "body", "ink_soft", "center", box.w - 48)


def seeds(canvas: Canvas, center: Point, done: int, total: int) -> None:
    """Repetitions as seeds in a row; those that are done are golden."""
    pitch = min(40.0, 352.0 / max(1, total))
    radius = pitch * 0.375
    for number in range(total):
        at = (center[0] + (number - (total - 1) / 2) * pitch, center[1])
        canvas.disc(at, radius, "paper")
        canvas.disc(at, radius * 0.76, "petal" if number < done else "hill_5")
