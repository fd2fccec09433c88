"""When a face has worked enough: what the repetitions of a level show of it.

Four signs, each compared with the sitting's own beginning. All bounds are engineering choices, set so that simulated
healthy people never meet them; the literature asks to stop at fatigue and spasm and gives no figures.

- *falling*: at the same demand less and less is reached, though the first repetitions reached it;
- *forced*: most of a hold lies above the band, twice on end: over-effort;
- *tense*: the resting muscle is louder before each repetition than at the visit's rest;
- *trembling*: the hold trembles more and more, at 2.5 Hz and faster, as the camera sees it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from game.model.level import Band
from game.model.moment import Phase
from game.model.side import PerSide
from game.training.formulas import movement
from game.training.parts import Sample
from game.training.rest import RestEmg

FIRST = 2
"""So many repetitions make the beginning, and so many in a row make a sign."""
FALLEN = 0.75
FORCED = 0.5
EDGE = 0.10
"""Above the band by this is above it for sure."""
TENSE, TENSE_SPREADS = 1.5, 3.0
"""As a rest after a pause is refused: `game.training.rest.renewed`."""
TREMBLING, TREMBLES_MORE = 0.06, 2.0
_SMOOTH_S = 0.4


class Sign(StrEnum):
    """What shows that a face has worked enough."""

    FALLING = "falling"
    FORCED = "forced"
    TENSE = "tense"
    TREMBLING = "trembling"


@dataclass(frozen=True, slots=True)
class Exertion:
    """What one repetition took. What was not measured is None.

    `height` is the hold's mean activation, both sides; `above` the share of the hold in which either side is above the
    band; `tremor` what trembles of the hold, as a share of its own height; `rest_uv` each channel's mean before it.
    """

    height: float
    above: float
    tremor: float | None
    rest_uv: PerSide[float] | None


def exertion(samples: Sequence[Sample], band: Band, rest: RestEmg | None) -> Exertion | None:
    """What a repetition's samples tell of it; None where its hold was not measured. `rest` is what EMG is above of."""
    hold = [s.effort for s in samples if s.phase is Phase.HOLD and s.effort is not None]
    there = np.array([tuple(e.activation) for e in hold if e.activation is not None])
    if len(there) < FIRST:
        return None
    before = [s.effort.uv for s in samples if s.phase is Phase.PROMPT and s.effort is not None]
    quiet = np.array([tuple(uv) for uv in before if uv is not None])
    rest_uv = None
    if len(quiet) and rest is not None:
        left, right = quiet.mean(axis=0) + np.array(tuple(rest.mean_uv))
        rest_uv = PerSide(float(left), float(right))
    mm = np.array([sum(e.mm) / 2 for e in hold if e.mm is not None])
    return Exertion(
        height=float(there.mean()),
        above=float((there.max(axis=1) > band.high + EDGE).mean()),
        tremor=movement.tremor(mm, max(2, round(_SMOOTH_S / samples[0].dt_s))),
        rest_uv=rest_uv,
    )


def signs(exertions: Sequence[Exertion], band: Band, rest: RestEmg | None) -> frozenset[Sign]:
    """What the newest repetitions show, beside the first ones of the same level; `rest` is the visit's."""
    found, last = set(), exertions[-FIRST:]
    if len(last) == FIRST and all(each.above > FORCED for each in last):
        found.add(Sign.FORCED)
    if len(last) == FIRST and rest is not None and all(_tense(each, rest) for each in last):
        found.add(Sign.TENSE)
    if len(exertions) >= 2 * FIRST:
        first = exertions[:FIRST]
        begun = min(band.middle, float(np.mean([each.height for each in first])))
        if all(each.height < FALLEN * begun for each in last):
            found.add(Sign.FALLING)
        trembled = [each.tremor for each in first if each.tremor is not None]
        now = [each.tremor for each in last if each.tremor is not None]
        if trembled and len(now) == FIRST and min(now) > max(TREMBLING, TREMBLES_MORE * max(trembled)):
            found.add(Sign.TREMBLING)
    return frozenset(found)


def _tense(each: Exertion, rest: RestEmg) -> bool:
    if each.rest_uv is None:
        return False
    sides = zip(each.rest_uv, rest.mean_uv, rest.sd_uv, strict=True)
    return any(now > TENSE * mean + TENSE_SPREADS * sd for now, mean, sd in sides)
