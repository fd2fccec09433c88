"""A level's days side by side: a dot for each, a band in which they are alike, and today as a flower."""

from game.model.phrase import say
from game.ports import Box, Canvas
from game.training.own_days import MOST_DAYS, OwnDays

NAMES = {"symmetry": say("Together"), "quiet": say("Quiet"), "score": say("All of it")}
_PICTURES = {"symmetry": "parts/together", "quiet": "parts/quiet", "score": "bloom"}
_FULL = {"score": 100.0}
"""What a part goes up to, where that is not 1."""
_ALIKE = say("in here days are alike")
_MOST_SAID = 0.35
"""With more of the card's height in words only the first sentence is said."""
_PAD, _PICTURE, _TODAY = 28.0, 48.0, 40.0


def own_days(canvas: Canvas, box: Box, found: OwnDays, part: str) -> None:
    """One part of the score on a card: its days, and below them today in words."""
    canvas.card(box)
    x, wide = box.x + _PAD, box.w - 2 * _PAD
    canvas.art(_PICTURES[part], (x + _PICTURE / 2, box.y + 20 + _PICTURE / 2), _PICTURE)
    name = NAMES[part]
    canvas.text(name, (x + _PICTURE + 16, box.y + 20 + (_PICTURE - canvas.text_height(name, "title")) / 2), "title")
    said = [words for words in (found.words(part), found.since(part)) if words]
    high = sum(canvas.text_height(words, "body", wide) for words in said)
    if high > _MOST_SAID * box.h:
        said, high = said[:1], canvas.text_height(said[0], "body", wide)
    y = box.y + box.h - 20 - high
    foot = canvas.text_height("x", "small")
    plot = Box(x, box.y + _PICTURE + 32, wide, y - 20 - foot - box.y - _PICTURE - 32)
    if found.days and plot.h >= 2 * _TODAY:
        _draw_days(canvas.unturned(plot), plot, found, part)
        _draw_ends(canvas.unturned(plot), plot, found)
    for number, words in enumerate(said):
        y += canvas.text(words, (x, y), "body", "ink" if number == 0 else "ink_soft", width=wide)


def _draw_days(canvas: Canvas, plot: Box, found: OwnDays, part: str) -> None:
    most, shown = _FULL.get(part, 1.0), found.days[-MOST_DAYS:]

    def up(value: float) -> float:
        return plot.y + plot.h - _TODAY / 2 - (plot.h - _TODAY) * min(1.0, max(0.0, value / most))

    usual = found.usual(part)
    if usual is not None:
        top, foot = up(usual.middle + usual.bound), up(usual.middle - usual.bound)
        canvas.pill(Box(plot.x, top - 6, plot.w, foot - top + 12), "band", 12)
        if canvas.text_height(_ALIKE, "small") <= plot.y + plot.h - foot - 6:
            canvas.text(_ALIKE, (plot.x + 12, foot + 8), "small", "ink_soft")
    pitch = (plot.w - 2 * _TODAY) / max(1, len(shown) - 1)
    for number, day in enumerate(shown):
        value = day.part(part)
        at = (plot.x + plot.w - _TODAY - (len(shown) - 1 - number) * pitch, 0.0 if value is None else up(value))
        if value is not None and day is found.today:
            canvas.art("bloom", at, _TODAY)
        elif value is not None:
            canvas.disc(at, min(7.0, max(4.0, pitch * 0.3)), "leaf")


def _draw_ends(canvas: Canvas, plot: Box, found: OwnDays) -> None:
    """From when to when."""
    y = plot.y + plot.h + 6
    first, last = found.days[-MOST_DAYS:][0].day, found.days[-1].day
    words = say("today") if found.today is not None else say("{day:d MMM}", day=last)
    canvas.text(words, (plot.x + plot.w - _TODAY / 2, y), "small", "ink_soft", "right")
    if first != last:
        canvas.text(say("{day:d MMM}", day=first), (plot.x + _TODAY / 2, y), "small", "ink_soft")
