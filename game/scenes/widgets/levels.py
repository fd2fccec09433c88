"""A level to choose."""

from game.model.level import Level
from game.ports import Box, Canvas


def level_row(
    canvas: Canvas, box: Box, level: Level, exercise: str, chosen: bool, focused: bool, unmet: str = ""
) -> None:
    """A card with a level's title and dose, or why it cannot be played now.

    The chosen one carries a leaf-green mark, the focused one a ring.
    """
    canvas.card(box)
    x, y = box.x + 44, box.center[1]
    canvas.disc((x, y), 16, "leaf" if chosen else "paper_dim")
    if chosen:
        canvas.line([(x - 7, y), (x - 2, y + 6), (x + 8, y - 6)], "paper", 4)
    canvas.text(level.title, (box.x + 80, y - 34), "body", "ink_soft" if unmet else "ink")
    canvas.text(unmet or dose(level, exercise), (box.x + 80, y + 2), "body", "ink_soft")
    if focused:
        canvas.outline(box.inset(-5), "ink", 4, radius=32)


def dose(level: Level, exercise: str) -> str:
    """How often and how long, in a few words."""
    if level.imagery:
        minutes = max(1, round(level.lasts_s / 60))
        return f"Guided, about {minutes} {'minute' if minutes == 1 else 'minutes'}, nothing is measured"
    times = "once" if level.repetitions == 1 else f"{level.repetitions} times"
    hold_s = level.tempo.hold_s
    what = f"{exercise} alone" if level.isolation else exercise
    return f"{what}, {times}, hold {hold_s:g} {'second' if hold_s == 1 else 'seconds'}"
