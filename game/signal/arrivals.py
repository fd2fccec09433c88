"""The line from a board's counter to the host's clock, through the least delayed arrivals."""

from collections import deque

import numpy as np

from game.model.signals import FloatArray

_BIN_S = 0.25
_LINE_BINS = 240
_OFFSET_BINS = 16
_FIRST_SPAN_S = 1.0
_LARGEST_ERROR = 0.10
_EXPECTED_ERROR = 0.005
_EXPECTED_LATE_S = 0.001
_LATE_S = 1.0
_LATER_S, _LASTING_S = 0.04, 0.5
"""Less than a second is no delay either if it lasts: what was only held up arrives in the end, and then in time."""


class Arrivals:
    """Arrivals can only be late, never early; so the early ones tell the truth.

    Of every quarter second the least delayed arrival is kept. Their least squares line over the last minute gives
    the length of a tick, the earliest of the last four seconds the offset (after the one-second minima that
    `field/devices.md`, section 7, compares with LSL's recursive fit). A nominal length counts as one observation, good
    to half a percent, and so has no say any more after a second or two; a tick further than a tenth from it is not
    believed. `tick_s` is None until it is known.
    """

    def __init__(self, nominal_s: float | None, hides_s: float = 0.0) -> None:
        """`hides_s` is the least time that a counter can lose without showing it: where it begins again from 0."""
        self._nominal_s = self._expected_s = nominal_s
        self._later_s = max(_LATER_S, hides_s / 2)
        self.tick_s = nominal_s
        self.restart()

    def restart(self) -> None:
        """The counter begins again: forget the offset, keep what is known of the tick."""
        self._expected_s = self.tick_s
        self._bins: deque[tuple[float, float]] = deque(maxlen=_LINE_BINS)
        self._bin_s = float("-inf")
        self._in_time_s: float | None = None

    def is_late(self, arrived_s: float, place: float) -> bool:
        """Whether arrivals lie after the line, far or for long: the counter stood still, or went round, meanwhile."""
        if self.tick_s is None or not self._bins:
            return False
        late_s = arrived_s - self.tick_s * place - self._offset_s(self.tick_s)
        if late_s <= self._later_s or self._in_time_s is None:
            self._in_time_s = arrived_s
        return late_s > _LATE_S or arrived_s - self._in_time_s > _LASTING_S + late_s

    def line(self, arrived_s: float, places: FloatArray) -> FloatArray | None:
        """Times of samples at these places of the counter, the last of which arrived just now; None without a tick."""
        place = float(places[-1])
        self._keep(arrived_s, place)
        if self.tick_s is None:
            return None
        offset_s = min(self._offset_s(self.tick_s), arrived_s - self.tick_s * place)
        return offset_s + self.tick_s * places

    def _offset_s(self, tick_s: float) -> float:
        return min(t_s - tick_s * at for at, t_s in list(self._bins)[-_OFFSET_BINS:])

    def _keep(self, arrived_s: float, place: float) -> None:
        if not self._bins or arrived_s - self._bin_s >= _BIN_S:
            self._bins.append((place, arrived_s))
            self._bin_s = arrived_s
            self._fit()
            return
        at, t_s = self._bins[-1]
        if self.tick_s is not None and arrived_s - t_s < self.tick_s * (place - at):
            self._bins[-1] = (place, arrived_s)

    def _fit(self) -> None:
        expected_s = self._expected_s
        if len(self._bins) < 2 or (expected_s is None and self._bins[-1][1] - self._bins[0][1] < _FIRST_SPAN_S):
            return
        at, t_s = np.array(self._bins).T
        at, t_s = at - at.mean(), t_s - t_s.mean()
        spread, slope = float(at @ at), float(at @ t_s)
        if expected_s is not None:
            weight = (_EXPECTED_LATE_S / (_EXPECTED_ERROR * expected_s)) ** 2
            spread, slope = spread + weight, slope + weight * expected_s
        tick_s = slope / spread if spread > 0 else 0.0
        off = abs(tick_s / self._nominal_s - 1) if self._nominal_s else 0.0
        if tick_s > 0 and off <= _LARGEST_ERROR:
            self.tick_s = tick_s
