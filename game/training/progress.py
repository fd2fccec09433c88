"""An exercise over the days: what each came to, and whether the last one differs from the first one for real."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from game.model.practised import Day, Practised
from game.model.side import PerSide, Side
from game.training.change import real

PARTS = ("score", "symmetry", "reach", "quiet")
"""What is told of a day, each with a smallest real change."""


class Difference(StrEnum):
    """What became of a number, or that it cannot be said."""

    MORE = "more"
    LESS = "less"
    SAME = "no change"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """One exercise, day by day; there is at least one day, the oldest comes first."""

    exercise: str
    days: tuple[Day, ...]

    @property
    def last(self) -> Day:
        """The newest day."""
        return self.days[-1]

    @property
    def first(self) -> Day:
        """The oldest day that was judged by the same version as the newest one: only such two can be compared."""
        return next(each for each in self.days if each.algorithm == self.last.algorithm)

    def difference(self, part: str) -> Difference:
        """What became of one of `PARTS` from the first day to the last; less than a real change is no change."""
        before, after = self.first.part(part), self.last.part(part)
        if self.first is self.last or before is None or after is None:
            return Difference.UNKNOWN
        if not real(part, before, after):
            return Difference.SAME
        return Difference.MORE if after > before else Difference.LESS


def progress(practised: Iterable[Practised]) -> tuple[Progress, ...]:
    """Every exercise of which anything was measured, the first begun first."""
    found: dict[str, list[Practised]] = {}
    for each in practised:
        if each.exercise is not None and each.measured:
            found.setdefault(each.exercise, []).append(each)
    return tuple(Progress(exercise, days(visits)) for exercise, visits in found.items())


def days(practised: Iterable[Practised]) -> tuple[Day, ...]:
    """The days on which anything was measured, oldest first."""
    by_day: dict[date, list[Practised]] = {}
    for each in practised:
        if each.measured:
            by_day.setdefault(each.day, []).append(each)
    return tuple(_day(day, visits) for day, visits in sorted(by_day.items()))


def _day(day: date, levels: Sequence[Practised]) -> Day:
    """Each level counts as much as was measured in it."""
    if len(levels) == 1:
        return levels[0]
    score, symmetry, reach, quiet = (_mean([(v.part(name), v.measured) for v in levels]) for name in PARTS)
    return Day(
        day=day,
        measured=sum(v.measured for v in levels),
        score=score,
        symmetry=symmetry,
        reach=reach,
        quiet=quiet,
        mm=_means([(v.mm, v.measured) for v in levels if v.mm is not None]),
        uv=_means([(v.uv, v.measured) for v in levels if v.uv is not None]),
        algorithm=" and ".join(sorted({v.algorithm for v in levels})),
    )


def _means(pairs: Sequence[tuple[PerSide[float], int]]) -> PerSide[float] | None:
    left, right = (_mean([(pair[side], count) for pair, count in pairs]) for side in Side)
    return None if left is None or right is None else PerSide(left, right)


def _mean(values: Sequence[tuple[float | None, int]]) -> float | None:
    """The weighted mean of what is there.

    >>> _mean([(60.0, 3), (80.0, 1), (None, 4)])
    65.0
    """
    total, whole = 0.0, 0
    for value, count in values:
        if value is not None:
            total += value * count
            whole += count
    return total / whole if whole else None
