"""What a patient is asked for in a sitting, and what its muscles truly did: a rest, gentle trials, then repetitions."""

from dataclasses import dataclass

import numpy as np

from game.model.side import PerSide
from game.model.signals import FloatArray, Intent
from game.simulation.muscles import BLINK, SMILE, contraction
from game.simulation.patient import Patient
from game.training.trials import BEST_PERCENTILE

BEGIN_S = 100.0
BOARD_S = 2.0
"""The board is plugged in so long before the rest: its clock is fitted by then."""
AMOUNTS = (0.45, 0.3, 0.6)


@dataclass(frozen=True, slots=True)
class Script:
    """Times in seconds: how long each part takes, and how many trials and repetitions there are."""

    rest_s: float = 5.0
    trials: int = 3
    move_s: float = 2.5
    relax_s: float = 2.0
    repetitions: int = 4
    hold_s: float = 3.5
    pause_s: float = 3.0
    amounts: tuple[float, ...] = AMOUNTS

    @property
    def rested_s(self) -> float:
        """When the rest is over."""
        return BEGIN_S + BOARD_S + self.rest_s

    @property
    def calibrated_s(self) -> float:
        """When the trials are over."""
        return self.rested_s + self.trials * (self.move_s + self.relax_s)

    @property
    def end_s(self) -> float:
        """When all is over."""
        return self.calibrated_s + self.repetitions * (self.hold_s + self.pause_s)

    def moving(self, t_s: float) -> bool:
        """Whether a trial's movement is asked for."""
        return (
            self.rested_s <= t_s < self.calibrated_s
            and (t_s - self.rested_s) % (self.move_s + self.relax_s) < self.move_s
        )

    @property
    def asked(self) -> tuple[Intent, ...]:
        """Everything that is asked for: gentle bests in the trials, shares of them after that."""
        intents = []
        for trial in range(self.trials):
            at_s = self.rested_s + trial * (self.move_s + self.relax_s)
            intents += [Intent(at_s, "smile", 1.0), Intent(at_s + self.move_s, "rest", 0.0)]
        for number in range(self.repetitions):
            at_s = self.calibrated_s + number * (self.hold_s + self.pause_s)
            intents += [
                Intent(at_s, "smile", self.amounts[number % len(self.amounts)]),
                Intent(at_s + self.hold_s, "rest", 0.0),
            ]
        return tuple(intents)


def driven(patient: Patient, t_s: FloatArray, asked: tuple[Intent, ...]) -> FloatArray:
    """How far each side's smile is driven above its resting tone, (n, 2)."""
    both = contraction(patient.nerves, patient.seed, t_s, asked)[:, :, SMILE]
    return np.asarray(both - np.array(tuple(patient.nerves.tone)))


def closed(patient: Patient, t_s: float, asked: tuple[Intent, ...]) -> PerSide[float]:
    """How far each eye is closed in a picture."""
    eye = contraction(patient.nerves, patient.seed, np.array([t_s - patient.skin_s]), asked)[0, :, BLINK]
    return PerSide(float(eye[0]), float(eye[1]))


def gentle_best(patient: Patient, script: Script) -> FloatArray:
    """Each side's own: the 90th percentile of what was driven while the trials asked for a movement, (2,)."""
    times = np.arange(script.rested_s, script.calibrated_s, 0.01)
    moving = np.array([script.moving(float(t_s)) for t_s in times])
    return np.asarray(np.percentile(driven(patient, times[moving], script.asked), BEST_PERCENTILE, axis=0))
