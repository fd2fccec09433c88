"""What a therapist's programme asks of this sitting: its day, as it goes on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from game.errors import StoreError
from game.model.feelings import Feelings
from game.model.level import Level
from game.model.phrase import say
from game.model.programme import Programme
from game.model.turn import Turn
from game.ports import Diary
from game.scenes.wellbeing import Wellbeing
from game.training.day import Today, today_of
from game.training.exercise import Exercise
from game.training.outlook import Outlook


class Prescription:
    """Follows the day of the programme in force.

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
        self._diary, self._levels, self._exercises = diary, levels, exercises
        self._wellbeing = Wellbeing(diary, now, unasked)
        self._turns: dict[int, Turn] = {}
        self._trouble = ""
        self._read: tuple[date, Today] | None = None

    @property
    def today(self) -> Today:
        """How the day stands; a new one is begun at midnight."""
        if self._read is None or self._read[0] != self.now().date():
            self._read = self.now().date(), self._today()
        return self._read[1]

    def refresh(self) -> None:
        """Look again at what is kept."""
        self._wellbeing.refresh()
        self._read = None

    @property
    def notice(self) -> str:
        """What the disk refused, in a line; empty where it did not."""
        return self._wellbeing.notice or self._trouble

    @property
    def appointment(self) -> str:
        """What to say once the review is due; empty before. What is open stays open."""
        due = self.programme.due(self.now().date())
        return say("Time for your review: please ask your therapist for an appointment.") if due else ""

    @property
    def asks(self) -> bool:
        """Whether the daily question is still to be asked: it is asked once a day, and may be passed over."""
        return self._wellbeing.asks

    def feels(self, feelings: Feelings) -> None:
        """Take the answers; over a day the less well ones count."""
        self._wellbeing.feels(feelings)
        self._read = None

    def pass_over(self) -> None:
        """Not to be asked again today; what waits for an answer stays closed until there is one."""
        self._wellbeing.pass_over()

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
            self._trouble = str(refusal)
            moments = []
        own = [turn.ended for turn in self._turns.values() if turn.repetitions or turn.finished]
        zone = self.now().tzinfo
        return frozenset(at.astimezone(zone).date() for at in [*moments, *own])

    def _today(self) -> Today:
        day = self.now().date()
        midnight = self._midnight(day)
        turns = {number: turn for number, turn in self._turns.items() if turn.ended >= midnight}
        try:
            kept = self._diary.turns(midnight)
            self._trouble = ""
        except StoreError as refusal:
            kept, self._trouble = [], str(refusal)
        for turn in kept:
            own = turns.get(turn.number)
            if own is None or (own.repetitions <= turn.repetitions and own.finished <= turn.finished):
                turns[turn.number] = turn
        return today_of(self.programme, self._levels, list(turns.values()), self._wellbeing.today)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.now().tzinfo)
