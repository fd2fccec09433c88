"""What is said while a repetition goes on, by the judge's own measures, so that words and score agree."""

from collections import deque

from game.model.moment import Phase
from game.model.reading import Effort
from game.model.side import PerSide, Side
from game.training.calibration import Calibration
from game.training.judge import HEALTHY_RATIO, NAMED_QUIET, Affected
from game.training.parts import BLINK_S, BLINK_SHUT, SUSTAINED_S, mean, moved, ratio

WINDOW_S = 0.5
SURE_RATIO = HEALTHY_RATIO - 0.05
"""A side is named once the ratio of the window is below this, until it is back at the judge's own bound."""
_COUNTING = frozenset({Phase.MOVE, Phase.HOLD})


class Together:
    """Which side goes clearly less far in the hold, by the judge's own ratio.

    It is named only while both the last half second and the hold so far name it: were the hold to end now, the judge
    would say the same.
    """

    def __init__(self) -> None:
        self._window: deque[Effort] = deque()
        self._mm, self._uv = _Mean(), _Mean()
        self._smaller: Side | None = None

    def step(self, dt_s: float, phase: Phase, effort: Effort | None, calibration: Calibration) -> Side | None:
        """The side to wait for; None while both go alike, or where that cannot be said."""
        if phase is not Phase.HOLD:
            self._mm, self._uv = _Mean(), _Mean()
        if phase is not Phase.HOLD or effort is None or effort.activation is None:
            self._window.clear()
            self._smaller = None
            return None
        self._mm.add(effort.mm)
        self._uv.add(effort.uv)
        self._window.append(effort)
        while (len(self._window) - 0.5) * dt_s > WINDOW_S:
            self._window.popleft()
        self._smaller = None if (len(self._window) + 0.5) * dt_s < WINDOW_S else self._named(calibration)
        return self._smaller

    def _named(self, calibration: Calibration) -> Side | None:
        mm, uv = mean([e.mm for e in self._window]), mean([e.uv for e in self._window])
        if not moved(calibration, mm, uv):
            return None
        share, side = ratio(mm, uv, calibration)
        if share >= (HEALTHY_RATIO if side is self._smaller else SURE_RATIO):
            return None
        so_far, smaller = ratio(self._mm.now, self._uv.now, calibration)
        return side if side is smaller and so_far < HEALTHY_RATIO else None


class _Mean:
    """A mean per side that grows by one value at a time."""

    def __init__(self) -> None:
        self._left = self._right = 0.0
        self._count = 0

    def add(self, both: PerSide[float] | None) -> None:
        if both is not None:
            self._left, self._right, self._count = self._left + both.left, self._right + both.right, self._count + 1

    @property
    def now(self) -> PerSide[float] | None:
        return PerSide(self._left / self._count, self._right / self._count) if self._count else None


class Stillness:
    """How quiet everything else is: what has lasted for 0.3 s, as the judge will see it."""

    def __init__(self, affected: Affected | None) -> None:
        self._sides = [Side(affected)] if affected in {"left", "right"} else list(Side)
        self._intrusions: deque[tuple[float, float]] = deque()
        self._shut_s = 0.0

    def step(
        self, dt_s: float, phase: Phase, effort: Effort | None, calibration: Calibration
    ) -> tuple[float, Side | None]:
        """Quiet, 0..1, and the side of the intruder, if one is to be named."""
        if effort is None or effort.intrusion is None or phase not in _COUNTING:
            self._intrusions.clear()
            return 1.0, None
        both_shut = effort.shut is not None and min(effort.shut) > BLINK_SHUT
        self._shut_s = self._shut_s + dt_s if both_shut else 0.0
        if 0 < self._shut_s < BLINK_S:  # this may still be a blink
            self._intrusions.clear()
            return 1.0, None
        self._intrusions.append((effort.intrusion.left, effort.intrusion.right))
        if len(self._intrusions) * dt_s < SUSTAINED_S:
            return 1.0, None
        while len(self._intrusions) * dt_s > SUSTAINED_S + dt_s:
            self._intrusions.popleft()
        lasting = {side: min(pair[number] for pair in self._intrusions) for number, side in enumerate(Side)}
        side = max(self._sides, key=lambda each: lasting[each])
        quiet = calibration.exercise.quiet(lasting[side])
        return quiet, side if quiet < NAMED_QUIET else None
