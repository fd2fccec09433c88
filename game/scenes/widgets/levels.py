"""A level to choose."""

from game.model.level import Level
from game.model.phrase import counted, say
from game.ports import Box, Canvas, Point

_MOST_SEEDS = 9
_PITCH = 22.0


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
    high = canvas.text_height("x", "body")
    both = 2 * high <= box.h - 4  # of large words the title alone
    canvas.text(level.title, (box.x + 80, y - (high if both else high / 2)), "body", "ink_soft" if unmet else "ink")
    if both:
        canvas.text(unmet or dose(level, exercise), (box.x + 80, y), "body", "ink_soft")
    if rounds is not None:
        today(canvas, (box.x + box.w - 28, y - 18), *rounds)
    if focused:
        canvas.outline(box.inset(-5), "ink", 4, radius=32)


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
