"""What was played at home, as a clinic is told of it: of whom, by which programme, and each visit to a level."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from game.model.checkup import CheckUp
from game.model.feelings import Feelings
from game.model.programme import Programme
from game.model.result import Calibrated, Repetition

_NAME = re.compile(r"[\w .-]{0,60}")
_YEARS = range(2000, 3000)
_MOST = 1e6
"""No point, millimetre or microvolt is nearly as many."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Repetitions, in their order, and the calibration that they were judged by."""

    by: Calibrated
    repetitions: tuple[Repetition, ...]

    def __post_init__(self) -> None:
        along = (found for each in self.repetitions for found in (each.intruder, each.figures and each.figures.along))
        _plain(self.by.exercise, *(each.part for each in along if each))
        if not all(reason.isprintable() for each in self.repetitions for reason in each.reasons):
            raise ValueError("reasons must be plain text")
        _measured(_numbers(self.repetitions))


@dataclass(frozen=True, slots=True)
class Sitting:
    """One visit to a level: when, to its end or not, and all that was judged in it; nothing of a guided one."""

    level: str
    started: datetime
    finished: datetime | None
    stars: int | None
    judged: tuple[Judged, ...]

    def __post_init__(self) -> None:
        if not self.level or not _NAME.fullmatch(self.level):
            raise ValueError("level must be a level's id such as smile-1")
        _sensible(self.started)
        if self.finished is not None:
            _sensible(self.finished)

    @property
    def exercise(self) -> str | None:
        """What was practised; None where nothing was judged."""
        return self.judged[-1].by.exercise if self.judged else None

    @property
    def repetitions(self) -> tuple[Repetition, ...]:
        """All of them, in their order."""
        return tuple(each for judged in self.judged for each in judged.repetitions)


@dataclass(frozen=True, slots=True)
class Examined:
    """A check-up, and when it was kept."""

    kept: datetime
    found: CheckUp

    def __post_init__(self) -> None:
        _sensible(self.kept)
        trials = [trial for movement in self.found.movements for trial in movement.trials]
        _plain(*(each.exercise for each in self.found.movements), *(t.intruder.part for t in trials if t.intruder))
        _measured(value for t in trials for value in (t.symmetry, t.quiet, *(t.mm or ()), *(t.uv or ())))


@dataclass(frozen=True, slots=True)
class Felt:
    """An answer to the daily question, and when it was kept."""

    kept: datetime
    feelings: Feelings

    def __post_init__(self) -> None:
        _sensible(self.kept)


@dataclass(frozen=True, slots=True)
class Practice:
    """All visits, check-ups and answers, oldest first, and the programme in force when they were told.

    `made` is when that was. Each moment is as the home's clock showed it, so that its date is the home's own day.
    """

    programme: Programme
    made: datetime
    sittings: tuple[Sitting, ...]
    examined: tuple[Examined, ...] = ()
    felt: tuple[Felt, ...] = ()

    def __post_init__(self) -> None:
        _sensible(self.made)


def _sensible(moment: datetime) -> None:
    if moment.tzinfo is None or moment.year not in _YEARS:
        raise ValueError("moments must have a zone and a sensible year")


def _plain(*names: str) -> None:
    if not all(map(_NAME.fullmatch, names)):
        raise ValueError("exercises and parts must have plain names")


def _measured(values: Iterable[float | None]) -> None:
    if not all(value is None or abs(value) < _MOST for value in values):  # which no NaN is
        raise ValueError("what was measured must be sensible numbers")


def _numbers(repetitions: tuple[Repetition, ...]) -> Iterator[float | None]:
    for each in repetitions:
        parts = each.parts
        yield from (
            each.score,
            *((parts.symmetry, parts.reach, parts.quiet) if parts else ()),
            *(each.mm or ()),
            *(each.uv or ()),
        )
