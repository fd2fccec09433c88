"""Numbers of packages, wherever they begin again, as places in one long row."""

import numpy as np

from game.model.signals import FloatArray, IntArray


class Packages:
    """Unwraps a board's package numbers without being told after how many they begin again: the longest way up tells.

    A board that does not number its samples one by one is counted by its samples alone, and loses none that is seen.
    """

    def __init__(self) -> None:
        self._last: int | None = None
        self._span = 0
        self._place = self._seen = self._odd = 0

    def __call__(self, numbers: FloatArray) -> IntArray:
        """The places of these packages, (n,), in step with those before.

        >>> Packages()(np.array([5.0, 6, 9, 10]))
        array([0, 1, 4, 5])
        >>> Packages()(np.array([1.0, 1, 2, 2]))
        array([0, 1, 2, 3])
        """
        return np.array([self._next(int(number)) for number in numbers], np.int64)

    def _next(self, number: int) -> int:
        last, self._last = self._last, number
        if last is None:
            return self._place
        step = number - last
        if step < 0:
            self._span = max(self._span, 1 - step)
            step += self._span
        self._seen += 1
        self._odd += step != 1
        counts = self._odd * 4 <= max(self._seen, 4)
        self._place += step if step > 0 and counts else 1
        return self._place
