"""How somebody is today: the daily question's answers, each from well to less well."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar


class Eye(StrEnum):
    """How the eyes are."""

    CALM = "calm"
    DRY = "dry"
    SORE = "sore"


class Face(StrEnum):
    """How the face feels."""

    USUAL = "usual"
    TIGHT = "tight"
    WEAKER = "weaker"


class Pain(StrEnum):
    """Whether anything hurts."""

    NONE = "none"
    LITTLE = "little"
    HURTS = "hurts"


class Tiredness(StrEnum):
    """How tired somebody is."""

    FRESH = "fresh"
    TIRED = "tired"
    WORN_OUT = "worn out"


Answer = TypeVar("Answer", Eye, Face, Pain, Tiredness)


@dataclass(frozen=True, slots=True)
class Feelings:
    """One answer to each part of the daily question."""

    eye: Eye = Eye.CALM
    face: Face = Face.USUAL
    pain: Pain = Pain.NONE
    tiredness: Tiredness = Tiredness.FRESH

    def worse(self, other: "Feelings") -> "Feelings":
        """The less well of both, answer by answer: what closed in the morning stays closed for the day.

        >>> Feelings(eye=Eye.SORE).worse(Feelings(pain=Pain.LITTLE)).eye
        <Eye.SORE: 'sore'>
        """
        return Feelings(
            _worse(self.eye, other.eye),
            _worse(self.face, other.face),
            _worse(self.pain, other.pain),
            _worse(self.tiredness, other.tiredness),
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """How somebody was on a day, their own."""

    day: date
    feelings: Feelings


def by_day(answers: Iterable[Answered]) -> tuple[Answered, ...]:
    """One for each day on which there was an answer, oldest first: the less well of a day's."""
    days: dict[date, Feelings] = {}
    for each in answers:
        days[each.day] = days.get(each.day, each.feelings).worse(each.feelings)
    return tuple(Answered(day, days[day]) for day in sorted(days))


def _worse(one: Answer, other: Answer) -> Answer:
    return max(one, other, key=list(type(one)).index)
