"""Reminders of a plan, as a file for the player's own calendar; asked for in the terminal or on the screen."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from game.errors import DataError, StoreError, UsageError
from game.model.phrase import Phrase, counted, say, together
from game.model.programme import Programme
from game.reports import reminders
from game.screen.language import Language, spoken
from game.store.home import Home
from game.store.places import CALENDAR
from game.store.whole import keep, small

_LARGEST = 1 << 20
_ELSEWHERE = say("Name another file, in a folder of your own: face-garden programme reminders --out FILE.ics")


def plan(folder: Path) -> Programme:
    """The plan in force at a home. Raises UsageError where there is none, StoreError where it was changed."""
    trusted = Home(folder).trusted()
    if trusted is None:
        raise UsageError("There is no programme here yet, so there is nothing to be reminded of.")
    return trusted.programme


def written(
    programme: Programme, out: Path, now: datetime, times: Sequence[time] = (), title: str = "", language: str = ""
) -> Phrase:
    """Write a plan's reminders, in place of an older file of ours; says where.

    They are in the `language` that the player has chosen, else in the system's. Raises UsageError for another ending or
    a review that has passed, StoreError where something else is in the place, or the file cannot be written there.
    """
    if out.is_dir():
        within = str(out / CALENDAR)
        raise StoreError(say("{file} is a folder; name a file in it, such as {within}.", file=str(out), within=within))
    if out.suffix.lower() != ".ics":
        raise UsageError(f"{out} must end in .ics; name it {out.with_suffix('.ics')}.")
    if programme.due(now.date()):
        raise UsageError(
            say(
                "The review was on {day:d MMMM y}: ask your therapist for a new programme. Nothing was written.",
                day=programme.review,
            )
        )
    if not _may_be_replaced(out):
        theirs = say("{file} is something else than our reminders, and is left as it is.", file=str(out))
        raise StoreError(together(theirs, _ELSEWHERE))
    made = reminders.calendar(programme, now, times, title, Language(spoken(language)).said)
    try:
        keep(out, made)
    except StoreError as refusal:
        raise StoreError(together(str(refusal), _ELSEWHERE)) from refusal
    visits = len(set(times)) or reminders.visits_a_day(programme)
    return together(
        say("{file}:", file=str(out)),
        counted("{count} short visit a day until {day:d MMMM}.", "{count} short visits a day until {day:d MMMM}.",
                visits, day=programme.review),
        say("Open this file with your calendar."),
    )  # fmt: skip


def _may_be_replaced(out: Path) -> bool:
    """Whether nothing is there, or an older file of ours."""
    if not out.exists():
        return not out.is_symlink()
    try:
        lines = small(out, _LARGEST).splitlines()
    except DataError:
        return False
    return lines[:1] == [b"BEGIN:VCALENDAR"] and f"PRODID:{reminders.MAKER}".encode() in lines
