"""The One-Euro filter: calm where a value hardly moves, close behind it where it does.

Casiez, Roussel, Vogel 2012, CHI '12: 2527-2530. For what is shown only: whatever is judged stays unsmoothed.

Two choices differ from the paper, so that nothing depends on how often it is asked: the share of a step is exact for a
first-order low-pass, and the speed is that of the values as they came.
"""

import numpy as np

from game.model.signals import FloatArray

SPEED_HZ = 1.0
"""The speed's own low-pass, as in the paper."""


class OneEuro:
    """Smooths values of one shape, as they come: `least_hz` cuts off at rest, `beta` more for each unit a second.

    >>> smooth = OneEuro(least_hz=1.0, beta=0.0)
    >>> first = smooth.see(0.0, np.array([0.0]))
    >>> smooth.see(0.1, np.array([1.0])).round(2)
    array([0.47])
    """

    def __init__(self, least_hz: float, beta: float) -> None:
        self._least_hz, self._beta = least_hz, beta
        self.forget()

    def forget(self) -> None:
        """Begin anew with the next value, as after a gap."""
        self._t_s = 0.0
        self._came: FloatArray | None = None
        self._smooth = self._speed = np.zeros(0)

    def see(self, t_s: float, value: FloatArray) -> FloatArray:
        """The smoothed value at `t_s`; a moment that is not later than the last one changes nothing."""
        if self._came is None:
            self._t_s, self._came = t_s, value
            self._smooth, self._speed = value, np.zeros_like(value)
        elif t_s > self._t_s:
            dt_s = t_s - self._t_s
            self._speed = self._speed + _share(SPEED_HZ, dt_s) * ((value - self._came) / dt_s - self._speed)
            cutoff_hz = self._least_hz + self._beta * np.abs(self._speed)
            self._smooth = self._smooth + _share(cutoff_hz, dt_s) * (value - self._smooth)
            self._t_s, self._came = t_s, value
        return self._smooth


def _share(cutoff_hz: FloatArray | float, dt_s: float) -> FloatArray:
    """How much of the way a first-order low-pass goes in a time."""
    return np.asarray(1 - np.exp(-2 * np.pi * np.asarray(cutoff_hz) * dt_s))
