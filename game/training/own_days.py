"""A level's days beside each other: today and the own days before it, with the smallest change that is real."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from game.model.phrase import say
from game.model.practised import Day, Practised
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.formulas.change import successive_change
from game.training.progress import Difference, Progress, days

MOST_DAYS = 30
"""So many days are looked at."""
_OTHERS = 10
"""Today is compared with so many days before it."""
_FEWEST = 4
"""From so many days on their own ups and downs are known."""
_REAL = {
    "symmetry": say("A real change: both sides are closer together"),
    "quiet": say("A real change: everything else is quieter"),
    "score": say("A real change: more of it came softly"),
}
_SINCE = {
    "symmetry": say("closer together, a real change"),
    "quiet": say("quieter, a real change"),
    "score": say("softer, a real change"),
}


@dataclass(frozen=True, slots=True)
class Usual:
    """What the days before came to: their `middle`, and how far about it a day may lie without any real change."""

    middle: float
    bound: float


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Days of one level, oldest first, only such on which something was measured; `today` is None where nothing was."""

    days: tuple[Day, ...]
    today: Day | None

    @property
    def _others(self) -> Sequence[Day]:
        """The last days before today that the same judge saw."""
        newest = self.days[-1] if self.days else None
        before = [each for each in self.days if each is not self.today]
        return [each for each in before if newest is not None and each.algorithm == newest.algorithm][-_OTHERS:]

    def usual(self, part: str) -> Usual | None:
        """What the days before came to in a part; None where there were none."""
        values = [value for each in self._others if (value := each.part(part)) is not None]
        if not values:
            return None
        own = successive_change(np.array(values)) if len(values) >= _FEWEST else 0.0
        return Usual(fmean(values), max(SMALLEST_REAL_CHANGE[part], own))

    def difference(self, part: str) -> Difference:
        """How today lies beside the days before."""
        usual, now = self.usual(part), None if self.today is None else self.today.part(part)
        if usual is None or now is None:
            return Difference.UNKNOWN
        if abs(now - usual.middle) < usual.bound:
            return Difference.SAME
        return Difference.MORE if now > usual.middle else Difference.LESS

    def words(self, part: str) -> str:
        """Today in words that are true of it and judge nobody."""
        match self.difference(part):
            case Difference.MORE:
                return _REAL[part]
            case Difference.SAME:
                return say("About as on your other days")
            case Difference.LESS:
                return say("Not as on most of your days. Days differ, and each one counts")
        if self.today is None:
            return say("Nothing could be measured today. Your other days stay as they are")
        if self.today.part(part) is None:
            return say("Not seen today. Your other days stay as they are")
        return say("Your first day here. From the next one on you can look back")

    def since(self, part: str) -> str:
        """What became of a part since the first of these days; empty where nothing did that is real and welcome."""
        if len(self.days) < 2 or self.today is None:
            return ""
        found = Progress("", self.days)
        if found.difference(part) is not Difference.MORE:
            return ""
        return say("Since {day:d MMMM}: {change}", day=found.first.day, change=_SINCE[part])

    @property
    def parts(self) -> tuple[str, ...]:
        """Which parts there is something to tell of; where sides are not compared the whole score stands for them."""
        there = [part for part in ("symmetry", "quiet") if any(each.part(part) is not None for each in self.days)]
        return tuple(there) if "symmetry" in there else ("score", *there)


def own_days(kept: Sequence[Practised]) -> OwnDays:
    """A level's days as they came one after the other, whatever the clock said then; the last of them is today's."""
    came = {each.day: number for number, each in enumerate(kept)}
    measured = tuple(sorted(days(kept), key=lambda each: came[each.day]))
    is_today = bool(measured) and measured[-1].day == kept[-1].day
    return OwnDays(measured, measured[-1] if is_today else None)
