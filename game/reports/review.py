"""A review as JSON and as a table: the same numbers as on the printed page."""

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict
from io import StringIO

from game.model.checkup import CheckUp
from game.model.practised import Day
from game.model.programme import Programme
from game.model.side import PerSide, Side
from game.reports.answers import ANSWERS, answered, told
from game.training.adherence import Adherence, PlayedDay
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.judge import ALGORITHM
from game.training.progress import PARTS, Progress
from game.training.review import Checked, Review
from game.training.suggestions import Suggestion
from game.version import VERSION

_DIGITS = {"score": 1, "symmetry": 3, "reach": 3, "quiet": 3, "mm": 2, "uv": 1}
COLUMNS = (
    "day", "exercise", "measured", *PARTS, *(f"{side}_{unit}" for unit in ("mm", "uv") for side in Side), "algorithm",
    "day_sets", "day_planned", *(f"day_{part}" for part in ANSWERS),
)  # fmt: skip
"""Of the table: a row a day and exercise, and one without an exercise for a day of which only the answers are known.

From `day_sets` on they are the whole day's: sets played to their end, sets planned, and how the player was.
"""


def overview(review: Review) -> dict[str, object]:
    """All numbers; null where something was not measured or is not known."""
    return {
        "version": VERSION,
        "algorithm": ALGORITHM,
        "today": review.today.isoformat(),
        "programme": None if review.programme is None else _programme(review.programme),
        "adherence": {
            "played_days": review.played,
            "planned_days": len(review.planned),
            "whole_days": review.count(Adherence.WHOLE),
            "part_days": review.count(Adherence.PART),
            "days": [
                {
                    "day": each.day.isoformat(),
                    "kept": each.kept.value,
                    "visits": each.visits,
                    "sets": each.sets,
                    "planned": each.planned,
                    "repetitions": each.repetitions,
                }
                for each in review.calendar
            ],
        },
        "smallest_real_change": {part: SMALLEST_REAL_CHANGE[part] for part in PARTS},
        "exercises": [_exercise(each) for each in review.exercises],
        "checkups": [_checked(each) for each in review.checked],
        "answers": [answered(each) for each in review.answered],
        "suggestions": [suggestion(each) for each in review.suggestions],
    }


def text(review: Review) -> str:
    """The overview as JSON, lines and all."""
    return json.dumps(overview(review), indent=2)


def table(review: Review) -> str:
    """The days as CSV, with `COLUMNS` in its first line; a cell is empty where nothing is known."""
    plans = {each.day: each for each in review.calendar}
    felt = {each.day: told(each.feelings, "day_") for each in review.answered}
    rows = [(each.exercise, practised) for each in review.exercises for practised in each.days]
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for exercise, practised in rows:
        writer.writerow(
            {"exercise": exercise, **day(practised), **_whole(plans.get(practised.day)), **felt.get(practised.day, {})}
        )
    for alone in sorted(felt.keys() - {practised.day for _, practised in rows}):
        writer.writerow({"day": alone.isoformat(), **_whole(plans.get(alone)), **felt[alone]})
    return out.getvalue()


def _whole(plan: PlayedDay | None) -> dict[str, object]:
    return {} if plan is None else {"day_sets": plan.sets, "day_planned": plan.planned}


def _programme(programme: Programme) -> dict[str, object]:
    told: dict[str, object] = json.loads(json.dumps(asdict(programme), default=str))
    return told


def _exercise(progress: Progress) -> dict[str, object]:
    first, last = progress.first, progress.last
    return {
        "exercise": progress.exercise,
        "first": day(first),
        "last": day(last),
        "change": {part: progress.difference(part).value or None for part in PARTS},
        "days": [day(each) for each in progress.days],
    }


def day(each: Day) -> dict[str, object]:
    """A day's numbers by name."""
    return {
        "day": each.day.isoformat(),
        "measured": each.measured,
        **{part: _rounded(each.part(part), part) for part in PARTS},
        **_sides("mm", each.mm),
        **_sides("uv", each.uv),
        "algorithm": each.algorithm,
    }


def suggestion(each: Suggestion) -> Mapping[str, object]:
    """A suggestion by its parts, with the days that its rule looked at."""
    return {
        "act": each.act,
        "level": each.level,
        "because": each.because,
        "rule": each.rule,
        "why": each.why,
        "numbers": [day(number) for number in each.numbers],
    }


def resting_mm(found: CheckUp) -> Mapping[str, float | None] | None:
    """By how much more the left side of a resting face is raised or open; None where it was not seen."""
    if found.resting is None:
        return None
    return {name: _rounded(value, "mm") for name, value in asdict(found.resting).items()}


def _checked(each: Checked) -> Mapping[str, object]:
    return {
        "day": each.day.isoformat(),
        "algorithm": each.found.algorithm,
        "affected": each.found.affected,
        "one_side": each.found.coupled,
        "resting_left_minus_right": resting_mm(each.found),
        "movements": [
            {
                "exercise": movement.exercise,
                "trials": len(movement.trials),
                **_sides("mm", movement.mm),
                **_sides("uv", movement.uv),
                "symmetry": _rounded(movement.symmetry, "symmetry"),
                "quiet": _rounded(movement.quiet, "quiet"),
                "moving_along": movement.intruder and movement.intruder.words,
                "seen": _rounded(movement.seen, "quiet"),
            }
            for movement in each.found.movements
        ],
    }


def _sides(unit: str, sides: PerSide[float] | None) -> dict[str, float | None]:
    return {f"{side}_{unit}": None if sides is None else _rounded(sides[side], unit) for side in Side}


def _rounded(value: float | None, name: str) -> float | None:
    return None if value is None else round(value, _DIGITS[name])
