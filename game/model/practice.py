"""What was played at home, as a clinic is told of it: of whom, by which programme, and each visit to a level."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from game.model.programme import Programme
from game.model.result import Calibrated, Repetition

_NAME = re.compile(r"[\w .-]{0,60}")
_YEARS = range(2000, 3000)


@dataclass(frozen=True, slots=True)
class Judged:
    """Repetitions, in their order, and the calibration that they were judged by."""

    by: Calibrated
    repetitions: tuple[Repetition, ...]

    def __post_init__(self) -> None:
        named = [self.by.exercise, *(each.intruder.part for each in self.repetitions if each.intruder)]
        if not all(map(_NAME.fullmatch, named)):
            raise ValueError("exercises and parts must have plain names")
        if not all(reason.isprintable() for each in self.repetitions for reason in each.reasons):
            raise ValueError("reasons must be plain text")
        if not all(map(math.isfinite, _numbers(self.repetitions))):
            raise ValueError("scores must be numbers")


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
        for moment in (self.started, self.finished):
            if moment is not None and (moment.tzinfo is None or moment.year not in _YEARS):
                raise ValueError("a visit's moments must have a zone and a sensible year")

    @property
    def exercise(self) -> str | None:
        """What was practised; None where nothing was judged."""
        return self.judged[-1].by.exercise if self.judged else None

    @property
    def repetitions(self) -> tuple[Repetition, ...]:
        """All of them, in their order."""
        return tuple(each for judged in self.judged for each in judged.repetitions)


@dataclass(frozen=True, slots=True)
class Practice:
    """All visits, oldest first, and the programme in force when they were told, `made` by the home's own clock."""

    programme: Programme
    made: datetime
    sittings: tuple[Sitting, ...]


def _numbers(repetitions: tuple[Repetition, ...]) -> Iterator[float]:
    for each in repetitions:
        parts = each.parts
        found = (each.score, *((parts.symmetry, parts.reach, parts.quiet) if parts else ()), *(each.mm or ()))
        yield from (value for value in found if value is not None)
