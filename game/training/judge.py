"""The one judge: a repetition's samples in, its score and parts out.

Samples lie on the session's fixed steps, so the score does not depend on the frame rate. Symmetry, reach and
steadiness look at the hold, release at the end of the release, quiet at everything from the first movement on.
What could not be measured is None, never a number. Lids that move shake what is seen of the mouth: where the mouth is
the target the pictures of a blink are left out.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np

from game.model.level import Level
from game.model.moment import Phase
from game.model.reading import Blink, Effort
from game.model.result import Parts, Repetition
from game.model.side import PerSide, Side
from game.training.calibration import Calibration
from game.training.parts import Sample, blinked, mean, moved, quiet, ratio, reach, release, steadiness

ALGORITHM = "2"
HEALTHY_RATIO = 0.8
"""Healthy faces reach 0.91 with a spread of 0.05; below this the smaller side is named."""
NAMED_QUIET = 0.9
"""Below this quiet the intruder is named: a tenth of the penalty is within what a tracker errs by."""
_LEAST_SEEN = 0.7
_LEAST_SHARE = 0.1

Affected = Literal["left", "right", "both"]


def judge(
    samples: Sequence[Sample],
    level: Level,
    calibration: Calibration,
    affected: Affected | None,
    number: int,
    started_s: float,
) -> Repetition:
    """Judge one repetition. `affected` None means not known: then each side is looked at."""
    shaking: Collection[Blink] = () if calibration.exercise.eyes_closed else blinked(samples)
    hold = _calm([s.effort for s in samples if s.phase is Phase.HOLD], shaking)
    active = [e for e in hold if e is not None and e.activation is not None]
    mm, uv = mean([e.mm for e in active]), mean([e.uv for e in active])
    reasons = _reasons(active, len(hold), level, calibration, mm, uv, _why(hold))
    if reasons:
        return Repetition(number, started_s, reasons, None, None, mm, uv, None, None, ALGORITHM)
    share, smaller = ratio(mm, uv, calibration)
    sides = [Side(affected)] if affected in {"left", "right"} else list(Side)
    stillness, intruder = quiet(samples, calibration, sides)
    parts = Parts(
        symmetry=None if affected == "both" else level.symmetry(share),
        reach=reach(active, level),
        steadiness=steadiness(active),
        release=release(samples, shaking),
        quiet=stillness,
    )
    return Repetition(
        number=number,
        started_s=started_s,
        reasons=(),
        score=score(parts, level),
        parts=parts,
        mm=mm,
        uv=uv,
        smaller=smaller if share < HEALTHY_RATIO else None,
        intruder=intruder if stillness is not None and stillness < NAMED_QUIET else None,
        algorithm=ALGORITHM,
    )


def _calm(hold: Sequence[Effort | None], blinks: Collection[Blink]) -> Sequence[Effort | None]:
    """A hold without its blinks, where they leave most of it."""
    calm = [effort for effort in hold if effort is None or not effort.within(blinks)]
    return calm if len(calm) > len(hold) / 2 else hold


def score(parts: Parts, level: Level) -> float:
    """0..100 from the parts by the level's weights; a part that is None leaves its weight to the others.

    Without symmetry (both sides affected) its weight goes to reach.
    """
    w = level.weights
    symmetric = parts.symmetry is not None
    named = [
        (w.symmetry if symmetric else 0.0, parts.symmetry),
        (w.reach if symmetric else w.reach + w.symmetry, parts.reach),
        (w.steadiness, parts.steadiness),
        (w.release, parts.release),
    ]
    there = [(weight, value) for weight, value in named if value is not None]
    total = sum(weight for weight, _ in there)
    if total <= 0:
        return 0.0
    return 100 * (1.0 if parts.quiet is None else parts.quiet) * sum(w * value for w, value in there) / total


def _why(hold: Sequence[Effort | None]) -> str:
    """What the camera missed most often in the hold, as a sentence, or empty."""
    missed = Counter("" if e is None else e.why for e in hold if e is None or e.mm is None)
    words = max(missed, key=lambda each: missed[each], default="")
    return f"{words}." if words else ""


def _reasons(
    active: Sequence[Effort],
    expected: int,
    level: Level,
    calibration: Calibration,
    mm: PerSide[float] | None,
    uv: PerSide[float] | None,
    why: str,
) -> tuple[str, ...]:
    if len(active) < _LEAST_SEEN * expected:
        gone = "Your face was out of sight" if calibration.best_mm is not None else "The electrodes were silent"
        return (why or f"{gone} for part of the hold.",)
    best = max(np.mean([e.activation[side] for e in active if e.activation]) for side in Side)
    if best < _LEAST_SHARE * level.band.middle or not moved(calibration, mm, uv):
        return ("No movement was seen.",)
    return ()
