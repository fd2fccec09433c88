"""A sitting under a therapist's programme, with a wall clock that is turned by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from game.model.feelings import Feelings
from game.model.level import Level
from game.model.programme import Opened, Programme
from game.model.turn import Turn
from game.scenes.arrival import arrival
from game.scenes.prescription import Prescription
from game.scenes.setup import Setup
from tests.fakes import MemoryDiary
from tests.scenes.sitting import EXERCISES, Sitting, level
from tests.store.clinics import TODAY, programme

NINE = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
SMILE, BLINK = level(), level("blink")
GUIDED = replace(level("relax"), id="soft", title="A soft face", imagery=True, lines=("Breathe",), repetitions=1)
WELL = Feelings()
LEVELS = (SMILE, BLINK, GUIDED)


def written(levels: Sequence[Level] = LEVELS, sets: int = 1, times: int = 3) -> Programme:
    return replace(programme(), levels=tuple(Opened.like(each, times, sets) for each in levels))


class Prescribed(Sitting):
    """Plays what a programme opens; `at` is what the wall clock shows."""

    def __init__(
        self, says: Programme | None = None, levels: Sequence[Level] = LEVELS, feelings: Feelings | None = WELL,
        *, tour: bool = False, has_board: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(*levels, tour=tour, has_board=has_board)
        self.at = NINE
        self.diary = MemoryDiary(lambda: self.at)
        self.prescription = Prescription(
            written(levels) if says is None else says,
            self.diary,
            lambda: self.at,
            levels,
            EXERCISES,
            WELL if tour else None,
        )
        self.visit.prescription = self.prescription
        self.visit.affected = self.prescription.programme.affected
        if feelings is not None:
            self.prescription.feels(feelings)
        self.scene = arrival(self.visit, Setup(self.visit))
        self.names = [self.now]

    def garden(self) -> None:
        """Look at the levels, whatever was shown."""
        self.scene = self.visit.home()
        self.names.append(self.now)
        self.wait(0.2)

    def did(self, chosen: Level, repetitions: int, ago: timedelta = timedelta(hours=2)) -> None:
        """Repetitions that were done some time ago."""
        number = 1000 + len(self.diary.done)
        lasted_s = repetitions * chosen.tempo.total_s
        self.diary.done.append(Turn(number, chosen.id, self.at - ago, repetitions, lasted_s, finished=True))
        self.prescription.refresh()
