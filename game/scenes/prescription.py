"""What a therapist's programme asks of this sitting: its day, as it goes on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import reduce

from game.errors import StoreError
from game.model.feelings import Feelings
from game.model.level import Level
from game.model.phrase import say
from game.model.programme import Programme
from game.model.turn import Turn
from game.ports import Diary
from game.training.day import Today, today_of
from game.training.exercise import Exercise
from game.training.outlook import Outlook


class Prescription:
    """Follows the day of the programme in force. `notice` is a line to show where the disk refuses.

    What is done in this sitting counts even while it cannot be written.
    """

    def __init__(
        self, programme: Programme, diary: Diary, now: Callable[[], datetime], levels: Sequence[Level],
        exercises: Mapping[str, type[Exercise]], unasked: Feelings | None = None,
        remind: Callable[[], str] | None = None,
    ) -> None:  # fmt: skip
        """`now` is the wall clock with its time zone; `levels` are those of the programme that may be chosen.

        `unasked` counts on a day on which nothing was said: None waits for the daily question, anything else is for
        whoever nobody can ask, and is not kept. `remind` writes the plan into a file for a calendar and says where.
        """
        self.programme, self.now, self.remind = programme, now, remind
        self.notice = ""
        self._diary, self._levels, self._exercises = diary, levels, exercises
        self._unasked = unasked
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
        return say("Time for your review: please ask your therapist for an appointment.") if due else ""

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

    @property
    def outlook(self) -> Outlook:
        """What can be begun now, and what comes next."""
        return Outlook(self.today, self._levels, self._exercises, self.now())

    def closed(self, level: Level) -> str:
        """Why a level cannot be begun now, in a few words; empty where it can."""
        return self.outlook.closed(level)

    def days_kept(self) -> frozenset[date]:
        """The days since the programme's issue on which something was done. Empty where the disk refuses."""
        try:
            moments = self._diary.moments(self._midnight(self.programme.issued))
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
        feelings = reduce(Feelings.worse, said) if said else self._unasked
        return today_of(self.programme, self._levels, list(turns.values()), feelings)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.now().tzinfo)
