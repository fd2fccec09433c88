"""How somebody was, day by day, for tables and for other programs."""

from dataclasses import fields

from game.model.feelings import Answered, Feelings, by_day
from game.model.practice import Practice

ANSWERS = tuple(each.name for each in fields(Feelings))
"""The parts of the daily question."""


def answers(practice: Practice) -> tuple[Answered, ...]:
    """How the patient was on each day on which they told it, as the home's clock had it."""
    return by_day(Answered(each.kept.date(), each.feelings) for each in practice.felt)


def told(feelings: Feelings, begun: str = "") -> dict[str, str]:
    """Each part of the daily question, its name begun so, and what was answered."""
    return {f"{begun}{part}": str(getattr(feelings, part)) for part in ANSWERS}


def answered(each: Answered) -> dict[str, str]:
    """How somebody was on a day."""
    return {"day": each.day.isoformat(), **told(each.feelings)}
