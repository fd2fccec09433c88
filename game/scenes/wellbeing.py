"""How the player is today: asked once a day, kept, and what it means for the levels of whoever has no programme."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import reduce

from game.errors import StoreError
from game.model.feelings import Feelings
from game.model.level import Level
from game.ports import Diary
from game.training import caution
from game.training.day import UNASKED
from game.training.exercise import Exercise


class Wellbeing:
    """The daily question's answers. `notice` is a line to show where the disk refuses.

    What was said in this sitting counts even while it cannot be written.
    """

    def __init__(self, diary: Diary, now: Callable[[], datetime], unasked: Feelings | None = None) -> None:
        """`now` is the wall clock with its time zone; `unasked` counts on a day on which nothing was said."""
        self._diary, self._now, self._unasked = diary, now, unasked
        self.notice = ""
        self._answered: list[tuple[date, Feelings]] = []
        self._passed_over: date | None = None
        self._read: tuple[date, Feelings | None] | None = None

    @property
    def today(self) -> Feelings | None:
        """How the player is, of several answers the less well ones; None before there was any."""
        day = self._now().date()
        if self._read is None or self._read[0] != day:
            self._read = day, self._said(day)
        return self._read[1]

    @property
    def asks(self) -> bool:
        """Whether it is still to be asked today: it is asked once a day, and may be passed over."""
        return self.today is None and self._passed_over != self._now().date()

    def refresh(self) -> None:
        """Look again at what is kept."""
        self._read = None

    def feels(self, feelings: Feelings) -> None:
        """Take the answers; over a day the less well ones count."""
        self._answered.append((self._now().date(), feelings))
        self.refresh()
        try:
            self._diary.felt(feelings)
        except StoreError as refusal:
            self.notice = str(refusal)

    def pass_over(self) -> None:
        """Not to be asked again today; what waits for an answer stays closed until there is one."""
        self._passed_over = self._now().date()

    def closed(self, level: Level, exercise: type[Exercise]) -> str:
        """Why a level that no programme opens stays closed now; empty where it does not, or nobody was asked yet."""
        if self.today is not None:
            return caution.closed(self.today, level, exercise)
        return "" if self.asks or caution.is_quiet(level, exercise) else UNASKED

    def _said(self, day: date) -> Feelings | None:
        said = [feelings for at, feelings in self._answered if at == day]
        try:
            said += self._diary.feelings(datetime.combine(day, time(), self._now().tzinfo))
            self.notice = ""
        except StoreError as refusal:
            self.notice = str(refusal)
        return reduce(Feelings.worse, said) if said else self._unasked
