"""Reminders of a plan, as a file for the player's own calendar; asked for in the terminal or on the screen."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from game.errors import DataError, StoreError, UsageError
from game.model.phrase import Phrase, counted, say, together
from game.model.programme import Programme
from game.reports import reminders
from game.store.home import Home
from game.store.whole import keep, small

_LARGEST = 1 << 20


def plan(folder: Path) -> Programme:
    """The plan in force at a home. Raises UsageError where there is none, StoreError where it was changed."""
    trusted = Home(folder).trusted()
    if trusted is None:
        raise UsageError("There is no programme here yet, so there is nothing to be reminded of.")
    return trusted.programme


def written(programme: Programme, out: Path, now: datetime, times: Sequence[time] = (), title: str = "") -> Phrase:
    """Write a plan's reminders, in place of an older file of ours; says where.

    Raises UsageError for another ending or a review that has passed, StoreError for another kind of file in the place.
    """
    if out.suffix.lower() != ".ics":
        raise UsageError(f"{out} must end in .ics.")
    if programme.due(now.date()):
        raise UsageError(
            f"The review was on {_long(programme.review)}: ask your therapist for a new programme. Nothing was written."
        )
    if not _may_be_replaced(out):
        raise StoreError(f"{out} is something else than our reminders, and is left as it is; choose another name.")
    keep(out, reminders.calendar(programme, now, times, title))
    visits = len(set(times)) or reminders.visits_a_day(programme)
    return together(
        say("{file}:", file=str(out)),
        counted("{count} short visit a day until {day:d MMMM}.", "{count} short visits a day until {day:d MMMM}.",
                visits, day=programme.review),
        say("Open this file with your calendar."),
    )  # fmt: skip


def _long(day: date) -> str:
    return say("{day:d MMMM y}", day=day)


def _may_be_replaced(out: Path) -> bool:
    """Whether nothing is there, or an older file of ours."""
    if not out.exists():
        return not out.is_symlink()
    try:
        lines = small(out, _LARGEST).splitlines()
    except DataError:
        return False
    return lines[:1] == [b"BEGIN:VCALENDAR"] and f"PRODID:{reminders.MAKER}".encode() in lines
