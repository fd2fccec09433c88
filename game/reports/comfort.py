"""Pain and tiredness on the printed page: a row of each, a bar a day, the higher the less well somebody was."""

from collections.abc import Sequence
from datetime import timedelta

from game.model.feelings import Answered, Pain, Tiredness
from game.reports.almanac import WEEKS
from game.reports.dates import short
from game.reports.lettering import wide
from game.reports.sheet import Sheet
from game.training.review import Review

_HIGH, _ROW, _LABEL, _TEXT = 3.2, 4.1, 17.0, 7.0
_STEP, _BAR = 3.0, 1.8
"""A day is so wide at most, and its bar."""
_NONE = 0.5
"""The mark of a day on which all was well: nothing is drawn only where nothing was told."""
_LEGEND = tuple(f"{pain}, {tiredness}" for pain, tiredness in zip(Pain, Tiredness, strict=True))


def shown(review: Review) -> Sequence[Answered]:
    """The answers of the days that fit, the newest ones."""
    oldest = review.today - timedelta(weeks=WEEKS)
    return [each for each in review.answered if each.day > oldest]


def legend(sheet: Sheet, right: float, y: float) -> None:
    """What the bars mean, on a baseline that ends at `right`."""
    at = right - sum(3.0 + wide(words, _TEXT) + 4 for words in _LEGEND) + 4
    for level, words in enumerate(_LEGEND):
        sheet.bars(y, [_bar(at + 1, _BAR, level)])
        at = sheet.say(at + 3.0, y, words, _TEXT, "ink_soft") + 4


def draw(sheet: Sheet, x: float, y: float, width: float, review: Review) -> float:
    """Draw both rows below `y`; answers with where that ends. There is at least one answer to show."""
    answered = shown(review)
    first = max(review.since, review.today - timedelta(weeks=WEEKS) + timedelta(days=1))
    last = max(review.today, answered[-1].day)
    days = (last - first).days + 1
    step = min(_STEP, (width - _LABEL) / days)
    wide_mm = min(_BAR, 0.8 * step)
    left, end = x + _LABEL, x + _LABEL + days * step
    rows: tuple[tuple[str, list[object]], ...] = (("pain", [*Pain]), ("tiredness", [*Tiredness]))
    for number, (name, levels) in enumerate(rows):
        base = y + (number + 1) * _ROW
        sheet.say(x, base, name, _TEXT, "ink_soft")
        sheet.line([(left, base), (end, base)], "faint", 0.5)
        told = ((each.day, levels.index(getattr(each.feelings, name))) for each in answered)
        sheet.bars(base, (_bar(left + ((day - first).days + 0.5) * step, wide_mm, level) for day, level in told))
    below = y + len(rows) * _ROW + 2.7
    sheet.say(left, below, short(first), 6.5, "ink_soft")
    if days * step > 40:
        sheet.say(end, below, short(last), 6.5, "ink_soft", align="right")
    return below


def _bar(middle: float, width: float, level: int) -> tuple[float, float, float]:
    return middle - width / 2, width, _HIGH * level / (len(Pain) - 1) or _NONE
