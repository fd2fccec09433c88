"""The day: how much of each level is due, how much is done, and when the next of it may come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from game.model.feelings import Feelings
from game.model.level import Level
from game.model.phrase import counted, say
from game.model.programme import Programme
from game.model.turn import Turn
from game.training import caution
from game.training.exercise import Exercise

BETWEEN_SETS = timedelta(minutes=1)
BETWEEN_TIMES = timedelta(hours=1)
"""The shortest rest between two sets of a level, and between two of its times a day. Engineering choices: several short
times beat one long one, but no source says how far apart."""
ENOUGH = say("That is enough for today")
DONE = say("Done for today")
UNASKED = say("First tell me how you are today")


@dataclass(frozen=True, slots=True)
class Dose:
    """One level's day: `sets` of so many repetitions, so many `times`; `done` repetitions of it, the last at `ended`.

    >>> morning = Dose(each=4, sets=2, times=3, done=4, ended=datetime(2026, 3, 2, 9, 0))
    >>> morning.rounds, morning.rounds_done, morning.left
    (6, 1, 20)
    >>> morning.rests_until
    datetime.datetime(2026, 3, 2, 9, 1)
    """

    each: int
    sets: int
    times: int
    done: int = 0
    ended: datetime | None = None

    @property
    def rounds(self) -> int:
        """How many sets there are in the day."""
        return self.sets * self.times

    @property
    def rounds_done(self) -> int:
        """How many of them are complete."""
        return min(self.rounds, self.done // self.each)

    @property
    def left(self) -> int:
        """How many repetitions are left for today."""
        return max(0, self.each * self.rounds - self.done)

    @property
    def now(self) -> int:
        """How many repetitions come next: a set, or what is left of one that was begun."""
        return min(self.left, self.each - self.done % self.each)

    @property
    def rests_until(self) -> datetime | None:
        """Before when the next set should not begin; None where it may.

        >>> Dose(4, 2, 3, done=8, ended=datetime(2026, 3, 2, 9, 0)).rests_until
        datetime.datetime(2026, 3, 2, 10, 0)
        >>> Dose(4, 2, 3, done=7, ended=datetime(2026, 3, 2, 9, 0)).rests_until
        """
        if self.ended is None or not self.left or self.done % self.each:
            return None
        return self.ended + (BETWEEN_TIMES if self.done % (self.each * self.sets) == 0 else BETWEEN_SETS)


@dataclass(frozen=True, slots=True)
class Today:
    """What a programme asks for on one day, and what of it is done. `feelings` is None before they were asked for."""

    cap_s: float
    spent_s: float
    doses: Mapping[str, Dose]
    feelings: Feelings | None

    def portion(self, level: Level) -> int:
        """How many repetitions of a level may be played now: the rest of a set, as far as the day's minutes reach.

        A guided level is played as a whole, or not at all.
        """
        now, one_s = self.doses[level.id].now, level.lasts_s / level.repetitions
        fit = max(0, int((self.cap_s - self.spent_s) / one_s + 1e-9))
        return min(now, fit) if not level.imagery or fit >= now else 0

    def closed(self, level: Level, exercise: type[Exercise]) -> str:
        """Why a level is closed until tomorrow, or until the question is answered; empty where it is not."""
        if not self.doses[level.id].left:
            return DONE
        if not self.portion(level):
            return ENOUGH
        if self.feelings is not None:
            return caution.closed(self.feelings, level, exercise)
        return "" if caution.is_quiet(level, exercise) else UNASKED

    def rest(self, level: Level, now: datetime) -> str:
        """For how long a level rests, in a few words; empty where it may be played."""
        until = self.doses[level.id].rests_until
        if until is None or now >= until:
            return ""
        if until - now <= BETWEEN_SETS:
            seconds = max(1, round((until - now).total_seconds()))
            return counted("A little rest first: {count} second", "A little rest first: {count} seconds", seconds)
        return say("It rests until {until:HH:mm}", until=until.astimezone(now.tzinfo))


def today_of(programme: Programme, levels: Sequence[Level], turns: Sequence[Turn], feelings: Feelings | None) -> Today:
    """The day of these levels of a programme, after these turns of today, in their order.

    A guided level that was left before its end counts for nothing: it asks nothing of the face.
    """
    opened = {each.level: each for each in programme.levels}
    halved = feelings is not None and caution.halves(feelings)
    doses, spent_s = {}, 0.0
    for level in levels:
        own = [each for each in turns if each.level == level.id]
        written = opened[level.id]
        each = -(-written.repetitions // 2) if halved else written.repetitions
        if level.imagery:
            own = [turn for turn in own if turn.finished]
            spent_s += len(own) * each * level.lasts_s / level.repetitions
        done = len(own) * each if level.imagery else sum(turn.repetitions for turn in own)
        ended = [turn.ended for turn in own if level.imagery or turn.repetitions]
        doses[level.id] = Dose(each, written.sets, written.times_a_day, done, max(ended, default=None))
    spent_s += sum(turn.lasted_s for turn in turns)
    return Today(60.0 * programme.minutes_a_day, spent_s, doses, feelings)
