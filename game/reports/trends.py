"""Symmetry and quiet over the days, a small panel an exercise, with the smallest real change drawn beside."""

from collections.abc import Mapping, Sequence
from datetime import date

from game.reports.dates import short
from game.reports.lettering import wide
from game.reports.sheet import DASHED, Mark, Role, Sheet
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.progress import Difference, Progress

_ACROSS, _GUTTER = 3, 6.0
_ALONE, _AMONG = 29.0, 25.5
"""How high a panel is, in the only row and in one of several."""
_LINES: tuple[tuple[str, Role, Mark, bool, tuple[float, float] | None], ...] = (
    ("symmetry", "leaf", "triangle", False, None),
    ("quiet", "ink", "diamond", True, DASHED),
)
"""Each line's part, colour, mark, whether that is hollow, and dashes."""
_MOST_MARKS = 9
MOST_POINTS = 120
"""More than a panel can show."""
_TEXT = 7.0


def shown(progress: Progress) -> bool:
    """Whether there is anything to draw; where all lets go, neither counts."""
    return any(each.symmetry is not None or each.quiet is not None for each in progress.days)


def legend(sheet: Sheet, right: float, y: float) -> None:
    """What the marks mean, on a baseline that ends at `right`."""
    bounds = " and ".join(f"{SMALLEST_REAL_CHANGE[part]:.2f}" for part, *_ in _LINES)
    said = f"smallest real change: {bounds}; less is no change"
    names = sum(8.2 + wide(part, _TEXT) + 4 for part, *_ in _LINES)
    at = right - names - 3 - wide(said, _TEXT)
    for part, role, mark, hollow, dash in _LINES:
        sheet.line([(at, y - 0.9), (at + 7, y - 0.9)], role, 1.0, dash)
        sheet.mark(at + 3.5, y - 0.9, mark, 1.7, role, hollow=hollow)
        at = sheet.say(at + 8.2, y, part, _TEXT) + 4
    _bracket(sheet, at + 1, y - 2.2, y + 0.4, "ink_soft")
    sheet.say(at + 3, y, said, _TEXT, "ink_soft")


def draw(sheet: Sheet, x: float, y: float, width: float, found: list[Progress], titles: Mapping[str, str]) -> float:
    """Draw the panels below `y`; answers with where that ends."""
    each_wide = (width - (_ACROSS - 1) * _GUTTER) / _ACROSS
    rows = -(-len(found) // _ACROSS)
    size = (each_wide, _ALONE if rows == 1 else _AMONG)
    for number, each in enumerate(found):
        row, column = divmod(number, _ACROSS)
        _panel(sheet, x + column * (each_wide + _GUTTER), y + row * size[1], size, each, titles)
    return y + rows * size[1]


def _panel(
    sheet: Sheet, x: float, y: float, size: tuple[float, float], found: Progress, titles: Mapping[str, str]
) -> None:
    width, height = size
    first, last = found.days[0].day, found.last.day
    sheet.say(x, y + 3.4, titles.get(found.exercise, found.exercise), 8.5, face="strong")
    left, right, top, bottom = x + 5.5, x + width - 4.5, y + 6.4, y + height - 12.0
    for value in (0.0, 0.5, 1.0):
        level = bottom - value * (bottom - top)
        sheet.line([(left, level), (right, level)], "faint", 0.5)
        sheet.say(left - 1.2, level + 0.9, f"{value:g}", 6.5, "ink_soft", align="right")

    def across(day: date) -> float:
        span = (last - first).days
        return left + (right - left) * ((day - first).days / span if span else 0.5)

    for number, (part, role, mark, hollow, dash) in enumerate(_LINES):
        values = [(each.day, each.part(part)) for each in found.days]
        points = [(across(day), bottom - value * (bottom - top)) for day, value in values if value is not None]
        if points:
            _line(sheet, points, (role, mark, hollow, dash))
            half = SMALLEST_REAL_CHANGE[part] / 2 * (bottom - top)
            middle = points[-1][1]
            _bracket(sheet, right + 1.6 + 1.9 * number, middle - half, middle + half, role)
        sheet.mark(x + 1.0, bottom + 6.1 + 3.2 * number, mark, 1.5, role, hollow=hollow)
        sheet.say(x + 3.0, bottom + 7.0 + 3.2 * number, _words(found, part), _TEXT, within=width - 3)
    if found.first is not found.days[0]:
        at = across(found.first.day)
        sheet.line([(at, top - 1), (at, bottom)], "ink_soft", 0.6, (0.8, 1.2))
    sheet.say(left, bottom + 3.0, short(first), 6.5, "ink_soft")
    if last != first:
        sheet.say(right, bottom + 3.0, short(last), 6.5, "ink_soft", align="right")


def _line(
    sheet: Sheet,
    points: list[tuple[float, float]],
    style: tuple[Role, Mark, bool, tuple[float, float] | None],
) -> None:
    role, mark, hollow, dash = style
    if len(points) > 1:
        sheet.line(joined(points, MOST_POINTS), role, 1.0, dash)
    every = -(-len(points) // _MOST_MARKS)
    for x, y in points[(len(points) - 1) % every :: every]:
        sheet.mark(x, y, mark, 1.5, role, hollow=hollow)


def joined(points: Sequence[tuple[float, float]], most: int) -> list[tuple[float, float]]:
    """At most that many points: means over as many neighbours as that takes; the last one stays as it is.

    >>> joined([(0, 0), (2, 4), (4, 0), (6, 2), (8, 8)], 3)
    [(1.0, 2.0), (5.0, 1.0), (8, 8)]
    """
    *before, last = points
    each = -(-len(before) // (most - 1))
    groups = (before[at : at + each] for at in range(0, len(before), max(1, each)))
    return [*((sum(x for x, _ in g) / len(g), sum(y for _, y in g) / len(g)) for g in groups), last]


def _words(found: Progress, part: str) -> str:
    """What became of a part, in words."""
    before, after, difference = found.first.part(part), found.last.part(part), found.difference(part)
    if after is None:
        return f"{part}: not measured"
    if difference is Difference.UNKNOWN or before is None:
        return f"{part} {after:.2f}, nothing to compare with yet"
    return f"{part} {before:.2f} → {after:.2f}: {difference}"


def _bracket(sheet: Sheet, x: float, top: float, bottom: float, role: Role) -> None:
    sheet.line([(x, top), (x, bottom)], role, 0.7)
    for y in (top, bottom):
        sheet.line([(x - 0.6, y), (x + 0.6, y)], role, 0.7)
