"""The weeks of a programme: on which days something was done."""

from collections.abc import Collection
from datetime import date, timedelta

from game.model.phrase import say
from game.ports import Box, Canvas

_MOST_WEEKS = 5
_LEAST, _LARGEST = 36.0, 44.0
"""How high a week is."""
_APART = 4.0
_DAYS = (say("Mo"), say("Tu"), say("We"), say("Th"), say("Fr"), say("Sa"), say("Su"))


def calendar(canvas: Canvas, box: Box, first: date, last: date, today: date, kept: Collection[date]) -> None:
    """A week in each row, as many as fit, today's among them; a flower for each day that was kept.

    The days' names stand above them where they have room beside each other.
    Days outside the programme are left out, those to come are faint, and today has a ring. Draws no card.
    """
    across = box.w / 7
    top = box.y
    if max(canvas.text_width(name, "small") for name in _DAYS) <= across - _APART:
        for number, name in enumerate(_DAYS):
            canvas.text(name, (box.x + (number + 0.5) * across, box.y), "small", "ink_soft", "center")
        top += canvas.text_height(_DAYS[0], "small") + 4
    room = box.y + box.h - top
    weeks = shown_weeks(first, last, today, max(1, min(_MOST_WEEKS, int(room / _LEAST))))
    pitch = min(_LARGEST, room / len(weeks))
    for row, monday in enumerate(weeks):
        for number in range(7):
            day = monday + timedelta(days=number)
            at = (box.x + (number + 0.5) * across, top + (row + 0.5) * pitch)
            if day in kept:
                canvas.art("small_flower", at, pitch * 0.86)
            elif first <= day <= max(last, today):
                canvas.disc(at, 7 if day <= today else 4, "paper_dim")
            if day == today:
                size = pitch * 0.94
                canvas.outline(Box(at[0] - size / 2, at[1] - size / 2, size, size), "leaf", 3, radius=size / 2)


def shown_weeks(first: date, last: date, today: date, most: int = _MOST_WEEKS) -> list[date]:
    """The Mondays of the weeks to show, so many at most, today's among them.

    >>> [f"{monday:%d.%m}" for monday in shown_weeks(date(2026, 3, 4), date(2026, 3, 17), date(2026, 3, 5))]
    ['02.03', '09.03', '16.03']
    >>> [f"{monday:%d.%m}" for monday in shown_weeks(date(2026, 1, 5), date(2026, 6, 1), date(2026, 3, 5))]
    ['02.02', '09.02', '16.02', '23.02', '02.03']
    """
    begin, now, end = (day - timedelta(days=day.weekday()) for day in (min(first, today), today, max(last, today)))
    count = (end - begin).days // 7 + 1
    weeks = [begin + timedelta(weeks=number) for number in range(count)]
    passed = weeks.index(now)
    start = max(0, min(passed - most + 1, count - most))
    return weeks[start : start + most]
