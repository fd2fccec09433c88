"""What the parts of a score are made of, from a repetition's samples by the formulas."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from game.model.level import Level
from game.model.moment import Phase
from game.model.reading import Blink, Coupled, Effort
from game.model.side import PerSide, Side
from game.training.calibration import SMALLEST_BEST_MM, Calibration
from game.training.formulas import movement as formulas

LEAST_MM = 0.5
"""Less than this, or than three times the noise of rest, is no movement; no movement never scores."""
LEAST_NOISES = 3
_TAIL_S = 0.5
_FACE_ERROR_MM = 0.25
_FACE_ERROR = 0.05
_EMG_MISMATCH = 0.25
"""Two electrode pairs never sit alike: how far a microvolt may differ between sides, as a share of its value."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One step of a repetition."""

    phase: Phase
    dt_s: float
    effort: Effort | None


def mean(values: Sequence[PerSide[float] | None]) -> PerSide[float] | None:
    """Each side's mean over what there is; None where there is nothing."""
    there = np.array([tuple(v) for v in values if v is not None])
    return PerSide(*(float(v) for v in there.mean(axis=0))) if len(there) else None


def coupled_mean(active: Sequence[Effort]) -> Coupled | None:
    """The mean over the hold of what electrodes on one side heard."""
    there = [each.coupled for each in active if each.coupled is not None]
    if not there:
        return None
    target_uv, intruder_uv = np.mean([(each.target_uv, each.intruder_uv) for each in there], axis=0)
    return Coupled(there[-1].side, float(target_uv), float(intruder_uv))


def moved(calibration: Calibration, mm: PerSide[float] | None, uv: PerSide[float] | None) -> bool:
    """Whether there was movement at all, in millimetres, or where the gentle best cannot be seen, in microvolts.

    What can be seen has to be seen: a muscle is heard by its neighbours' electrodes, too.
    """
    face, emg = calibration.rest.face, calibration.rest.emg
    if mm is not None and face is not None and calibration.best_mm is not None:
        noise_mm = max(calibration.exercise.noise(face.noise_mm))
        if max(mm) >= max(LEAST_MM, LEAST_NOISES * noise_mm):
            return True
        if max(calibration.best_mm) >= SMALLEST_BEST_MM:
            return False
    return uv is not None and emg is not None and max(uv) >= LEAST_NOISES * max(emg.sd_uv)


def ratio(mm: PerSide[float] | None, uv: PerSide[float] | None, calibration: Calibration) -> tuple[float, Side]:
    """Weaker over stronger side, 0..1, and which is the weaker, from both senses by their variances."""
    face, emg = calibration.rest.face, calibration.rest.emg
    face_noise = max(calibration.exercise.noise(face.noise_mm)) if face else 0.0
    sides = []
    for both, noise, share in (
        (mm, max(face_noise, _FACE_ERROR_MM), _FACE_ERROR),
        (uv, max(emg.sd_uv) if emg else 0.0, _EMG_MISMATCH),
    ):
        if both is not None and max(both) > 0:
            sides.append((both.left, both.right, formulas.variance(noise, max(both), share)))
    apart = formulas.difference(sides)
    return formulas.ratio(apart), Side.LEFT if apart < 0 else Side.RIGHT


def reach(active: Sequence[Effort], level: Level) -> float:
    """The share of the hold inside the band, both sides alike."""
    return float(np.mean([formulas.in_band(a, level.band) for e in active for a in e.activation or ()]))


def sway(active: Sequence[Effort]) -> float:
    """How much the hold sways, as a share of its own height."""
    return formulas.sway(np.array([sum(e.activation) / 2 for e in active if e.activation]))


def after(samples: Sequence[Sample], blinks: Collection[Blink] = ()) -> float | None:
    """The larger side's activation as the release ends, None if that was not seen: the lower quartile of half a second.

    So eyes that have opened and blink have opened. Nothing is seen in `blinks`.
    """
    letting_go = [s for s in samples if s.phase is Phase.RELEASE]
    if not letting_go:
        return None
    tail = letting_go[-max(1, round(_TAIL_S / letting_go[-1].dt_s)) :]
    seen = [s.effort for s in tail if s.effort is not None and not s.effort.within(blinks)]
    late = [max(effort.activation) for effort in seen if effort.activation is not None]
    return float(np.percentile(late, 25)) if late else None


def blinked(samples: Sequence[Sample]) -> frozenset[Blink]:
    """Every blink that these samples know of; the last of them know those that the first ones only began."""
    known = {s.effort.lids.last for s in samples if s.effort is not None}
    return frozenset(blink for blink in known if blink is not None)
