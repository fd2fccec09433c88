"""The calendar on the printed page: a column a week, Monday on top, a mark for every day."""

from collections.abc import Sequence
from datetime import date, timedelta

from game.reports.dates import long
from game.reports.sheet import Sheet
from game.training.adherence import Adherence, PlayedDay
from game.training.review import Review

WEEKS = 53
"""So many are shown at most, the newest ones."""
_LARGEST, _LABEL, _TEXT = 4.0, 9.0, 7.0
_LEGEND = (Adherence.WHOLE, Adherence.PART, Adherence.UNPLANNED, Adherence.NOTHING)


def summary(review: Review) -> str:
    """Adherence in one line."""
    told = f"played on {review.played} of {_many(len(review.calendar), 'day')}"
    planned = review.planned
    if review.programme is None or not planned:
        return told
    towards, asked = (sum(values) for values in zip(*((d.towards, d.planned or 0) for d in planned), strict=True))
    played = sum(each.visits > 0 for each in planned)
    return (
        f"{told}; since programme {review.programme.number} of {long(review.programme.issued)} on {played} of "
        f"{len(planned)}, the whole plan on {review.count(Adherence.WHOLE)}, {100 * towards / asked:.0f} % of its sets"
    )


def draw(sheet: Sheet, x: float, y: float, width: float, days: Sequence[PlayedDay]) -> float:
    """Draw the days below `y`; answers with where that ends."""
    shown = _newest(days)
    monday = _monday(shown[0].day)
    weeks = (shown[-1].day - monday).days // 7 + 1
    cell = min(_LARGEST, (width - _LABEL) / weeks)
    left, top = x + _LABEL, y + 3.2
    for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")):
        sheet.say(x, top + (row + 0.75) * cell, name, _TEXT, "ink_soft")
    said = -_LABEL
    for week in range(weeks):
        first = monday + timedelta(weeks=week)
        if (week == 0 or first.month != (first - timedelta(weeks=1)).month) and week * cell - said >= _LABEL:
            name = f"{first:%b %Y}" if week == 0 or first.month == 1 else f"{first:%b}"
            said = sheet.say(left + week * cell, y + 2.0, name, _TEXT, "ink_soft") - left - _LABEL + 1.5
    for each in shown:
        week, row = divmod((each.day - monday).days, 7)
        _mark(sheet, left + (week + 0.5) * cell, top + (row + 0.5) * cell, cell, each.kept)
    below = top + 7 * cell + 3.4
    at = left
    for kept in _LEGEND:
        _mark(sheet, at + 1.4, below - 0.9, 3.4, kept)
        at = sheet.say(at + 3.8, below, kept.value, _TEXT, "ink_soft") + 6
    return below


def _mark(sheet: Sheet, x: float, y: float, cell: float, kept: Adherence) -> None:
    r = 0.38 * cell
    if kept is Adherence.NOTHING:
        sheet.box(x, y, 0.14 * cell, "ink_soft")
        return
    sheet.box(x, y, 2 * r, hollow=kept is not Adherence.WHOLE)
    if kept is Adherence.PART:
        sheet.shape([(x - r, y - r), (x + r, y + r), (x - r, y + r)])
    elif kept is Adherence.UNPLANNED:
        sheet.box(x, y, 0.24 * cell)


def _newest(days: Sequence[PlayedDay]) -> Sequence[PlayedDay]:
    oldest = _monday(days[-1].day) - timedelta(weeks=WEEKS - 1)
    return [each for each in days if each.day >= oldest]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
