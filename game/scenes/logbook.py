"""What a sitting writes down, at once; if the disk refuses, that is said and the game goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from game.errors import StoreError
from game.model.checkup import CheckUp
from game.model.result import Calibrated, Repetition
from game.ports import Store


@dataclass(slots=True)
class Logbook:
    """The entry in the store of the level that is played. `notice` is a line to show, empty where all is well."""

    store: Store
    notice: str = ""
    visit: int | None = None
    """The entry's number, None before the first level."""
    _calibration: int | None = None

    def begin(self, level_id: str) -> None:
        """Open a level's entry."""
        self.visit, self._calibration = self.store.begin(level_id), None

    def judge_by(self, calibrated: Calibrated) -> None:
        """Keep what the next repetitions are judged by."""
        if self.visit is not None:
            self._calibration = self.store.calibrated(self.visit, calibrated)

    def repetition(self, repetition: Repetition) -> bool:
        """Write a finished repetition; whether there is an entry that it belongs to."""
        visit, calibration = self.visit, self._calibration
        if visit is None or calibration is None:
            return False
        self._told(lambda: self.store.repetition(visit, calibration, repetition))
        return True

    def finish(self, stars: int) -> bool:
        """Note the level as played to its end; whether there is an entry of it."""
        visit = self.visit
        if visit is None:
            return False
        self._told(lambda: self.store.finish(visit, stars))
        return True

    def rested(self) -> None:
        """Note that a rest was taken in the level, if there is an entry of it."""
        if (visit := self.visit) is not None:
            self._told(lambda: self.store.rested(visit))

    def examined(self, found: CheckUp) -> None:
        """Write a finished check-up."""
        self._told(lambda: self.store.examined(found))

    def _told(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StoreError as refusal:
            self.notice = str(refusal)
        else:
            self.notice = ""
