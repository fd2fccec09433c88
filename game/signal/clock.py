"""When each sample was taken, and how many are missing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray, IntArray
from game.signal.arrivals import Arrivals

MICROS_S = 1e-6
MICROS_WRAP = 2**32

_STEPS_KEPT = 512
_STEPS_NEEDED = 16
_AHEAD_S = 1.0
_MENDABLE = 8


@dataclass(frozen=True, slots=True, eq=False)
class Stamps:
    """`t_s` (n,) on the host's clock, and how many samples are `lost` directly before each one, (n,).

    `rate_hz` is the rate they were stamped for, None where none is known yet.
    """

    t_s: FloatArray
    lost: IntArray
    rate_hz: float | None = None


class SampleClock:
    """Stamps samples by a line from the board's own counter (see `Arrivals`).

    Stamps never run backwards and never lie after the arrival. `tick_s` is the nominal length of one count: 1e-6 for
    `micros()`, 1 / rate for a sample counter; None if there is no counter and the rate is unknown, and then the
    first second is spread evenly between arrivals. `wraps_at` is the count at which it starts again from 0.
    """

    def __init__(self, tick_s: float | None = None, wraps_at: int | None = None) -> None:
        self._arrivals = Arrivals(tick_s, tick_s * wraps_at if tick_s and wraps_at else 0.0)
        self._wraps_at = wraps_at
        self._steps: FloatArray = np.empty(0)
        self._period: float | None = None
        self._raw: int | None = None
        self._position = 0.0
        self._count = 0
        self._last_s = self._arrived_s = float("-inf")

    @property
    def rate_hz(self) -> float | None:
        """Samples a second by the host's clock, as measured so far; None before that is known."""
        tick_s = self._arrivals.tick_s
        return None if self._period is None or tick_s is None else 1 / (self._period * tick_s)

    def stamp(self, arrived_s: float, ticks: IntArray | int) -> Stamps:
        """Stamps for samples that arrived together: their counter, (n,), or how many, from a board without one.

        A counter that jumps backwards, or further ahead than time has passed, is a board that has started again: at
        least one sample is then called lost, so that filters start again too. A wild count between two good ones is
        a damaged one and is mended.
        """
        arrived_s = max(arrived_s, self._arrived_s)
        if isinstance(ticks, int):
            ticks = np.arange(self._count, self._count + ticks, dtype=np.int64)
            self._count += len(ticks)
        if len(ticks) == 0:
            return Stamps(np.empty(0), np.empty(0, dtype=np.int64))
        ticks = self._mended(np.asarray(ticks, dtype=np.int64))
        steps = self._steps_of(ticks)
        starts = np.flatnonzero(self._is_start(steps, arrived_s))
        pieces = zip(np.split(ticks, starts), np.split(steps, starts), strict=True)
        parts = [
            self._stamp(arrived_s, piece, piece_steps, again=number > 0 and self._raw is not None)
            for number, (piece, piece_steps) in enumerate(pieces)
            if len(piece)
        ]
        self._arrived_s = arrived_s
        t_s, lost = np.concatenate([part.t_s for part in parts]), np.concatenate([part.lost for part in parts])
        return Stamps(t_s, lost, self.rate_hz)

    def _mended(self, ticks: IntArray) -> IntArray:
        if self._period is None or len(ticks) < 2:
            return ticks
        before = [] if self._raw is None else [self._raw]
        known = np.concatenate((before, ticks)).astype(np.int64)
        wraps_at = self._wraps_at or np.iinfo(np.int64).max
        spans = (known[2:] - known[:-2]) % wraps_at
        beyond = (known[1:-1] - known[:-2]) % wraps_at > spans
        at = np.flatnonzero(beyond & (spans > 0) & (spans < _MENDABLE * self._period)) + 1
        known[at] = (known[at - 1] + spans[at - 1] // 2) % wraps_at
        return known[len(before) :]

    def _steps_of(self, ticks: IntArray) -> IntArray:
        steps = np.diff(ticks, prepend=ticks[0] if self._raw is None else self._raw)
        if self._wraps_at is not None:
            steps %= self._wraps_at
            steps[steps > self._wraps_at // 2] -= self._wraps_at
        return steps

    def _is_start(self, steps: IntArray, arrived_s: float) -> NDArray[np.bool_]:
        tick_s = self._arrivals.tick_s
        starts: NDArray[np.bool_] = steps < 0
        if tick_s is not None and np.isfinite(self._arrived_s):
            starts |= steps * tick_s > arrived_s - self._arrived_s + _AHEAD_S
        return starts

    def _stamp(self, arrived_s: float, ticks: IntArray, steps: IntArray, *, again: bool) -> Stamps:
        again = again or self._arrivals.is_late(arrived_s, self._position + float(steps.sum()))
        if again:
            self._arrivals.restart()
        if again or self._raw is None:
            steps, self._position = np.concatenate(([0], steps[1:])), 0.0
        self._learn(steps)
        lost = np.zeros(len(ticks), dtype=np.int64)
        if self._period is not None:
            lost = np.maximum(np.rint(steps / self._period).astype(np.int64) - 1, 0)
        places = self._position + np.cumsum(steps)
        self._raw, self._position = int(ticks[-1]), float(places[-1])
        t_s = self._arrivals.line(arrived_s, places)
        if t_s is None:
            since_s = self._arrived_s if np.isfinite(self._arrived_s) else arrived_s
            t_s = since_s + (arrived_s - since_s) * np.arange(1, len(ticks) + 1) / len(ticks)
        if again:
            missing_s = max(0.0, float(t_s[0]) - self._last_s)
            lost[0] = max(1, round(missing_s * self.rate_hz) - 1 if self.rate_hz else 1)
        t_s = np.maximum.accumulate(np.clip(t_s, self._last_s, arrived_s))
        self._last_s = float(t_s[-1])
        return Stamps(t_s, lost)

    def _learn(self, steps: IntArray) -> None:
        self._steps = np.concatenate((self._steps, steps[steps > 0]))[-_STEPS_KEPT:]
        if len(self._steps) >= _STEPS_NEEDED:
            self._period = usual(self._steps)


def usual(steps: FloatArray) -> float:
    """The mean of those steps, (n > 0), that lie within half of the (lower) median: what a step is without a gap.

    >>> usual(np.array([10.0, 11.0, 9.0, 30.0]))
    10.0
    """
    typical = float(np.sort(steps)[(len(steps) - 1) // 2])
    return float(steps[np.abs(steps - typical) <= typical / 2].mean())
