"""Left and right of the first day against the last, exercise by exercise, as a printed table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from game.model.side import PerSide, Side
from game.reports.dates import short
from game.reports.sheet import Sheet
from game.training.progress import Difference, Progress
from game.training.review import Checked

ROW = 4.0
_TEXT = 7.5
_ARROW = " → "


_DAYS, _TOLD = 0.14, 0.855
_MM, _UV = PerSide(0.36, 0.485), PerSide(0.61, 0.735)
"""Where the columns begin, as shares of the width."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a line: the first day's numbers and the last one's, and what is told in the last column."""

    title: str
    days: tuple[date, date]
    mm: tuple[PerSide[float] | None, PerSide[float] | None]
    uv: tuple[PerSide[float] | None, PerSide[float] | None]
    told: str


def practised(found: Progress, titles: Mapping[str, str]) -> Row:
    """An exercise's first day and its last one, with its score."""
    first, last = found.first, found.last
    title = titles.get(found.exercise, found.exercise)
    return Row(title, (first.day, last.day), (first.mm, last.mm), (first.uv, last.uv), _score(found))


def examined(first: Checked, last: Checked, titles: Mapping[str, str]) -> list[Row]:
    """The last check-up's movements, each beside the same one of the first, with how alike the sides were."""
    before = {each.exercise: each for each in first.found.movements}
    rows = []
    for after in last.found.movements:
        was = before.get(after.exercise, after)
        shares = ["?" if share is None else f"{share:.2f}" for share in (was.symmetry, after.symmetry)]
        together = shares[-1] if first is last else _ARROW.join(shares)
        title = titles.get(after.exercise, after.exercise)
        rows.append(Row(title, (first.day, last.day), (was.mm, after.mm), (was.uv, after.uv), together))
    return rows


def draw(sheet: Sheet, x: float, y: float, width: float, rows: Sequence[Row], told: str) -> float:
    """Draw the table below `y`, its last column headed `told`; answers with where that ends."""
    head = y + 3.0
    sheet.say(x, head, "exercise", _TEXT, "ink_soft")
    sheet.say(x + _DAYS * width, head, "first and last day", _TEXT, "ink_soft")
    for unit, places in (("mm", _MM), ("µV", _UV)):
        for side in Side:
            sheet.say(sheet.side(x + places[side] * width, head, side) + 1, head, unit, _TEXT, "ink_soft")
    sheet.say(x + _TOLD * width, head, told, _TEXT, "ink_soft")
    sheet.line([(x, head + 1.3), (x + width, head + 1.3)], "ink", 0.6)
    for number, row in enumerate(rows, start=1):
        base = head + number * ROW
        sheet.say(x, base, row.title, _TEXT, face="strong", within=_DAYS * width - 2)
        first, last = row.days
        days = short(last) if first == last else f"{short(first)}{_ARROW}{short(last)}"
        sheet.say(x + _DAYS * width, base, days, _TEXT)
        for side in Side:
            sheet.say(x + _MM[side] * width, base, _pair(row.mm, side, 1, only_one=first == last), _TEXT)
            sheet.say(x + _UV[side] * width, base, _pair(row.uv, side, 0, only_one=first == last), _TEXT)
        sheet.say(x + _TOLD * width, base, row.told, _TEXT)
        sheet.line([(x, base + 1.1), (x + width, base + 1.1)], "faint", 0.4)
    return head + len(rows) * ROW + 1.2


def _pair(both: tuple[PerSide[float] | None, PerSide[float] | None], side: Side, digits: int, *, only_one: bool) -> str:
    if both == (None, None):
        return "not measured"
    told = ["?" if each is None else f"{each[side]:z.{digits}f}" for each in both]
    return told[-1] if only_one else _ARROW.join(told)


def _score(found: Progress) -> str:
    before, after, difference = found.first.score, found.last.score, found.difference("score")
    if after is None:
        return "not measured"
    if before is None or difference is Difference.UNKNOWN:
        return f"{after:.0f}"
    return f"{before:.0f}{_ARROW}{after:.0f}: {difference}"
