"""The one judge: a repetition's samples in, its score and parts out.

Samples lie on the session's fixed steps, so the score does not depend on the frame rate. Symmetry, reach and
steadiness look at the hold, release at the end of the release, quiet at everything from the first movement on.
What could not be measured is None, never a number. Lids that move shake what is seen of the mouth: where the mouth is
the target the pictures of a blink are left out. Every formula is one of `game.training.formulas`.
"""

from collections.abc import Collection, Sequence

import numpy as np

from game.model.level import Level
from game.model.moment import Phase
from game.model.reading import Blink, Effort
from game.model.result import Figures, Parts, Repetition, Terms
from game.model.side import Affected, PerSide
from game.training.calibration import Calibration
from game.training.formulas import movement, total
from game.training.formulas.movement import SETTLED, STEADY
from game.training.parts import Sample, after, blinked, coupled_mean, mean, ratio, reach, sway
from game.training.synkinesis import Watch
from game.training.withheld import withheld

ALGORITHM = "7"
HEALTHY_RATIO = 0.8
"""Healthy faces reach 0.91 with a spread of 0.05; below this the smaller side is named."""
NAMED_QUIET = 0.9
"""Below this quiet the intruder is what to work on: a tenth of the penalty is within what a tracker errs by."""


def judge(
    samples: Sequence[Sample],
    level: Level,
    calibration: Calibration,
    affected: Affected | None,
    number: int,
    started_s: float,
) -> Repetition:
    """Judge one repetition. `affected` None means not known: then each side is looked at."""
    terms = Terms.of(level, affected)
    shaking: Collection[Blink] = () if calibration.exercise.eyes_closed else blinked(samples)
    hold = _calm([s.effort for s in samples if s.phase is Phase.HOLD], shaking)
    active = [e for e in hold if e is not None and e.activation is not None]
    mm, uv, coupled = mean([e.mm for e in active]), mean([e.uv for e in active]), coupled_mean(active)
    reasons = withheld(hold, level, calibration, affected)
    if reasons:
        return Repetition(
            number, started_s, reasons, None, None, mm, uv, None, None, ALGORITHM, coupled=coupled, terms=terms
        )
    share, smaller = ratio(mm, uv, calibration)
    compares = level.compares and affected != "both"
    worst = Watch(calibration, affected).worst(samples)
    quiet, along = (None, None) if worst is None else (worst.quiet, worst.stirs)
    left, right = np.mean([tuple(e.activation) for e in active if e.activation], axis=0)
    figures = Figures(share, PerSide(float(left), float(right)), sway(active), after(samples, shaking), along)
    parts = Parts(
        symmetry=level.symmetry(share) if compares else None,
        reach=reach(active, level),
        steadiness=STEADY(figures.sway),
        release=None if figures.after is None else SETTLED(figures.after),
        quiet=quiet,
    )
    most = max(figures.reached)
    return Repetition(
        number=number,
        started_s=started_s,
        reasons=(),
        score=total.score(parts, level.weights, movement.begun(most, level.band), movement.gentle(most, level.band)),
        parts=parts,
        mm=mm,
        uv=uv,
        smaller=smaller if compares and share < HEALTHY_RATIO else None,
        intruder=along if quiet is not None and quiet < NAMED_QUIET else None,
        algorithm=ALGORITHM,
        figures=figures,
        coupled=coupled,
        terms=terms,
    )


def _calm(hold: Sequence[Effort | None], blinks: Collection[Blink]) -> Sequence[Effort | None]:
    """A hold without its blinks, where they leave most of it."""
    calm = [effort for effort in hold if effort is None or not effort.within(blinks)]
    return calm if len(calm) > len(hold) / 2 else hold
