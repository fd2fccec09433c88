"""What the player is asked for, and how far along they are."""

import math

from game.ports import Box, Canvas, Point, Style
from game.scenes.widgets.layout import fit

PROMPT = Box(484, 28, 768, 92)
"""Where prompts are, in every scene."""
TIMER = Box(668, 168, 400, 352)
"""Where a timer is, in every scene."""
_RING_PX = 84.0
_GROWS_PX = 12.0
"""As far as a prompt's card grows at either edge."""


def prompt(canvas: Canvas, box: Box, words: str) -> None:
    """One short sentence on a card, which grows a little where words are large."""
    wide = box.w - 56
    styles: tuple[Style, ...] = ("title", "body")
    one_line = next((each for each in styles if canvas.text_width(words, each) <= wide), None)
    style = one_line or fit(canvas, [words], wide, box.h - 24)
    high = canvas.text_height(words, style, wide)
    grown = max(box.h, min(high + 2 * _GROWS_PX, box.h + 2 * _GROWS_PX))
    card = Box(box.x, box.y - (grown - box.h) / 2, box.w, grown)
    canvas.card(card)
    canvas.text(words, (card.center[0], card.center[1] - high / 2), style, align="center", width=wide)


def stage(canvas: Canvas) -> Canvas:
    """What a mini-game is drawn on: beneath the prompt, with the patient's own left and right."""
    return canvas.unturned(PROMPT)


def notice(canvas: Canvas, words: str, room: float = 440.0) -> None:
    """What has to be said besides, on a card under the prompt; nothing where there is nothing to say."""
    if words:
        style = fit(canvas, [words], PROMPT.w - 56, room - 40)
        high = canvas.text_height(words, style, PROMPT.w - 56)
        canvas.card(Box(PROMPT.x, 136, PROMPT.w, high + 40))
        canvas.text(words, (PROMPT.x + 28, 156), style, width=PROMPT.w - 56)


def ring(canvas: Canvas, center: Point, radius: float, share: float, width: float = 8.0) -> None:
    """A ring that closes clockwise from the top; `share` is 0..1."""
    canvas = canvas.unturned(Box(center[0] - radius, center[1] - radius, 2 * radius, 2 * radius))
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
    """A card with a ring that closes, one word in it, and a few words below, for which it grows wider."""
    wide, two = box.w, 2 * canvas.text_height("x")
    while wide < PROMPT.w and canvas.text_height(below, "body", wide - 48) > two + 1:
        wide += 32
    box = Box(box.center[0] - wide / 2, box.y, wide, box.h)
    canvas.card(box)
    high = canvas.text_height(below, "body", box.w - 48)
    radius = min(_RING_PX, (box.h - high - 56) / 2)
    x, y = box.center[0], box.y + min(48.0, (box.h - high - 2 * radius) / 3) + radius
    ring(canvas, (x, y), radius, share, 12)
    styles: tuple[Style, ...] = ("title", "body")
    style: Style = next((each for each in styles if canvas.text_width(inside, each) <= 2 * radius - 24), "small")
    canvas.text(inside, (x, y - canvas.text_height(inside, style) / 2), style, align="center")
    space = box.y + box.h - y - radius - high
    canvas.text(below, (x, y + radius + space / 2), "body", "ink_soft", "center", box.w - 48)


def seeds(canvas: Canvas, center: Point, done: int, total: int) -> None:
    """Repetitions as seeds in a row; those that are done are golden."""
    pitch = min(40.0, 352.0 / max(1, total))
    radius = pitch * 0.375
    for number in range(total):
        at = (center[0] + (number - (total - 1) / 2) * pitch, center[1])
        canvas.disc(at, radius, "paper")
        canvas.disc(at, radius * 0.76, "petal" if number < done else "hill_5")
