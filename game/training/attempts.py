"""Gentle trials, one by one: only those that will do make the gentle best; a bad one is asked for again, alone."""

from collections.abc import Sequence

import numpy as np

from game.model.phrase import say
from game.model.reading import Effort, Reading
from game.model.signals import FloatArray
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.parts import LEAST_MM, LEAST_NOISES
from game.training.rest import Rest
from game.training.trials import BEST_PERCENTILE, TrialsRecorder

REPEATS = 2
"""So many trials of a calibration are asked for again; after that what there is has to do."""
_LEAST_SEEN = 0.6
_LEAST_ALIKE, _MOST_ALIKE = 0.5, 1.6
"""How high a trial may be beside the median of those before it; healthy people repeat a gentle smile within a third.
Engineering choices, as all bounds here."""
_EARLY = 0.5
_EARLY_S = 0.15
"""Sooner than anybody can have answered: who is up already then has not let go."""

UNSEEN = say("Once more: not all of it was seen")
STILL = say("Once more: no movement was seen")
EARLY = say("Once more: rest first, then move")
SMALLER = say("Once more, smaller: about as before")
FURTHER = say("Once more: about as far as before")


class Attempts:
    """Collects the gentle trials of one exercise, each judged as it ends."""

    def __init__(self, exercise: Exercise, rest: Rest) -> None:
        self.rest = rest
        self._bare = Calibration(exercise, rest, None, None)
        self._good, self._all = TrialsRecorder(exercise, rest), TrialsRecorder(exercise, rest)
        self._readings: list[Reading] = []
        self._heights: list[tuple[str, float]] = []
        self._repeats = 0
        self._largest: Calibration | None = None

    def add(self, reading: Reading) -> None:
        """Add one step of a trial's movement."""
        self._readings.append(reading)
        self._all.add(reading)
        self._largest = None

    def end(self) -> str:
        """End a trial: empty where it will do, else what to say as it is asked for again."""
        efforts = [self._bare.effort(reading) for reading in self._readings]
        times_s = [reading.t_s for reading in self._readings]
        fault, height = judged(efforts, times_s, self._bare, self._heights)
        readings, self._readings = self._readings, []
        if fault and self._repeats < REPEATS:
            self._repeats += 1
            return fault
        if height is not None:
            self._heights.append(height)
        for reading in readings:
            self._good.add(reading)
        return ""

    def finish(self) -> Calibration:
        """The calibration of the trials that will do."""
        return self._good.finish()

    def seen(self, reading: Reading) -> Effort:
        """A reading against the largest movement so far, while the gentle best is still unknown."""
        if self._largest is None:
            self._largest = self._all.finish(fewest=1)
        return self._largest.effort(reading)


def judged(
    efforts: Sequence[Effort], times_s: Sequence[float], bare: Calibration, earlier: Sequence[tuple[str, float]]
) -> tuple[str, tuple[str, float] | None]:
    """What is the matter with one trial, empty where nothing is; and how high it was: the sense's unit and its value.

    A trial is measured by the camera where that saw most of it, else by the muscles. Where nothing has moved in any
    trial so far that is no fault of this one: what to say of it is the whole calibration's.
    """
    found = [(name, values) for name in ("mm", "uv") if len(values := _stronger(efforts, name)) and _enough(values)]
    if not found:
        return UNSEEN, None
    unit, values = found[0]
    best = float(np.nanpercentile(values, BEST_PERCENTILE))
    before = [height for measured, height in earlier if measured == unit]
    if best < _least(bare, unit):
        return (STILL if before else ""), None
    begun = values[np.array(times_s) <= times_s[0] + _EARLY_S]
    if np.isfinite(begun).any() and np.nanmin(begun) > _EARLY * best:
        return EARLY, None
    usual = float(np.median(before)) if before else best
    if best > _MOST_ALIKE * usual:
        return SMALLER, (unit, best)
    return (FURTHER if best < _LEAST_ALIKE * usual else ""), (unit, best)


def _enough(values: FloatArray) -> bool:
    return bool(np.isfinite(values).mean() >= _LEAST_SEEN)


def _stronger(efforts: Sequence[Effort], name: str) -> FloatArray:
    """The stronger side in each step, in millimetres or microvolts; not a number where it was not measured."""

    def of(effort: Effort) -> float:
        if name == "uv" and effort.coupled is not None:
            return effort.coupled.target_uv
        both = effort.mm if name == "mm" else effort.uv
        return float("nan") if both is None else max(both)

    return np.array([of(effort) for effort in efforts])


def _least(bare: Calibration, unit: str) -> float:
    """Less than this is no movement."""
    face, emg = bare.rest.face, bare.rest.emg
    if unit == "mm":
        return max(LEAST_MM, LEAST_NOISES * max(bare.exercise.noise(face.noise_mm))) if face is not None else LEAST_MM
    return LEAST_NOISES * max(emg.sd_uv) if emg is not None else 0.0
