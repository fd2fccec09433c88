"""The gentle trials a gentle best is found in."""

from collections.abc import Sequence

import numpy as np

from game.model.reading import Reading
from game.model.side import PerSide
from game.model.signals import FloatArray
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.rest import Rest

TRIALS = 3
BEST_PERCENTILE = 90
STEADY_S = 0.5
"""An envelope flutters by a tenth and more of its height, and its highest tenth is flutter: its mean over so long
counts."""


class TrialsRecorder:
    """Collects the gentle trials of one exercise: readings while the player moves."""

    def __init__(self, exercise: Exercise, rest: Rest) -> None:
        self._bare = Calibration(exercise, rest, None, None)
        self._mm: list[tuple[float, ...]] = []
        self._uv: list[tuple[float, ...]] = []
        self._target_uv: list[tuple[float, ...]] = []
        self._uv_s: list[float] = []
        self._target_s: list[float] = []

    def add(self, reading: Reading) -> None:
        """Add one step of a trial's movement."""
        effort, above_uv = self._bare.effort(reading), self._bare.above_uv(reading)
        if effort.mm is not None:
            self._mm.append(tuple(effort.mm))
        if above_uv is not None and reading.coupled is None:
            self._uv.append(tuple(above_uv))
            self._uv_s.append(reading.t_s)
        if effort.coupled is not None:
            self._target_uv.append((effort.coupled.target_uv,))
            self._target_s.append(reading.t_s)

    def finish(self, fewest: int = 60) -> Calibration:
        """The calibration; a sense that was there for too short a time has no gentle best."""
        best_mm = _best(np.array(self._mm).reshape(-1, 2), fewest)
        best_uv = _best(_steady(self._uv_s, np.array(self._uv).reshape(-1, 2)), fewest)
        target = _best(_steady(self._target_s, np.array(self._target_uv).reshape(-1, 1)), fewest)
        target_uv = None if target is None else target[0]
        mm, uv = (None if both is None else PerSide(*both) for both in (best_mm, best_uv))
        return Calibration(self._bare.exercise, self._bare.rest, mm, uv, target_uv)


def _best(values: FloatArray, fewest: int) -> list[float] | None:
    """Each column's gentle best, no number where too little was heard; None where that is all of them."""
    enough = np.isfinite(values).sum(axis=0) >= fewest
    if not enough.any():
        return None
    columns = zip(values.T, enough, strict=True)
    return [float(np.nanpercentile(each, BEST_PERCENTILE)) if there else float("nan") for each, there in columns]


def _steady(times: Sequence[float], values: FloatArray) -> FloatArray:
    """The mean of the last half second at each moment."""
    t_s, there = np.array(times), np.isfinite(values)
    first = np.searchsorted(t_s, t_s - STEADY_S, "right")
    nothing = np.zeros((1, values.shape[1]))
    sums = np.concatenate([nothing, np.cumsum(np.where(there, values, 0.0), axis=0)])
    counts = np.concatenate([nothing, np.cumsum(there, axis=0)])
    count = counts[1:] - counts[first]
    return np.divide(sums[1:] - sums[first], count, out=np.full_like(values, np.nan), where=count > 0)
