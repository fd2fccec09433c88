"""The parts of a score, each 0..1 or None, from a repetition's samples."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from game.model.level import Level, Ramp
from game.model.moment import Phase
from game.model.reading import Blink, Effort
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.training.calibration import Calibration

SUSTAINED_S = 0.3
_TOLERANCE_S = 0.01
"""Pictures come a little early and late."""
STEADY = Ramp(zero=0.40, full=0.10)
"""Standard deviation over mean of the held activation."""
SETTLED = Ramp(zero=0.40, full=0.15)
"""The larger side's activation as the release ends."""
LEAST_MM = 0.5
"""Less than this, or than three times the noise of rest, is no movement; no movement never scores."""
LEAST_NOISES = 3
_BAND_EDGE = 0.10
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


def moved(calibration: Calibration, mm: PerSide[float] | None, uv: PerSide[float] | None) -> bool:
    """Whether either sense says that there was movement at all, in its own unit."""
    face, emg = calibration.rest.face, calibration.rest.emg
    if mm is not None and face is not None and calibration.best_mm is not None:
        noise_mm = max(calibration.exercise.noise(face.noise_mm))
        if max(mm) >= max(LEAST_MM, LEAST_NOISES * noise_mm):
            return True
    return uv is not None and emg is not None and max(uv) >= LEAST_NOISES * max(emg.sd_uv)


def ratio(mm: PerSide[float] | None, uv: PerSide[float] | None, calibration: Calibration) -> tuple[float, Side]:
    """Weaker over stronger side, 0..1, and which is the weaker.

    Both senses' differences, as a share of their stronger side, are averaged by the inverse of their variances.
    """
    face, emg = calibration.rest.face, calibration.rest.emg
    face_noise = max(calibration.exercise.noise(face.noise_mm)) if face else 0.0
    values, weights = [], []
    for sides, noise, share in (
        (mm, max(face_noise, _FACE_ERROR_MM), _FACE_ERROR),
        (uv, max(emg.sd_uv) if emg else 0.0, _EMG_MISMATCH),
    ):
        if sides is not None and max(sides) > 0:
            strong = max(sides)
            values.append((max(sides.left, 0.0) - max(sides.right, 0.0)) / strong)
            weights.append(1 / ((noise / strong) ** 2 + share**2))
    difference = float(np.average(values, weights=weights)) if values else 0.0
    return 1 - abs(difference), Side.LEFT if difference < 0 else Side.RIGHT


def reach(active: Sequence[Effort], level: Level) -> float:
    """The share of the hold inside the band, both sides alike, with soft edges; above costs as much as below."""
    low, high = level.band.low, level.band.high
    into, out = Ramp(max(0.0, low - _BAND_EDGE), low), Ramp(high + _BAND_EDGE, high)
    return float(np.mean([min(into(a), out(a)) for e in active for a in e.activation or ()]))


def steadiness(active: Sequence[Effort]) -> float:
    """How little the hold sways, as a share of its own height."""
    height = np.array([sum(e.activation) / 2 for e in active if e.activation])
    return STEADY(float(height.std() / max(height.mean(), 1e-6)))


def release(samples: Sequence[Sample], blinks: Collection[Blink] = ()) -> float | None:
    """Whether both sides are back at rest in the last quarter second of the release; None if that was not seen.

    Nothing is seen in `blinks`.
    """
    letting_go = [s for s in samples if s.phase is Phase.RELEASE]
    if not letting_go:
        return None
    tail = letting_go[-max(1, round(0.25 / letting_go[-1].dt_s)) :]
    seen = [s.effort for s in tail if s.effort is not None and not s.effort.within(blinks)]
    late = [max(effort.activation) for effort in seen if effort.activation is not None]
    return SETTLED(float(np.mean(late))) if late else None


def quiet(
    samples: Sequence[Sample], calibration: Calibration, sides: Sequence[Side]
) -> tuple[float | None, Side | None]:
    """The highest intrusion that lasts, through the exercise's ramp, and its side. None where no face was seen.

    Moments in which nothing was seen break an intrusion off; what goes on behind a blink has lasted.
    """
    moving = [s for s in samples if s.phase in {Phase.MOVE, Phase.HOLD}]
    if not any(s.effort is not None and s.effort.intrusion is not None for s in moving):
        return None, None
    blinks = blinked(samples)
    intrusions = [
        PerSide(-np.inf, -np.inf) if s.effort is None or s.effort.intrusion is None else s.effort.intrusion
        for s in moving
        if s.effort is None or not s.effort.within(blinks)
    ]
    worst = {side: sustained(np.array([each[side] for each in intrusions]), moving[0].dt_s) for side in sides}
    side = max(sides, key=lambda each: worst[each])
    return calibration.exercise.quiet(worst[side]), side


def blinked(samples: Sequence[Sample]) -> frozenset[Blink]:
    """Every blink that these samples know of; the last of them know those that the first ones only began."""
    known = {s.effort.lids.last for s in samples if s.effort is not None}
    return frozenset(blink for blink in known if blink is not None)


def sustained(values: FloatArray, dt_s: float) -> float:
    """The highest level that a signal keeps for 0.3 s, at least 0; minus infinity stands for 'not seen'."""
    return max(0.0, kept(values, np.full(len(values), dt_s)))


def kept(values: FloatArray, lasting_s: FloatArray) -> float:
    """The same of values (n,) that last so long each; minus infinity where nothing was seen for 0.3 s on end."""
    ends_s = np.cumsum(lasting_s)
    last = np.searchsorted(ends_s, ends_s - lasting_s + SUSTAINED_S - _TOLERANCE_S)
    windows = np.column_stack([np.arange(len(values)), last + 1])[last < len(values)]
    if not len(windows):
        return -np.inf
    return float(np.minimum.reduceat(np.append(values, -np.inf), windows.ravel())[::2].max())
