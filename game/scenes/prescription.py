"""What a therapist's programme asks of this sitting: its day, as it goes on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce

from game.errors import StoreError
from game.model.feelings import Feelings
from game.model.level import Level
from game.model.programme import Programme
from game.model.turn import Turn
from game.ports import Diary
from game.training.day import ENOUGH, Today, today_of
from game.training.exercise import Exercise


class Prescription:
    """Follows the day of the programme in force. `notice` is a line to show where the disk refuses.

    What is done in this sitting counts even while it cannot be written.
    """

    def __init__(
        self, programme: Programme, diary: Diary, now: Callable[[], datetime], levels: Sequence[Level],
        exercises: Mapping[str, type[Exercise]],
    ) -> None:  # fmt: skip
        """`now` is the wall clock with its time zone; `levels` are those of the programme that may be chosen."""
        self.programme, self.now = programme, now
        self.notice = ""
        self._diary, self._levels, self._exercises = diary, levels, exercises
        self._answered: list[tuple[date, Feelings]] = []
        self._turns: dict[int, Turn] = {}
        self._passed_over: date | None = None
        self._read: tuple[date, Today] | None = None

    @property
    def today(self) -> Today:
        """How the day stands; a new one is begun at midnight."""
        if self._read is None or self._read[0] != self.now().date():
            self._read = self.now().date(), self._today()
        return self._read[1]

    def refresh(self) -> None:
        """Look again at what is kept."""
        self._read = None

    @property
    def appointment(self) -> str:
        """What to say once the review is due; empty before. What is open stays open."""
        due = self.programme.due(self.now().date())
        return "Time for your review: please ask your therapist for an appointment." if due else ""

    @property
    def asks(self) -> bool:
        """Whether the daily question is still to be asked: it is asked once a day, and may be passed over."""
        return self.today.feelings is None and self._passed_over != self.now().date()

    def feels(self, feelings: Feelings) -> None:
        """Take the answers; over a day the less well ones count."""
        self._answered.append((self.now().date(), feelings))
        self.refresh()
        try:
            self._diary.felt(feelings)
        except StoreError as refusal:
            self.notice = str(refusal)

    def pass_over(self) -> None:
        """Not to be asked again today; what waits for an answer stays closed until there is one."""
        self._passed_over = self.now().date()

    def assume_well(self) -> None:
        """For whom nobody can ask: as if all were well, and nothing of that is kept."""
        self._answered.append((self.now().date(), Feelings()))
        self.refresh()

    def did(self, visit: int, level_id: str, lasted_s: float) -> None:
        """Count a finished repetition."""
        before = self._turns.get(visit, Turn(visit, level_id, self.now()))
        self._turns[visit] = Turn(
            visit, level_id, self.now(), before.repetitions + 1, before.lasted_s + lasted_s, before.finished
        )
        self.refresh()

    def finished(self, visit: int, level_id: str) -> None:
        """Count a level that was played to its end."""
        before = self._turns.get(visit, Turn(visit, level_id, self.now()))
        self._turns[visit] = Turn(visit, level_id, self.now(), before.repetitions, before.lasted_s, finished=True)
        self.refresh()

    def closed(self, level: Level) -> str:
        """Why a level cannot be begun now, in a few words; empty where it can."""
        today = self.today
        return today.closed(level, self._exercises[level.exercise]) or today.rest(level, self.now())

    @property
    def open_now(self) -> Sequence[Level]:
        """The levels that can be begun now, in the programme's order, those not begun today first."""
        doses = self.today.doses
        found = [level for level in self._levels if not self.closed(level)]
        return sorted(found, key=lambda level: doses[level.id].rounds_done)

    @property
    def ordered(self) -> Sequence[Level]:
        """All levels: those that can be begun now, then those that rest, those that stay closed today, those done."""
        now, today = self.open_now, self.today
        rest = [level for level in self._levels if level not in now]
        return [
            *now,
            *sorted(
                rest,
                key=lambda level: (
                    not today.doses[level.id].left,
                    bool(today.closed(level, self._exercises[level.exercise])),
                ),
            ),
        ]

    @property
    def later(self) -> datetime | None:
        """When the next level ends its rest, None where none of them only rests."""
        today = self.today
        waits = [
            today.doses[level.id].rests_until
            for level in self._levels
            if not today.closed(level, self._exercises[level.exercise])
        ]
        return min((until for until in waits if until is not None), default=None)

    @property
    def words(self) -> str:
        """What comes next today, in one sentence."""
        if found := self.open_now:
            return f"Next: {found[0].title}"
        if self.today.feelings is None:
            return "First tell me how you are today"
        if (until := self.later) is not None:
            wait = until - self.now()
            minutes = max(1, round(wait / timedelta(minutes=1)))
            if minutes <= 10:
                return f"Rest for {'a minute' if minutes == 1 else f'{minutes} minutes'}, then go on"
            return f"Rest now. The next comes at {until.astimezone(self.now().tzinfo):%H:%M}"
        return f"{ENOUGH}. Well done, and see you tomorrow"

    @property
    def progress(self) -> tuple[int, int]:
        """How many rounds of today are done, and how many there are of levels not closed by how the player is."""
        doses = self.today.doses
        counted = [doses[level.id] for level in self._levels if not self._spared(level)]
        return sum(dose.rounds_done for dose in counted), sum(dose.rounds for dose in counted)

    def _spared(self, level: Level) -> bool:
        closed = self.today.closed(level, self._exercises[level.exercise])
        return bool(closed) and bool(self.today.doses[level.id].left) and closed != ENOUGH

    def days_kept(self) -> frozenset[date]:
        """The days since the programme's issue on which something was done. Empty where the disk refuses."""
        try:
            moments = self._diary.practised(self._midnight(self.programme.issued))
        except StoreError as refusal:
            self.notice = str(refusal)
            moments = []
        own = [turn.ended for turn in self._turns.values() if turn.repetitions or turn.finished]
        zone = self.now().tzinfo
        return frozenset(at.astimezone(zone).date() for at in [*moments, *own])

    def _today(self) -> Today:
        day = self.now().date()
        midnight = self._midnight(day)
        turns = {number: turn for number, turn in self._turns.items() if turn.ended >= midnight}
        said = [feelings for at, feelings in self._answered if at == day]
        try:
            kept = self._diary.turns(midnight)
            said += self._diary.feelings(midnight)
            self.notice = ""
        except StoreError as refusal:
            kept, self.notice = [], str(refusal)
        for turn in kept:
            own = turns.get(turn.number)
            if own is None or (own.repetitions <= turn.repetitions and own.finished <= turn.finished):
                turns[turn.number] = turn
        feelings = reduce(Feelings.worse, said) if said else None
        return today_of(self.programme, self._levels, list(turns.values()), feelings)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.now().tzinfo)
