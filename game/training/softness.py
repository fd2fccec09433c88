"""Letting go: how soft a face has become, and what a repetition of that is worth, by `formulas.letting_go`.

Tone is 1 at the rest the visit began with, and 0 where a muscle is silent. Electrodes hear it. The camera sees it only
as what holds one corner of the mouth higher than the other; it cannot tell a tight side from one that hangs.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.model.level import Level
from game.model.moment import Phase
from game.model.montage import Montage
from game.model.phrase import say
from game.model.reading import Effort
from game.model.result import Parts, Repetition, Terms
from game.model.side import Affected, PerSide, Side
from game.signal.asymmetry import asymmetry
from game.training.calibration import Calibration
from game.training.formulas import letting_go as formulas
from game.training.formulas.total import score
from game.training.parts import Sample, blinked, mean
from game.training.trials import STEADY_S

ALGORITHM = "soft-2"
LEAST_UNEVEN_MM = 2.0
"""Five times what the asymmetry at rest errs by (the README's table). An engineering choice."""
_LEAST_SEEN = 0.7
UNSEEN = say("Electrodes hear letting go; the camera sees it only where one corner of the mouth is held higher.")


def measurable(calibration: Calibration) -> bool:
    """Whether either sense can tell the tone of this rest at all."""
    return calibration.rest.emg is not None or uneven_mm(calibration) is not None


def uneven_mm(calibration: Calibration) -> float | None:
    """How much higher the left corner of the mouth is at rest; None where that is too little to tell tone by."""
    face = calibration.rest.face
    mouth_mm = 0.0 if face is None else asymmetry(face).mouth_mm
    return mouth_mm if abs(mouth_mm) >= LEAST_UNEVEN_MM else None


def tone(effort: Effort, calibration: Calibration) -> PerSide[float] | None:
    """Each side's tone now; None where neither sense tells. What one side's muscles or the camera tell is both sides'.

    EMG comes first. The camera goes by how much higher one corner of the mouth is than the other.
    """
    emg, mouth_mm = calibration.rest.emg, uneven_mm(calibration)
    if emg is not None and effort.uv is not None:
        return PerSide(
            formulas.heard(effort.uv.left, emg.mean_uv.left), formulas.heard(effort.uv.right, emg.mean_uv.right)
        )
    if emg is not None and effort.coupled is not None:
        site, coupled = calibration.exercise.site, effort.coupled
        first = Montage(coupled.side).spots(site)[0].site is site
        share = formulas.heard(coupled.target_uv, emg.mean_uv[Side.LEFT if first else Side.RIGHT])
        return PerSide(share, share)
    if mouth_mm is None or effort.mm is None:
        return None
    share = formulas.seen(effort.mm.left, effort.mm.right, mouth_mm)
    return PerSide(share, share)


def toned(effort: Effort, calibration: Calibration) -> Effort:
    """The same effort, its activation the tone: what bars and graph show of letting go."""
    return replace(effort, activation=tone(effort, calibration))


def soften(
    samples: Sequence[Sample],
    level: Level,
    calibration: Calibration,
    affected: Affected | None,
    number: int,
    started_s: float,
) -> Repetition:
    """Judge one repetition of letting go; its samples' activations are tones.

    Reach is how far the tighter side stays below the band's upper edge in the hold, steadiness that nothing tightens
    in it, release that both are still soft as the release ends. There is no symmetry: its weight goes to reach. An
    envelope flutters, so each side counts by its mean of half a second; blinks, which electrodes hear, are left out.
    """
    terms = Terms.of(level, affected)
    blinks = blinked(samples)
    samples = [s for s in samples if s.effort is None or not s.effort.within(blinks)]
    hold = [s.effort for s in samples if s.phase is Phase.HOLD]
    there = [e for e in hold if e is not None and e.activation is not None]
    mm, uv = mean([e.mm for e in there]), mean([e.uv for e in there])
    if len(there) < _LEAST_SEEN * len(hold) or not there:
        why = UNSEEN if not measurable(calibration) else say("You were out of sight, or unheard, for part of it.")
        return Repetition(number, started_s, (why,), None, None, mm, uv, None, None, ALGORITHM, terms=terms)
    tones = np.array([tuple(e.activation) for e in there if e.activation is not None])
    steps = min(len(tones), max(1, round(STEADY_S / samples[0].dt_s)))
    tighter = np.max([np.convolve(side, np.ones(steps) / steps, "valid") for side in tones.T], axis=0)
    parts = Parts(
        symmetry=None,
        reach=float(np.mean([formulas.low_enough(float(each), level.band.high) for each in tighter])),
        steadiness=formulas.TIGHTENED(float(np.percentile(tighter, 90))),
        release=_still_soft(samples, level),
        quiet=None,
    )
    worth = score(parts, level.weights)
    return Repetition(number, started_s, (), worth, parts, mm, uv, None, None, ALGORITHM, terms=terms)


def _still_soft(samples: Sequence[Sample], level: Level) -> float | None:
    """By the last quarter second of the release; None where that was not seen."""
    letting_go = [s for s in samples if s.phase is Phase.RELEASE]
    tail = letting_go[-max(1, round(0.25 / letting_go[-1].dt_s)) :] if letting_go else []
    late = [max(s.effort.activation) for s in tail if s.effort is not None and s.effort.activation is not None]
    return formulas.still_soft(float(np.mean(late)), level.band.high) if late else None
