"""Days played against the programme's plan: what was planned, and how much of it was played to its end."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from game.model.practised import Practised
from game.model.programme import Programme


class Adherence(StrEnum):
    """How much of a day's plan was played."""

    NOTHING = "not played"
    PART = "part of the plan"
    WHOLE = "whole plan"
    UNPLANNED = "played, plan not known"


@dataclass(frozen=True, slots=True)
class PlayedDay:
    """One day of the calendar.

    `sets` were played to their end, in whatever level; `towards` of them count towards the `planned` ones, which is
    None on days before the programme in force, for only that one is known. `repetitions` are all that were made.
    """

    day: date
    visits: int
    sets: int
    repetitions: int
    planned: int | None
    towards: int

    @property
    def kept(self) -> Adherence:
        """How much of its plan was played; a day on which a level was only begun is one of practice, too."""
        if not self.visits:
            return Adherence.NOTHING
        if self.planned is None:
            return Adherence.UNPLANNED
        return Adherence.WHOLE if self.towards >= self.planned else Adherence.PART


def plan(programme: Programme) -> Counter[str]:
    """How many sets of each level a day asks for."""
    return Counter({each.level: each.sets * each.times_a_day for each in programme.levels})


def calendar(practised: Sequence[Practised], programme: Programme | None, today: date) -> tuple[PlayedDay, ...]:
    """Every day from the first one played, or the programme's first, until today; empty where there is neither."""
    by_day: dict[date, list[Practised]] = {}
    for each in practised:
        by_day.setdefault(each.day, []).append(each)
    begins = [*by_day, *([] if programme is None else [programme.issued])]
    if not begins:
        return ()
    first, last = min(begins), max([today, *by_day])
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    asked = Counter[str]() if programme is None else plan(programme)
    since = None if programme is None else programme.issued
    return tuple(_day(day, by_day.get(day, ()), asked if since and day >= since else None) for day in days)


def _day(day: date, practised: Iterable[Practised], asked: Counter[str] | None) -> PlayedDay:
    levels = tuple(practised)
    done = Counter({each.level: each.sets for each in levels})
    return PlayedDay(
        day=day,
        visits=sum(each.visits for each in levels),
        sets=done.total(),
        repetitions=sum(each.repetitions for each in levels),
        planned=None if asked is None else asked.total(),
        towards=0 if asked is None else (done & asked).total(),
    )
