"""The gentle trials a gentle best is found in."""

from collections.abc import Sequence

import numpy as np

from game.model.reading import Reading
from game.model.side import PerSide
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.rest import Rest

TRIALS = 3
BEST_PERCENTILE = 90


class TrialsRecorder:
    """Collects the gentle trials of one exercise: readings while the player moves."""

    def __init__(self, exercise: Exercise, rest: Rest) -> None:
        self._bare = Calibration(exercise, rest, None, None)
        self._mm: list[tuple[float, float]] = []
        self._uv: list[tuple[float, float]] = []
        self._target_uv: list[float] = []

    def add(self, reading: Reading) -> None:
        """Add one step of a trial's movement."""
        effort = self._bare.effort(reading)
        if effort.mm is not None:
            self._mm.append((effort.mm.left, effort.mm.right))
        if effort.uv is not None:
            self._uv.append((effort.uv.left, effort.uv.right))
        if effort.coupled is not None:
            self._target_uv.append(effort.coupled.target_uv)

    def finish(self, fewest: int = 60) -> Calibration:
        """The calibration; a sense that was there for too short a time has no gentle best."""
        bare = self._bare
        enough = len(self._target_uv) >= fewest
        target_uv = float(np.percentile(self._target_uv, BEST_PERCENTILE)) if enough else None
        return Calibration(bare.exercise, bare.rest, _best(self._mm, fewest), _best(self._uv, fewest), target_uv)


def _best(values: Sequence[tuple[float, float]], fewest: int) -> PerSide[float] | None:
    if len(values) < fewest:
        return None
    left, right = np.percentile(np.array(values), BEST_PERCENTILE, axis=0)
    return PerSide(float(left), float(right))
