"""A level to choose."""

from game.model.level import Level
from game.ports import Box, Canvas


def level_row(canvas: Canvas, box: Box, level: Level, exercise: str, chosen: bool, focused: bool) -> None:
    """A card with a level's title and dose; the chosen one carries a leaf-green mark, the focused one a ring."""
    canvas.card(box)
    x, y = box.x + 44, box.center[1]
    canvas.disc((x, y), 16, "leaf" if chosen else "paper_dim")
    if chosen:
        canvas.line([(x - 7, y), (x - 2, y + 6), (x + 8, y - 6)], "paper", 4)
    times = "once" if level.repetitions == 1 else f"{level.repetitions} times"
    hold_s = level.tempo.hold_s
    dose = f"{exercise}, {times}, hold {hold_s:g} {'second' if hold_s == 1 else 'seconds'}"
    canvas.text(level.title, (box.x + 80, y - 34), "body")
    canvas.text(dose, (box.x + 80, y + 2), "body", "ink_soft")
    if focused:
        canvas.outline(box.inset(-5), "ink", 4, radius=32)
