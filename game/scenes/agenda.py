"""The plan of the day as a card: a line for each level, and what of the day's minutes is left."""

from game.model.level import Level
from game.model.phrase import counted
from game.ports import Box, Canvas, Style
from game.scenes.prescription import Prescription
from game.scenes.widgets.layout import fit
from game.scenes.widgets.levels import today as rounds
from game.training.day import DONE, ENOUGH

PAD, _ROW = 24.0, 62.0
"""Beside what stands on a card; and how high a level's line is at least."""
_MOST_ROWS = 5


def draw_agenda(canvas: Canvas, box: Box, prescription: Prescription) -> None:
    """A line for each level, those that come next first, and what of the day's minutes is left."""
    x, wide = box.x + PAD, box.w - 2 * PAD
    words = prescription.outlook.words
    large: tuple[Style, ...] = ("title",) if canvas.text_width(words, "title") <= wide else ()
    style = fit(canvas, [words], wide, box.h - 24, (*large, "body", "small"))
    edge = min(18.0, (box.h - canvas.text_height(words, style, wide)) / 2)
    if edge < 0:
        return
    canvas.card(box)
    y = box.y + edge + canvas.text(words, (x, box.y + edge), style, width=wide)
    low = box.y + box.h - 12
    if y + canvas.text_height("x") + 8 > low:
        return
    y = _draw_minutes(canvas, (x, y + 8), wide, prescription) + 12
    levels = prescription.outlook.ordered
    rows, more = max(_ROW, canvas.text_height("x") + 8), canvas.text_height("x")
    used = [_row_height(canvas, prescription, level, rows) for level in levels]
    fits = min(_MOST_ROWS, len(levels))
    while fits and y + sum(used[:fits]) + (more if fits < len(levels) else 0) > low:
        fits -= 1
    for level, high in zip(levels[:fits], used, strict=False):
        _draw_level(canvas, Box(x, y, wide, high), prescription, level)
        y += high
    if fits < len(levels) and y + more <= low + 4:
        left = counted("and {count} more in the garden", "and {count} more in the garden", len(levels) - fits)
        canvas.text(left, (x, y), "body", "ink_soft")


def _told(prescription: Prescription, level: Level) -> str:
    why = prescription.closed(level)
    return why if why not in {DONE, ENOUGH} else ""


def _row_height(canvas: Canvas, prescription: Prescription, level: Level, least: float) -> float:
    told = canvas.text_height("x", "small") if _told(prescription, level) else 0.0
    return max(least, canvas.text_height("x") + told + 4)


def _draw_level(canvas: Canvas, box: Box, prescription: Prescription, level: Level) -> None:
    """A level's title, why it waits if it does, and its rounds."""
    dose, why = prescription.today.doses[level.id], prescription.closed(level)
    middle = box.center[1]
    rounds(canvas, (box.x + box.w, middle), dose.rounds_done, dose.rounds)
    high, told = canvas.text_height("x", "body"), _told(prescription, level)
    top = middle - (high + (canvas.text_height("x", "small") if told else 0)) / 2
    canvas.text(level.title, (box.x, top), "body", "ink_soft" if why else "ink")
    canvas.text(told, (box.x, top + high), "small", "ink_soft")


def _draw_minutes(canvas: Canvas, at: tuple[float, float], wide: float, prescription: Prescription) -> float:
    """How much of the day's minutes is used, as a bar with its words; the y below it."""
    today = prescription.today
    spent, cap = round(min(today.spent_s, today.cap_s) / 60), round(today.cap_s / 60)
    words = counted("{spent} of {count} minute", "{spent} of {count} minutes", cap, spent=spent)
    said = canvas.text_width(words) + 20
    high = canvas.text(words, (at[0] + wide, at[1]), "body", "ink_soft", "right")
    track = Box(at[0], at[1] + high / 2 - 8, wide - said, 16)
    canvas.pill(track, "paper_dim")
    if today.spent_s:
        share = min(1.0, today.spent_s / today.cap_s)
        canvas.pill(Box(track.x, track.y, max(16.0, track.w * share), 16), "leaf_light")
    return at[1] + high
