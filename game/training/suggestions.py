"""Which level could open or close next, by plain rules over stored results; a person decides, nothing is ever applied.

Each rule looks at one open level and at its last three days of practice in the last four weeks, `FEWEST` measured
repetitions on each. The bounds are those by which a level follows its player (`game.training.adaptation`) and by which
the judge names an intruder; three days and four weeks are engineering choices.

- `moves along`: on each of these days the quiet lay below the judge's bound. The level could close for now.
- `out of reach`: on each of these days little of the holds lay in the band. The level could close for now.
- `goes well`: on each of these days score, reach and quiet were good. The next level of the same exercise in a
  starter programme of the same phase could open.

The first rule that holds for a level speaks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from game.model.level import Level
from game.model.practised import Day, Practised
from game.model.programme import Programme
from game.model.starter import Starter
from game.training.adaptation import FEWEST, HARD_REACH, WELL_REACH, WELL_SCORE
from game.training.judge import NAMED_QUIET
from game.training.progress import days

DAYS = 3
WITHIN = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One level that could open or close, for a therapist to decide.

    `because` is the level that was looked at, `rule` the name of the rule that says so, `why` the same in words, and
    `numbers` the days that it looked at, oldest first.
    """

    act: Literal["open", "close"]
    level: str
    because: str
    rule: str
    why: str
    numbers: tuple[Day, ...]


def suggestions(
    practised: Sequence[Practised],
    programme: Programme | None,
    levels: Mapping[str, Level],
    starters: Iterable[Starter],
    today: date,
) -> tuple[Suggestion, ...]:
    """What the rules say of each open level, in the programme's order; nothing where there is no programme.

    `levels` are all there are, by id. A level that several others lead to is suggested once.
    """
    if programme is None:
        return ()
    ladders = [each.levels for each in starters if each.phase == programme.phase]
    found: dict[tuple[str, str], Suggestion] = {}
    for name in programme.open:
        recent = days(each for each in practised if each.level == name and today - WITHIN < each.day <= today)
        looked_at = tuple(each for each in recent if each.measured >= FEWEST)[-DAYS:]
        if len(looked_at) == DAYS:
            for suggestion in _of(name, looked_at, _next(name, programme, levels, ladders)):
                found.setdefault((suggestion.act, suggestion.level), suggestion)
    return tuple(found.values())


def _of(name: str, looked_at: tuple[Day, ...], following: str | None) -> Iterator[Suggestion]:
    if all(below(each.quiet, NAMED_QUIET) for each in looked_at):
        why = f"something moved along: quiet below {NAMED_QUIET:g} on each of its last {DAYS} days"
        yield Suggestion("close", name, name, "moves along", why, looked_at)
    elif all(below(each.reach, HARD_REACH) for each in looked_at):
        why = f"its band is hard to keep to: reach below {HARD_REACH:g} on each of its last {DAYS} days"
        yield Suggestion("close", name, name, "out of reach", why, looked_at)
    elif following is not None and all(map(_well, looked_at)):
        why = (
            f"{name} goes well: score {WELL_SCORE:g}, reach {WELL_REACH:g}, quiet {NAMED_QUIET:g} or more "
            f"on each of its last {DAYS} days"
        )
        yield Suggestion("open", following, name, "goes well", why, looked_at)


def _well(day: Day) -> bool:
    if day.score is None or day.reach is None:
        return False
    return day.score >= WELL_SCORE and day.reach >= WELL_REACH and not below(day.quiet, NAMED_QUIET)


def below(value: float | None, bound: float) -> bool:
    """Whether a value lies below a bound; what was not seen does not.

    >>> below(0.85, 0.9), below(0.9, 0.9), below(None, 0.9)
    (True, False, False)
    """
    return value is not None and value < bound


def _next(name: str, programme: Programme, levels: Mapping[str, Level], ladders: Sequence[Sequence[str]]) -> str | None:
    """The first closed level of the same exercise that comes after this one in a ladder."""
    if name not in levels:
        return None
    exercise = levels[name].exercise
    for ladder in ladders:
        if name in ladder:
            for later in ladder[list(ladder).index(name) + 1 :]:
                if later not in programme.open and levels[later].exercise == exercise and not levels[later].imagery:
                    return later
    return None
