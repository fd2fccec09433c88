"""A plan as a calendar file (RFC 5545) that any calendar takes in: short visits, and the day of the review."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from game.model.phrase import say
from game.model.programme import Programme

MAKER = "-//Face Garden//Reminders//EN"
"""By this line a file is known as one of ours."""
TITLE = say("Face Garden: a short visit")
"""What calendars show. They are often shared, so that nothing of health is in it."""
_REVIEW = say("Face Garden: review day")
_KINDLY = say("Whenever it suits you. A quiet day is fine.")
_FIRST_HOUR, _LAST_HOUR = 9, 18
_THE_DAY_BEFORE = timedelta(hours=-15)
"""Nine in the morning, seen from the midnight with which a whole day begins."""


def usual_times(count: int) -> tuple[time, ...]:
    """So many full hours, spread over the day.

    >>> [at.hour for at in usual_times(3)]
    [9, 13, 18]
    """
    return tuple(time(_FIRST_HOUR + (_LAST_HOUR - _FIRST_HOUR) * n // max(1, count - 1)) for n in range(count))


def visits_a_day(programme: Programme) -> int:
    """How often a day the plan asks for its most frequent level."""
    return max(each.times_a_day for each in programme.levels)


def calendar(
    programme: Programme,
    now: datetime,
    times: Sequence[time] = (),
    title: str = "",
    said: Callable[[str], str] = str,
) -> bytes:
    """A visit at each of the times, else as often as the plan asks, from now to the review, whose day is an entry too.

    Times are the wall clock's, wherever the player is. Every entry keeps its identity, by its number in the day: what
    is taken in later takes the place of what was taken in before. Our own words are as they are `said`; a `title` is
    the player's, and stays as it is.
    """
    at = sorted(set(times)) or usual_times(visits_a_day(programme))
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    lasts = timedelta(minutes=ceil(programme.minutes_a_day / len(at)))
    for number, each in enumerate(at, 1):
        first = now.date() + timedelta(days=each <= now.time())
        if first <= programme.review:
            event = _entry(programme, f"visit-{number}", title or said(TITLE), now, timedelta(0))
            event.add("dtstart", datetime.combine(first, each))
            event.add("duration", lasts)
            event.add("rrule", {"freq": "daily", "count": (programme.review - first).days + 1})
            event.add("description", said(_KINDLY))
            made.add_component(event)
    if programme.review >= now.date():
        review = _entry(programme, "review", said(_REVIEW), now, _THE_DAY_BEFORE)
        made.add_component(_whole_day(review, programme.review))
    return bytes(made.to_ical())


def _whole_day(event: Event, day: date) -> Event:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    return event


def _entry(programme: Programme, name: str, title: str, now: datetime, alarm: timedelta) -> Event:
    """An entry that nobody else reads and that leaves the time free; it rings once, `alarm` from its start."""
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"face-garden:{programme.patient}:{name}")))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    ring = Alarm()
    ring.add("action", "DISPLAY")
    ring.add("trigger", alarm)
    ring.add("description", title)
    event.add_component(ring)
    return event
