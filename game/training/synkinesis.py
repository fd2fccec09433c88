"""Watching for what moves along: every intruder of an exercise, on every side that is judged, by both senses."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.model.moment import Phase
from game.model.reading import Coupled, Effort
from game.model.result import Intrusion
from game.model.side import Affected, PerSide, Side
from game.model.signals import FloatArray
from game.training.calibration import Calibration
from game.training.formulas import synkinesis as formulas
from game.training.intruders import TIMES, Intruder
from game.training.parts import LEAST_MM, Sample, blinked

MOVING = frozenset({Phase.MOVE, Phase.HOLD})
"""An intruder counts from the first movement to the end of the hold."""
_LEAST_BEST = 0.1
_LEAST_UV = 1.0
_ALIKE = 1e-9
"""Of what is as severe the first is told: left and right mean the same."""


class Worst(NamedTuple):
    """The most severe of what lasts: a severity of 0 or less costs nothing, 1 and more all; and what it is."""

    severity: float
    what: Intrusion | None

    @property
    def quiet(self) -> float:
        """The part of a score: 1 is quiet, 0 the full penalty."""
        return 1 - min(1.0, max(0.0, self.severity))

    @property
    def stirs(self) -> Intrusion | None:
        """What moves along, as soon as it can be told from rest."""
        return self.what if self.severity > formulas.STIRS else None


class Watch:
    """Looks at the affected side alone where that is known, else at both: one of them may be the healthy one.

    Where electrodes on one side hear an intruder that the camera sees, too, both have to agree.
    """

    def __init__(self, calibration: Calibration, affected: Affected | None) -> None:
        self._calibration, self._both = calibration, affected == "both"
        sides = [Side(affected)] if affected in {"left", "right"} else list(Side)
        self._known = len(sides) == 1
        exercise = calibration.exercise
        self.watched = [(number, each, side) for number, each in enumerate(exercise.intruders) for side in sides]
        self._heard = exercise.site.intruder

    def see(self, effort: Effort | None) -> FloatArray:
        """A row for each of `watched`: how severe it is, its amount seen and heard; minus infinity where unknown."""
        found = np.full((len(self.watched), 3), -np.inf)
        if effort is not None:
            for row, (number, intruder, side) in enumerate(self.watched):
                seen = self._seen(effort, number, intruder, side)
                heard = self._loudness(effort.coupled, intruder, side)
                found[row] = (
                    formulas.agreed(None if seen is None else formulas.severity(seen, intruder.quiet), heard),
                    -np.inf if seen is None else seen,
                    -np.inf if heard is None else heard,
                )
        return found

    def _seen(self, effort: Effort, number: int, intruder: Intruder, side: Side) -> float | None:
        both = None if effort.intrusion is None else effort.intrusion[number]
        if both is None:
            return None
        if self._known:
            return formulas.excess(both[side], both[side.other])
        mm = PerSide(0.0, 0.0) if effort.mm is None else effort.mm
        granted = intruder.natural * formulas.further(mm[side], mm[side.other], LEAST_MM)
        return formulas.excess(both[side], both[side.other], granted, intruder.natural if self._both else math.inf)

    def _loudness(self, coupled: Coupled | None, intruder: Intruder, side: Side) -> float | None:
        if coupled is None or coupled.side is not side or intruder.site is not self._heard:
            return None
        least_uv = max(_LEAST_UV, _LEAST_BEST * (self._calibration.best_target_uv or 0.0))
        return formulas.loudness(coupled.intruder_uv, coupled.target_uv, least_uv)

    def worst(self, samples: Sequence[Sample]) -> Worst | None:
        """The most severe of what lasts, and what it is; None where no sense saw any intruder.

        Moments in which nothing was seen break an intrusion off; what goes on behind a blink has lasted.
        """
        blinks = blinked(samples)
        ends_s = np.cumsum([each.dt_s for each in samples])
        rows = [
            row
            for row, each in enumerate(samples)
            if each.phase in MOVING and (each.effort is None or not each.effort.within(blinks))
        ]
        if not rows or not self.watched:
            return None
        seen = np.stack([self.see(samples[row].effort) for row in rows])
        dt_s = samples[rows[0]].dt_s
        return self.lasting(seen, dt_s, ends_s[rows] - dt_s)

    def lasting(self, seen: FloatArray, dt_s: float, at_s: FloatArray) -> Worst | None:
        """The same of what `see` told, (n, watched, 3), at moments `dt_s` apart."""
        if not np.isfinite(seen[:, :, 0]).any():
            return None
        least = np.stack([formulas.lasting(seen[:, row, 0], dt_s) for row in range(len(self.watched))])
        if not np.isfinite(least).any():
            return Worst(0.0, None)
        levels = np.array([formulas.plateau(row) for row in least])
        most = float(levels.max())
        as_bad = np.flatnonzero(levels >= most - _ALIKE)
        row = min(as_bad, key=lambda each: int(np.argmax(least[each] >= most - _ALIKE)))
        _, intruder, side = self.watched[row]
        worst = seen[int(np.argmax(least[row])) :, row][: round(formulas.WINDOW_S / dt_s)]
        amounts, unit, ramp = seen[:, row, 1], intruder.unit, intruder.quiet
        if not np.isfinite(worst[:, 1]).any():
            amounts, unit, ramp = seen[:, row, 2], TIMES, formulas.LOUD
        bound = min(0.0, most - _ALIKE)
        begun = int(np.argmax(least[row] > bound))
        begun += int(np.argmax(seen[begun:, row, 0] > bound))
        near = formulas.NEAR * abs(ramp.zero - ramp.full)
        amount = formulas.plateau(formulas.lasting(amounts, dt_s, near), near)
        return Worst(most, Intrusion(intruder.name, side, max(0.0, amount), unit, float(at_s[begun])))
