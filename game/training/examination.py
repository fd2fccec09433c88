"""Measuring a check-up: one movement after the other, each trial by itself, from the same rest."""

import math

import numpy as np

from game.model.checkup import CheckUp, Movement, Trial
from game.model.moment import Phase
from game.model.reading import Reading
from game.model.side import Affected, Side
from game.signal.asymmetry import asymmetry
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.judge import ALGORITHM
from game.training.parts import Sample, moved, ratio
from game.training.rest import Rest
from game.training.synkinesis import Watch
from game.training.trials import BEST_PERCENTILE, TrialsRecorder

MOVEMENTS = ("raise_brows", "blink", "smile", "wrinkle_nose", "pucker")
"""Brows, gentle eye closure, open smile, snarl and pucker: the movements of the Sunnybrook system (Ross, Fradet &
Nedzelski 1996, Otolaryngol Head Neck Surg 114:380)."""
TRIALS = 3
_LEAST_TOLD = 0.6
"""A trial of which a sense told less than this share is not measured by it."""


class TrialRecorder:
    """Collects one trial of one movement, step by step."""

    def __init__(self, exercise: Exercise, rest: Rest, affected: Affected | None) -> None:
        self._bare, self._affected = Calibration(exercise, rest, None, None), affected
        self._trials = TrialsRecorder(exercise, rest)
        self._samples: list[Sample] = []
        self._seen = self._heard = 0

    def add(self, reading: Reading, dt_s: float) -> None:
        """Add one step of the movement."""
        effort = self._bare.effort(reading)
        self._trials.add(reading)
        self._samples.append(Sample(Phase.MOVE, dt_s, effort))
        self._seen += effort.mm is not None
        self._heard += effort.uv is not None or effort.coupled is not None

    def end(self) -> Trial:
        """What the trial came to."""
        steps = len(self._samples)
        best = self._trials.finish(fewest=max(1, math.ceil(_LEAST_TOLD * steps)))
        mm, uv, target_uv = best.best_mm, best.best_uv, best.best_target_uv
        worst = Watch(best, self._affected).worst(self._samples)
        told = moved(best, mm, uv) and (mm is not None or uv is not None)
        intruder_uv = [each.effort.coupled.intruder_uv for each in self._samples if each.effort and each.effort.coupled]
        return Trial(
            mm=mm,
            uv=uv,
            symmetry=ratio(mm, uv, best)[0] if told else None,
            quiet=None if worst is None else worst.quiet,
            intruder=None if worst is None else worst.stirs,
            seen=self._seen / steps if steps else 0.0,
            heard=self._heard / steps if steps else 0.0,
            target_uv=target_uv,
            intruder_uv=None if target_uv is None else float(np.percentile(intruder_uv, BEST_PERCENTILE)),
        )


def examined(rest: Rest, movements: tuple[Movement, ...], affected: Affected | None, coupled: Side | None) -> CheckUp:
    """The check-up of a rest and of what was done from there."""
    return CheckUp(
        resting=None if rest.face is None else asymmetry(rest.face),
        rest_uv=None if rest.emg is None else rest.emg.mean_uv,
        movements=movements,
        affected=affected,
        coupled=coupled,
        algorithm=ALGORITHM,
    )
