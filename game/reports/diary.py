"""What was practised at home, day by day and exercise by exercise; and what has changed since an older telling."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from statistics import fmean

from game.errors import UsageError
from game.model.checkup import CheckUp, Movement
from game.model.practice import Practice, Sitting
from game.model.side import Side
from game.reports.answers import answered, answers
from game.reports.review import resting_mm, suggestion
from game.training.change import real
from game.training.suggestions import Suggestion

FIGURES = ("score", "symmetry", "quiet")
OVERVIEW_BEGINS = b'{\n  "patient"'
"""Of an overview, as it is written."""
_ENOUGH = 4
"""Repetitions on each side, measured, before a change is called one: the smallest real one is of means over so many."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Repetitions of one exercise together: means over those that were measured, None where none was."""

    exercise: str
    visits: int
    repetitions: int
    measured: int
    score: float | None
    symmetry: float | None
    quiet: float | None
    along: tuple[tuple[str, int], ...]
    """What moved along, and in how many repetitions; the most frequent first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One exercise before and after; None where it was not practised."""

    exercise: str
    before: Tally | None
    after: Tally | None

    def is_real(self, figure: str) -> bool | None:
        """Whether a figure's change is more than the game's own error from day to day; None where that is unknown."""
        if self.before is None or self.after is None or min(self.before.measured, self.after.measured) < _ENOUGH:
            return None
        was, is_now = getattr(self.before, figure), getattr(self.after, figure)
        return None if was is None or is_now is None else real(figure, was, is_now)


def diary(practice: Practice) -> list[tuple[date, Tally]]:
    """Each day, as the home's clock had it, with its exercises in the order of the alphabet."""
    days = groupby(sorted(practice.sittings, key=_started), _day)
    return [(day, tally) for day, sittings in days for tally in _tallies(sittings)]


def examinations(practice: Practice) -> list[tuple[date, CheckUp]]:
    """Each check-up, and its day as the home's clock had it."""
    return [(each.kept.date(), each.found) for each in practice.examined]


def changes(old: Practice, new: Practice) -> list[Change]:
    """What was practised since `old` was told, against as long a time before. Raises UsageError."""
    if old.programme.patient != new.programme.patient:
        raise UsageError(f"These are two patients: {old.programme.patient} and {new.programme.patient}.")
    if new.made <= old.made:
        raise UsageError(f"The first file is to be the older one: it was made on {old.made:%Y-%m-%d %H:%M}.")
    since = old.made - (new.made - old.made)
    before = {each.exercise: each for each in _tallies(s for s in old.sittings if since < s.started <= old.made)}
    after = {each.exercise: each for each in _tallies(s for s in new.sittings if s.started > old.made)}
    return [Change(name, before.get(name), after.get(name)) for name in sorted({*before, *after})]


def overview(practice: Practice, suggestions: Iterable[Suggestion]) -> dict[str, object]:
    """The diary and what the rules suggest of it for other programs, as JSON's own kinds."""
    return {
        "patient": practice.programme.patient,
        "programme": practice.programme.number,
        "made": practice.made.isoformat(),
        "days": [
            {
                "day": day.isoformat(),
                **{name: getattr(tally, name) for name in ("exercise", "visits", "repetitions", "measured")},
                **{name: None if (value := getattr(tally, name)) is None else round(value, 3) for name in FIGURES},
                "moved_along": dict(tally.along),
            }
            for day, tally in diary(practice)
        ],
        "checkups": [
            {
                "day": day.isoformat(),
                "resting_left_minus_right": resting_mm(found),
                "movements": [_moved(each) for each in found.movements],
            }
            for day, found in examinations(practice)
        ],
        "answers": [answered(each) for each in answers(practice)],
        "suggestions": [suggestion(each) for each in suggestions],
    }


def _moved(movement: Movement) -> dict[str, object]:
    figures = {
        f"{side}_{unit}": None if pair is None else pair[side]
        for unit, pair in (("mm", movement.mm), ("uv", movement.uv))
        for side in Side
    } | {"symmetry": movement.symmetry, "quiet": movement.quiet, "seen": movement.seen}
    return {
        "exercise": movement.exercise,
        **{name: None if value is None else round(value, 3) for name, value in figures.items()},
        "moved_along": movement.intruder and movement.intruder.words,
    }


def _started(sitting: Sitting) -> datetime:
    return sitting.started


def _day(sitting: Sitting) -> date:
    return sitting.started.date()


def _tallies(sittings: Iterable[Sitting]) -> list[Tally]:
    found: dict[str, list[Sitting]] = {}
    for each in sittings:  # a guided level, or one that was left early, goes by its own name
        found.setdefault(each.exercise or each.level, []).append(each)
    return [_tally(name, found[name]) for name in sorted(found)]


def _tally(exercise: str, sittings: Sequence[Sitting]) -> Tally:
    repetitions = [each for sitting in sittings for each in sitting.repetitions]
    measured = [each for each in repetitions if each.measured]
    along = Counter(each.intruder.words for each in repetitions if each.intruder is not None)
    return Tally(
        exercise,
        len(sittings),
        len(repetitions),
        len(measured),
        _mean([each.score for each in measured]),
        _mean([each.parts.symmetry for each in measured if each.parts]),
        _mean([each.parts.quiet for each in measured if each.parts]),
        tuple(along.most_common()),
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
