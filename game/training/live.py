"""What is said while a repetition goes on, by the judge's own measures, so that words and score agree."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.model.level import Band
from game.model.moment import Phase
from game.model.reading import Effort
from game.model.result import Intrusion
from game.model.side import Affected, PerSide, Side
from game.model.signals import FloatArray
from game.training.calibration import Calibration
from game.training.formulas import synkinesis
from game.training.judge import HEALTHY_RATIO, NAMED_QUIET
from game.training.parts import coupled_mean, mean, moved, ratio
from game.training.recent import Recent
from game.training.synkinesis import MOVING, Watch
from game.training.withheld import carried

WINDOW_S = 0.5
SURE_RATIO = HEALTHY_RATIO - 0.05
"""A side is named once the ratio of the window is below this, until it is back at the judge's own bound."""
_REMEMBERED_S = 0.7
"""Longer than an intruder has to last: a blink takes its own beginning out again."""
_CALM: tuple[float, Intrusion | None] = (1.0, None)


class Together:
    """Which side goes clearly less far in the hold, by the judge's own ratio.

    It is named only while both the last half second and the hold so far name it: were the hold to end now, the judge
    would say the same. While a blink may be going on nothing new is said, nor where a side moves without its muscle.
    """

    def __init__(self, band: Band) -> None:
        self._band = band
        self._recent = Recent()
        self._mm, self._uv = _Mean(), _Mean()
        self._coupled: list[Effort] = []
        self._smaller: Side | None = None

    def step(self, dt_s: float, phase: Phase, effort: Effort | None, calibration: Calibration) -> Side | None:
        """The side to wait for; None while both go alike, or where that cannot be said."""
        if phase is not Phase.HOLD or effort is None or effort.activation is None:
            self._settle(self._recent.shed(0))
            self._smaller = None
            if phase is not Phase.HOLD:
                self._mm, self._uv = _Mean(), _Mean()
                self._coupled.clear()
            return None
        if self._recent.add(effort, through_blinks=calibration.exercise.eyes_closed):
            self._settle(self._recent.shed(round(WINDOW_S / dt_s)))
            full = (len(self._recent.efforts) + 0.5) * dt_s >= WINDOW_S
            self._smaller = self._named(calibration) if full else None
        return self._smaller

    def _settle(self, efforts: Sequence[Effort]) -> None:
        for each in efforts:
            self._mm.add(each.mm)
            self._uv.add(each.uv)
        self._coupled += [each for each in efforts if each.coupled is not None]

    def _named(self, calibration: Calibration) -> Side | None:
        mms, uvs = [e.mm for e in self._recent.efforts], [e.uv for e in self._recent.efforts]
        mm, uv = mean(mms), mean(uvs)
        if not moved(calibration, mm, uv):
            return None
        share, side = ratio(mm, uv, calibration)
        if share >= (HEALTHY_RATIO if side is self._smaller else SURE_RATIO):
            return None
        mm, uv = self._mm.followed_by(mms), self._uv.followed_by(uvs)
        so_far, smaller = ratio(mm, uv, calibration)
        if side is not smaller or so_far >= HEALTHY_RATIO:
            return None
        coupled = coupled_mean([*self._coupled, *self._recent.efforts])
        return side if carried(calibration, self._band, mm, uv, coupled) is None else None


class _Mean:
    """A mean per side that grows by one value at a time."""

    def __init__(self) -> None:
        self._left = self._right = 0.0
        self._count = 0

    def add(self, both: PerSide[float] | None) -> None:
        if both is not None:
            self._left, self._right, self._count = self._left + both.left, self._right + both.right, self._count + 1

    def followed_by(self, more: Sequence[PerSide[float] | None]) -> PerSide[float] | None:
        """The mean of these and of all before; None where there is nothing."""
        grown = _Mean()
        grown._left, grown._right, grown._count = self._left, self._right, self._count
        for both in more:
            grown.add(both)
        return PerSide(grown._left / grown._count, grown._right / grown._count) if grown._count else None


class Stillness:
    """How quiet everything else is: what has lasted for 0.3 s just now; the judge has the worst of a whole repetition.

    While a blink may be going on nothing new is said.
    """

    def __init__(self, affected: Affected | None) -> None:
        self._affected = affected
        self._recent = Recent()
        self._seen: dict[int, FloatArray] = {}  # by the recent efforts' identities: an effort is long to hash
        self._said = _CALM
        self._passed_s = 0.0
        self._began_s: float | None = None

    def step(
        self, dt_s: float, phase: Phase, effort: Effort | None, calibration: Calibration
    ) -> tuple[float, Intrusion | None]:
        """Quiet, 0..1, and the intruder, if one is to be named."""
        watch = Watch(calibration, self._affected)
        self._passed_s = 0.0 if phase is Phase.REST else self._passed_s + dt_s
        seen = watch.see(effort)
        if effort is None or phase not in MOVING or not np.isfinite(seen[:, 0]).any():
            self._recent.shed(0)
            self._seen.clear()
            self._said, self._began_s = _CALM, None
            return self._said
        self._seen[id(effort)] = seen
        if self._recent.add(effort):
            self._recent.shed(round(_REMEMBERED_S / dt_s))
            self._seen = {id(each): self._seen[id(each)] for each in self._recent.efforts}
            self._said = self._lasting(dt_s, watch)
        return self._said

    def _lasting(self, dt_s: float, watch: Watch) -> tuple[float, Intrusion | None]:
        window = max(1, round(synkinesis.WINDOW_S / dt_s))
        efforts = self._recent.efforts[-window:]
        if len(efforts) < window:
            return _CALM
        at_s = self._passed_s - dt_s * np.arange(window, 0, -1)
        seen = np.stack([self._seen[id(each)] for each in efforts])
        if -np.inf < seen[:, :, 0].max() <= 0:  # nothing to reckon
            self._began_s = None
            return _CALM
        worst = watch.lasting(seen, dt_s, np.maximum(0.0, at_s))
        if worst is None:
            return _CALM
        if worst.quiet >= NAMED_QUIET or worst.what is None:
            self._began_s = None
            return worst.quiet, None
        self._began_s = worst.what.since_s if self._began_s is None else self._began_s
        return worst.quiet, replace(worst.what, since_s=self._began_s)
