"""What each way of reading a sitting says, step by step, beside the truth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.model.reading import Reading
from game.model.side import PerSide
from game.model.signals import FloatArray
from game.training.calibration import Calibration
from tests.benchmarks.senses.script import driven, gentle_best
from tests.benchmarks.senses.sitting import Sat

FUSED, CAMERA, MUSCLES, AVERAGE = "fused", "camera alone", "EMG alone", "plain average"
CAMERA_FILTERED, MUSCLES_FILTERED = "camera alone, same mathematics", "EMG alone, same mathematics"
_NAN = (float("nan"), float("nan"))


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """Steps (n,), what was true (n, 2), and what each way said (n, 2), not a number where it said nothing."""

    t_s: FloatArray
    truth: FloatArray
    said: dict[str, FloatArray]

    def rms(self, way: str, during: FloatArray | None = None) -> float:
        """A way's error, over both sides."""
        off = (self.said[way] - self.truth)[slice(None) if during is None else during]
        return float(np.sqrt(np.nanmean(off**2)))


def account(sat: Sat, every: int = 1, filtered: bool = True) -> Account:
    """Both senses fused; each alone as its newest value says, and by the same mathematics; and their plain average.

    The truth is how far the muscle is driven at the step itself, above its resting tone, as a share of the same
    patient's own gentle best: what the trials' movements truly were, at their 90th percentile. A sense alone is told as
    the game showed it before there was fusion: its newest value above rest as a share of its gentle best. Of all steps
    `every` so-manieth counts; without `filtered` senses are not fed to the same mathematics alone.
    """
    calibration, readings = sat.calibration, sat.readings[::every]
    t_s = np.array([reading.t_s for reading in readings])
    truth = driven(sat.patient, t_s, sat.script.asked) / gentle_best(sat.patient, sat.script)
    fused = [calibration.effort(reading) for reading in readings]
    mm = _rows(each.mm for each in fused) / np.array(tuple(calibration.best_mm or PerSide(*_NAN)))
    uv = _rows(each.uv for each in fused) / np.array(tuple(calibration.best_uv or PerSide(*_NAN)))
    said = {
        FUSED: _rows(each.activation for each in fused),
        CAMERA: mm,
        MUSCLES: uv,
        AVERAGE: (mm + uv) / 2,
    }
    if filtered:
        said[CAMERA_FILTERED] = _read(calibration, [replace(each, heard=None) for each in readings])
        said[MUSCLES_FILTERED] = _read(calibration, [replace(each, face=None, faces=()) for each in readings])
    return Account(t_s, truth, said)


def _read(calibration: Calibration, readings: Sequence[Reading]) -> FloatArray:
    return _rows(calibration.effort(each).activation for each in readings)


def _rows(values: Iterable[PerSide[float] | None]) -> FloatArray:
    return np.array([_NAN if both is None else tuple(both) for both in values])
