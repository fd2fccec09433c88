"""A rectified muscle in slices of 10 ms: early, and each slice's noise its own."""

from collections import deque

import numpy as np

from game.model.signals import FloatArray

SLICE_S = 0.01


class Slices:
    """The means of two channels over every hundredth of a second, for the last `lasting_s`.

    Slices lie on the clock, so they are the same, to the bit, however the stream is cut. Samples that are no numbers
    are left out of them.
    """

    def __init__(self, rate_hz: float, lasting_s: float) -> None:
        self._full, self._lasting_s = rate_hz * SLICE_S, lasting_s
        self._rows: deque[FloatArray] = deque()
        self._number: int | None = None

    def hear(self, t_s: FloatArray, uv: FloatArray) -> None:
        """Take the next samples, taken at (n,), as (n, 2)."""
        good = np.isfinite(uv)
        each = np.column_stack([t_s, np.ones(len(t_s)), np.where(good, uv, 0.0), good])
        numbers = np.floor(t_s / SLICE_S).astype(np.int64)
        for number in np.unique(numbers).tolist():
            begun = self._rows.pop() if number == self._number and self._rows else np.zeros(6)
            self._number = number
            self._rows.append(np.cumsum(np.vstack([begun, each[numbers == number]]), axis=0)[-1])
        while self._rows and self._number is not None and self._age_s(self._rows[0]) > self._lasting_s:
            self._rows.popleft()

    def _age_s(self, row: FloatArray) -> float:
        return float((self._number or 0) * SLICE_S - row[0] / row[1])

    def forget(self, channel: int) -> None:
        """Leave out what was heard of a channel so far."""
        for row in self._rows:
            row[[2 + channel, 4 + channel]] = 0.0

    def last(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Mean moments (n,), means (n, 2), not a number where nothing was heard, and how full each slice is (n, 2)."""
        if not self._rows:
            return np.zeros(0), np.zeros((0, 2)), np.zeros((0, 2))
        rows = np.array(self._rows)
        count = rows[:, 4:]
        means = np.divide(rows[:, 2:4], count, out=np.full_like(count, np.nan), where=count > 0)
        return rows[:, 0] / rows[:, 1], means, count / self._full
