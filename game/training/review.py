"""What a therapist looks at when a programme is reviewed: everything kept at home, put together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from game.model.checkup import CheckUp
from game.model.feelings import Answered, by_day
from game.model.level import Level
from game.model.practised import Practised
from game.model.programme import Programme
from game.model.starter import Starter
from game.training.adherence import Adherence, PlayedDay, calendar
from game.training.progress import Progress, progress
from game.training.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class Checked:
    """A check-up, and the player's own day of it."""

    day: date
    found: CheckUp


@dataclass(frozen=True, slots=True)
class Kept:
    """What a home has kept, all oldest first."""

    practised: Sequence[Practised] = ()
    checked: Sequence[Checked] = ()
    answered: Sequence[Answered] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The numbers of a report, as of `today`; `programme` is the one in force, None where there is none.

    `answered` is how the player was, once for each day on which they told it.
    """

    today: date
    programme: Programme | None
    calendar: tuple[PlayedDay, ...]
    exercises: tuple[Progress, ...]
    checked: tuple[Checked, ...]
    answered: tuple[Answered, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def played(self) -> int:
        """On how many days anything was played."""
        return sum(each.visits > 0 for each in self.calendar)

    @property
    def planned(self) -> tuple[PlayedDay, ...]:
        """The days of which the plan is known."""
        return tuple(each for each in self.calendar if each.planned is not None)

    def count(self, kept: Adherence) -> int:
        """How many days were like that."""
        return sum(each.kept is kept for each in self.calendar)

    @property
    def since(self) -> date:
        """The first day of which anything is told."""
        begins = [days[0].day for days in (self.calendar, self.checked, self.answered) if days]
        return min([self.today, *begins])

    @property
    def empty(self) -> bool:
        """Whether nothing was ever played, and no face looked at."""
        return not self.played and not self.checked


def review(
    kept: Kept,
    programme: Programme | None,
    levels: Mapping[str, Level],
    starters: Iterable[Starter],
    today: date,
) -> Review:
    """Put together what was kept and the programme in force; `levels` are all there are, by id."""
    return Review(
        today=today,
        programme=programme,
        calendar=calendar(kept.practised, programme, today),
        exercises=progress(kept.practised),
        checked=tuple(kept.checked),
        answered=by_day(kept.answered),
        suggestions=suggestions(kept.practised, programme, levels, starters, today),
    )
