"""Samples that come with their sender's own times."""

import numpy as np

from game.model.signals import FloatArray
from game.signal.clock import Stamps

_LATE_S = 0.02


class SentTimes:
    """Takes a sender at its word: times never run backwards, and where they jump, samples are missing.

    `nominal_hz` is the rate the sender promises, 0 for none; then nothing can be missing.
    """

    def __init__(self, nominal_hz: float = 0.0) -> None:
        self._nominal_hz = nominal_hz
        self._first_s = self._last_s = float("-inf")
        self._count = 0

    @property
    def rate_hz(self) -> float | None:
        """Samples a second by their own times, or None in the first second."""
        span_s = self._last_s - self._first_s
        return (self._count - 1) / span_s if self._count > 1 and span_s > 1.0 else None

    def stamp(self, t_s: FloatArray) -> Stamps:
        """The times (n > 0,) as they count; a jump by less than 20 ms beyond the usual step is jitter.

        >>> SentTimes(100.0).stamp(np.array([0.0, 0.01, 0.011, 0.3])).lost
        array([ 0,  0,  0, 28])
        """
        t_s = np.maximum.accumulate(np.maximum(t_s, self._last_s))
        steps_s = np.diff(t_s, prepend=self._last_s if self._count else t_s[0])
        lost = np.zeros(len(t_s), np.int64)
        if self._nominal_hz > 0:
            gap = steps_s > _LATE_S + 2 / self._nominal_hz
            lost[gap] = np.maximum(1, np.rint(steps_s[gap] * self._nominal_hz).astype(np.int64) - 1)
        self._first_s = self._first_s if self._count else float(t_s[0])
        self._count += len(t_s) + int(lost.sum())
        self._last_s = float(t_s[-1])
        return Stamps(t_s, lost)
