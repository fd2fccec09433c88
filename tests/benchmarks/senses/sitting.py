"""A sitting through the game: rest, gentle trials and what is learned there, then every step's reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from game.model.reading import Reading
from game.simulation.patient import Patient
from game.training.calibration import Calibration
from game.training.delay import DelayRecorder
from game.training.fusion import Fusion
from game.training.rest import RestRecorder
from game.training.trials import TrialsRecorder
from game.exercises.smile import Smile
from tests.benchmarks.senses.script import BEGIN_S, Script
from tests.benchmarks.senses.sources import Modelled, Tracked, heard

T = TypeVar("T")
STEP_S = 1 / 60


@dataclass(frozen=True, slots=True)
class Sat:
    """What came of it: the calibration, and the readings after it in order."""

    patient: Patient
    script: Script
    calibration: Calibration
    readings: tuple[Reading, ...]


def sat(patient: Patient, script: Script, board: str, tracked: bool, end_s: float | None = None) -> Sat:
    """A whole sitting of fixed steps. With `tracked` pictures are drawn and tracked, else modelled."""
    seconds = (script.end_s if end_s is None else end_s) - BEGIN_S
    camera = (Tracked if tracked else Modelled)(patient, script.asked, seconds)
    fusion = Fusion(camera.rest)
    resting, delay = RestRecorder(), DelayRecorder()
    trials: TrialsRecorder | None = None
    calibration: Calibration | None = None
    readings: list[Reading] = []
    try:
        pictures, blocks = _Queue(camera.arrivals()), _Queue(heard(patient, script.asked, board, seconds))
        for number in range(int(seconds / STEP_S)):
            t_s = BEGIN_S + (number + 1) * STEP_S
            for frame in pictures.until(t_s):
                fusion.see(frame)
                if BEGIN_S + 2.0 <= t_s < script.rested_s:
                    resting.see(frame)
            for block in blocks.until(t_s):
                fusion.hear(block)
            reading = fusion.at(t_s)
            if t_s < BEGIN_S + 2.0:
                continue
            if t_s < script.rested_s:
                resting.hear(reading.channels_uv)
                continue
            if trials is None:
                rest = resting.finish()
                fusion.rest(rest)
                trials = TrialsRecorder(Smile(), rest)
            if t_s < script.calibrated_s:
                delay.add(reading)
                if script.moving(t_s):
                    trials.add(reading)
                continue
            if calibration is None:
                calibration = delay.learned(trials.finish())
            readings.append(reading)
    finally:
        camera.close()
    assert calibration is not None or trials is not None
    return Sat(patient, script, calibration or delay.learned(trials.finish()), tuple(readings))


class _Queue(Generic[T]):
    """What arrives, in order, taken as it is due."""

    def __init__(self, arrivals: Iterator[tuple[float, T]]) -> None:
        self._arrivals = arrivals
        self._next = next(arrivals, None)

    def until(self, t_s: float) -> Iterator[T]:
        """Everything that has arrived by then and was not taken yet."""
        while self._next is not None and self._next[0] <= t_s:
            yield self._next[1]
            self._next = next(self._arrivals, None)
