"""A level to choose."""

from game.model.level import Level
from game.model.phrase import counted, say
from game.ports import Box, Canvas, Point, Ruler, Style

_MOST_SEEDS = 9
_PITCH = 22.0
_BEFORE, _AFTER, _BETWEEN = 80.0, 28.0, 16.0
"""Before a row's words and after them, and between them and today's rounds."""


def level_row(
    canvas: Canvas, box: Box, level: Level, exercise: str, chosen: bool, focused: bool, unmet: str = "",
    rounds: tuple[int, int] | None = None,
) -> None:  # fmt: skip
    """A card with a level's title and dose, or why it cannot be played now.

    The chosen one carries a leaf-green mark, the focused one a ring. `rounds` are how many of today's are done, and how
    many there are.
    """
    canvas.card(box)
    x, y = box.x + 44, box.center[1]
    canvas.disc((x, y), 16, "leaf" if chosen else "paper_dim")
    if chosen:
        check = [(x - 7, y), (x - 2, y + 6), (x + 8, y - 6)]
        canvas.unturned(Box(x - 16, y - 16, 32, 32)).line(check, "paper", 4)
    high, said, wide = canvas.text_height("x"), unmet or dose(level, exercise), box.w - _BEFORE - _AFTER
    style: Style = "body" if canvas.text_width(said) <= wide else "small"
    both = 2 * high <= box.h - 4 and canvas.text_width(said, style) <= wide  # of large words the title alone
    line = y - high / 2 if both else y
    free = wide - (0.0 if rounds is None else _today_width(canvas, *rounds) + _BETWEEN)
    titled: Style = "body" if canvas.text_width(level.title) <= free else "small"
    at = (box.x + _BEFORE, line - canvas.text_height(level.title, titled) / 2)
    canvas.text(level.title, at, titled, "ink_soft" if unmet else "ink")
    if both:
        canvas.text(said, (box.x + _BEFORE, y), style, "ink_soft")
    if rounds is not None:
        today(canvas, (box.x + box.w - _AFTER, line), *rounds)
    if focused:
        canvas.outline(box.inset(-5), "ink", 4, radius=32)


def _today_width(ruler: Ruler, done: int, rounds: int) -> float:
    words = say("{done} of {all}", done=done, all=rounds)
    return ruler.text_width(words) if rounds > _MOST_SEEDS else rounds * _PITCH


def today(canvas: Canvas, right: Point, done: int, rounds: int) -> None:
    """Today's rounds as seeds that end at a point, golden once they are done; of many only the numbers."""
    x, y = right
    if rounds > _MOST_SEEDS:
        words = say("{done} of {all}", done=done, all=rounds)
        canvas.text(words, (x, y - canvas.text_height(words) / 2), "body", "ink_soft", "right")
        return
    for number in range(rounds):
        at = (x - 8 - (rounds - 1 - number) * _PITCH, y)
        canvas.disc(at, 8, "petal" if number < done else "paper_dim")


def dose(level: Level, exercise: str) -> str:
    """How often and how long, in a few words."""
    if level.imagery:
        minutes = max(1, round(level.lasts_s / 60))
        return counted(
            "Guided, about {count} minute, nothing is measured",
            "Guided, about {count} minutes, nothing is measured",
            minutes,
        )
    times = counted("once", "{count} times", level.repetitions)
    hold_s = level.tempo.hold_s
    what = say("{exercise} alone", exercise=exercise) if level.isolation else exercise
    return counted(
        "{what}, {times}, hold {count:g} second",
        "{what}, {times}, hold {count:g} seconds",
        hold_s,
        what=what,
        times=times,
    )
