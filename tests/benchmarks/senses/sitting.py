"""A sitting through the game: rest, gentle trials and what is learned there, then every step's reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from game.exercises.smile import Smile
from game.model.reading import Reading
from game.model.signals import FaceFrame
from game.simulation.patient import Patient
from game.training.calibration import Calibration
from game.training.delay import DelayRecorder
from game.training.fusion import Fusion
from game.training.rest import RestRecorder
from game.training.trials import TrialsRecorder
from tests.benchmarks.senses.script import BEGIN_S, BOARD_S, Script
from tests.benchmarks.senses.sources import Modelled, Tracked, heard

T = TypeVar("T")
STEP_S = 1 / 60


@dataclass(frozen=True, slots=True)
class Gone:
    """From when to when nothing of a sense arrives."""

    sense: Literal["camera", "board"]
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Sat:
    """What came of it: the calibration, and the readings after it in order."""

    patient: Patient
    script: Script
    calibration: Calibration
    readings: tuple[Reading, ...]


class _Calibrating:
    """What the game's own scene does with a rest and with gentle trials."""

    def __init__(self, fusion: Fusion, script: Script) -> None:
        self._fusion, self._script = fusion, script
        self._resting, self._delay = RestRecorder(), DelayRecorder()
        self._trials: TrialsRecorder | None = None

    def see(self, t_s: float, frame: FaceFrame) -> None:
        if BEGIN_S + BOARD_S <= t_s < self._script.rested_s:
            self._resting.see(frame)

    def step(self, reading: Reading) -> None:
        """Take a step of rest or trials."""
        if reading.t_s < self._script.rested_s:
            if reading.t_s >= BEGIN_S + BOARD_S:
                self._resting.hear(reading.channels_uv)
            return
        if self._trials is None:
            rest = self._resting.finish()
            self._fusion.rest(rest)
            self._trials = TrialsRecorder(Smile(), rest)
        self._delay.add(reading)
        if self._script.moving(reading.t_s):
            self._trials.add(reading)

    def finish(self) -> Calibration:
        assert self._trials is not None
        return self._delay.learned(self._trials.finish())


def sat(patient: Patient, script: Script, board: str, tracked: bool = False, gone: tuple[Gone, ...] = ()) -> Sat:
    """A whole sitting in the game's fixed steps. With `tracked` pictures are drawn and tracked, else modelled."""
    seconds = script.end_s - BEGIN_S
    camera = (Tracked if tracked else Modelled)(patient, script.asked, seconds)
    fusion = Fusion(camera.rest)
    calibrating = _Calibrating(fusion, script)
    readings: list[Reading] = []
    try:
        pictures = _Queue(camera.arrivals(), [each for each in gone if each.sense == "camera"])
        blocks = _Queue(heard(patient, script.asked, board, seconds), [each for each in gone if each.sense == "board"])
        for number in range(int(seconds / STEP_S)):
            t_s = BEGIN_S + (number + 1) * STEP_S
            for frame in pictures.until(t_s):
                fusion.see(frame)
                calibrating.see(t_s, frame)
            for block in blocks.until(t_s):
                fusion.hear(block)
            reading = fusion.at(t_s)
            if t_s < script.calibrated_s:
                calibrating.step(reading)
            else:
                readings.append(reading)
    finally:
        camera.close()
    return Sat(patient, script, calibrating.finish(), tuple(readings))


class _Queue(Generic[T]):
    """What arrives, in order, taken as it is due; what is gone never does."""

    def __init__(self, arrivals: Iterator[tuple[float, T]], gone: list[Gone]) -> None:
        self._arrivals, self._gone = arrivals, gone
        self._next = next(arrivals, None)

    def until(self, t_s: float) -> Iterator[T]:
        """Everything that has arrived by then and was not taken yet."""
        while self._next is not None and self._next[0] <= t_s:
            at_s, value = self._next
            if not any(each.begin_s <= at_s < each.end_s for each in self._gone):
                yield value
            self._next = next(self._arrivals, None)
