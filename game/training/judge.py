"""The one judge: a repetition's samples in, its score and parts out.

Samples lie on the session's fixed steps, so the score does not depend on the frame rate. Symmetry, reach and
steadiness look at the hold, release at the end of the release, quiet at everything from the first movement on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.model.level import Level, Ramp
from game.model.moment import Phase
from game.model.reading import Effort
from game.model.result import Parts, Repetition
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.training.calibration import Calibration

ALGORITHM = "1"
SUSTAINED_S = 0.3
BLINK_S = 0.4
BLINK_SHUT = 0.35
HEALTHY_RATIO = 0.8
"""Healthy faces reach 0.91 with a spread of 0.05; below this the smaller side is named."""
NAMED_QUIET = 0.9
"""Below this quiet the intruder is named: a tenth of the penalty is within what a tracker errs by."""
_BAND_EDGE = 0.10
_LEAST_SEEN = 0.7
_LEAST_SHARE = 0.1
_STEADY = Ramp(zero=0.40, full=0.10)
_SETTLED = Ramp(zero=0.40, full=0.15)
_EMG_MISMATCH = 0.25
"""Two electrode pairs never sit alike: a microvolt's trust between sides, as a share of its value."""

Affected = Literal["left", "right", "both"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One step of a repetition."""

    phase: Phase
    dt_s: float
    effort: Effort | None


def judge(
    samples: Sequence[Sample],
    level: Level,
    calibration: Calibration,
    affected: Affected | None,
    number: int,
    started_s: float,
) -> Repetition:
    """Judge one repetition. `affected` None means not known: then each side is looked at."""
    hold = [s.effort for s in samples if s.phase is Phase.HOLD]
    active = [e for e in hold if e is not None and e.activation is not None]
    mm, uv = _mean([e.mm for e in active]), _mean([e.uv for e in active])
    reasons = _reasons(active, len(hold), level)
    if reasons:
        return Repetition(number, started_s, reasons, None, None, mm, uv, None, None, ALGORITHM)
    ratio, smaller = _ratio(mm, uv, calibration)
    sides = [Side(affected)] if affected in {"left", "right"} else list(Side)
    quiet, intruder = _quiet(samples, calibration, sides)
    parts = Parts(
        symmetry=None if affected == "both" else level.symmetry(ratio),
        reach=_reach(active, level),
        steadiness=_steadiness(active),
        release=_release(samples),
        quiet=quiet,
    )
    named = smaller if ratio < HEALTHY_RATIO else None
    return Repetition(number, started_s, (), _score(parts, level), parts, mm, uv, named, intruder, ALGORITHM)


def _reasons(active: Sequence[Effort], expected: int, level: Level) -> tuple[str, ...]:
    if len(active) < _LEAST_SEEN * expected:
        return ("Your face was out of sight for part of the hold.",)
    best = max(np.mean([e.activation[side] for e in active if e.activation]) for side in Side)
    if best < _LEAST_SHARE * level.band.middle:
        return ("No movement was seen.",)
    return ()


def _mean(values: Sequence[PerSide[float] | None]) -> PerSide[float] | None:
    there = np.array([tuple(v) for v in values if v is not None])
    return PerSide(*(float(v) for v in there.mean(axis=0))) if len(there) else None


def _ratio(mm: PerSide[float] | None, uv: PerSide[float] | None, calibration: Calibration) -> tuple[float, Side]:
    """Weaker over stronger side, each sense weighted by the inverse of its ratio's variance."""
    values, weights = [], []
    face, emg = calibration.rest.face, calibration.rest.emg
    for sides, noise, share in (
        (mm, max(calibration.exercise.noise(face.noise_mm)) if face else 0.0, 0.05),
        (uv, max(emg.sd_uv) if emg else 0.0, _EMG_MISMATCH),
    ):
        if sides is None or max(sides) <= 0:
            continue
        strong = max(sides)
        signed = (max(sides.left, 0.0) - max(sides.right, 0.0)) / strong
        values.append(signed)
        weights.append(1 / ((noise / strong) ** 2 + share**2))
    signed = float(np.average(values, weights=weights)) if values else 0.0
    return 1 - abs(signed), Side.LEFT if signed < 0 else Side.RIGHT


def _reach(active: Sequence[Effort], level: Level) -> float:
    band = level.band
    into, out = Ramp(band.low - _BAND_EDGE, band.low), Ramp(band.high + _BAND_EDGE, band.high)
    return float(np.mean([min(into(a), out(a)) for e in active for a in e.activation or ()]))


def _steadiness(active: Sequence[Effort]) -> float:
    level = np.array([sum(e.activation) / 2 for e in active if e.activation])
    return _STEADY(float(level.std() / max(level.mean(), 1e-6)))


def _release(samples: Sequence[Sample]) -> float:
    """Back at rest when the release ends: the mean activation of its last quarter second."""
    late = [s.effort.activation for s in samples if s.phase is Phase.RELEASE and s.effort and s.effort.activation]
    tail = max(1, round(0.25 / samples[-1].dt_s))
    return _SETTLED(float(np.mean([max(a) for a in late[-tail:]]))) if late else 0.0


def _quiet(samples: Sequence[Sample], calibration: Calibration, sides: Sequence[Side]) -> tuple[float, Side | None]:
    """The highest intrusion that lasts, blinks left out, through the exercise's ramp; and its side if it costs."""
    moving = [s for s in samples if s.phase in {Phase.MOVE, Phase.HOLD} and s.effort and s.effort.intrusion]
    if not moving:
        return 1.0, None
    dt_s = moving[0].dt_s
    shut = np.array([tuple(s.effort.shut or (0, 0)) for s in moving if s.effort])
    keep = ~blinks(shut, dt_s)
    worst = {
        side: sustained(
            np.array([s.effort.intrusion[side] for s in moving if s.effort and s.effort.intrusion])[keep], dt_s
        )
        for side in sides
    }
    side = max(worst, key=lambda s: worst[s])
    quiet = calibration.exercise.quiet(worst[side])
    return quiet, side if quiet < NAMED_QUIET else None


def blinks(shut: FloatArray, dt_s: float) -> FloatArray:
    """Which steps belong to a blink: both eyes (n, 2) shut by more than a third, for under 0.4 s."""
    both = (shut > BLINK_SHUT).all(axis=1)
    mask = np.zeros(len(both), dtype=bool)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], both.astype(int), [0]])))
    margin = round(0.1 / dt_s)
    for start, end in edges.reshape(-1, 2):
        if (end - start) * dt_s < BLINK_S:
            mask[max(0, start - margin) : end + margin] = True
    return mask


def sustained(values: FloatArray, dt_s: float) -> float:
    """The highest level that a signal keeps for 0.3 s; 0 when it is shorter than that."""
    window = max(1, round(SUSTAINED_S / dt_s))
    if len(values) < window:
        return 0.0
    return float(np.lib.stride_tricks.sliding_window_view(values, window).min(axis=1).max())


def _score(parts: Parts, level: Level) -> float:
    w = level.weights
    named = [(w.symmetry, parts.symmetry), (w.reach, parts.reach), (w.steadiness, parts.steadiness)]
    if parts.symmetry is None:
        named = [(0.0, 0.0), (w.reach + w.symmetry, parts.reach), (w.steadiness, parts.steadiness)]
    named.append((w.release, parts.release))
    total = sum(weight for weight, _ in named)
    return 100 * parts.quiet * sum(weight * (value or 0.0) for weight, value in named) / total
