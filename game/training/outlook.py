"""What can be begun at a moment of the day, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from game.model.level import Level
from game.model.phrase import counted, say
from game.training.day import DONE, ENOUGH, UNASKED, Today
from game.training.exercise import Exercise

_SOON_MIN = 10
"""A rest that is no longer is told in minutes, a longer one by the clock."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A day as it looks `now`, for these levels in their programme's order; `now` knows its time zone."""

    today: Today
    levels: Sequence[Level]
    exercises: Mapping[str, type[Exercise]]
    now: datetime

    def closed(self, level: Level) -> str:
        """Why a level cannot be begun now, in a few words; empty where it can."""
        return self._closed_today(level) or self.today.rest(level, self.now)

    @property
    def open_now(self) -> Sequence[Level]:
        """The levels that can be begun now, those that were done least today first."""
        found = [level for level in self.levels if not self.closed(level)]
        return sorted(found, key=lambda level: self.today.doses[level.id].rounds_done)

    @property
    def ordered(self) -> Sequence[Level]:
        """All levels: those that can be begun now, those that rest, those that stay closed, those that are done."""
        now = self.open_now

        def late(level: Level) -> int:
            why = self._closed_today(level)
            return 2 if why == DONE else 1 if why else 0

        return [*now, *sorted((level for level in self.levels if level not in now), key=late)]

    @property
    def words(self) -> str:
        """What comes next today, in one sentence without its full stop."""
        if found := self.open_now:
            return say("Next: {level}", level=found[0].title)
        if self.today.feelings is None:
            return UNASKED
        rests = [self.today.doses[level.id].rests_until for level in self.levels if not self._closed_today(level)]
        until = min((each for each in rests if each is not None), default=None)
        if until is None:
            return say("{enough}. Well done, and see you tomorrow", enough=ENOUGH)
        minutes = max(1, -(-(until - self.now) // timedelta(minutes=1)))
        if minutes > _SOON_MIN:
            return say("Rest now. The next comes at {until:HH:mm}", until=until.astimezone(self.now.tzinfo))
        return counted("Rest for a minute, then go on", "Rest for {count} minutes, then go on", minutes)

    def _closed_today(self, level: Level) -> str:
        return self.today.closed(level, self.exercises[level.exercise])
