"""What showing the game took: figures that take no more room after ten hours than after one minute."""

import math
from dataclasses import dataclass, field

import numpy as np

_BIN_MS = 0.05
_LONGEST_MS = 2000.0


class Spread:
    """How many milliseconds something took each time, in steps of 0.05 ms.

    What took longer than 2 s is counted as the longest of all, what took less than nothing as nothing.
    """

    def __init__(self) -> None:
        self._counts = np.zeros(round(_LONGEST_MS / _BIN_MS) + 1, np.int64)
        self._longest_ms = 0.0

    def __len__(self) -> int:
        return int(self._counts.sum())

    def add(self, value_ms: float) -> None:
        """Count one more."""
        self._counts[min(len(self._counts) - 1, max(0, round(value_ms / _BIN_MS)))] += 1
        self._longest_ms = max(self._longest_ms, value_ms)

    def percentile_ms(self, percent: float) -> float | None:
        """The percentile, between neighbours by their distance, true to half a step; None where nothing was counted."""
        upto = np.cumsum(self._counts)
        if not upto[-1]:
            return None
        rank = (int(upto[-1]) - 1) * percent / 100
        below, above = (self._value_ms(int(np.searchsorted(upto, k, "right"))) for k in (int(rank), math.ceil(rank)))
        return below + (above - below) * (rank % 1)

    def _value_ms(self, number: int) -> float:
        return self._longest_ms if number == len(self._counts) - 1 else number * _BIN_MS


@dataclass(slots=True)
class Timing:
    """What showing the game took, and ages when it was shown, by the game's own clock.

    `frame_ms` is the work per frame without the senses', `interval_ms` the time from one handing over to the display
    to the next, each from its beginning, and `flip_ms` what handing over took.
    """

    frame_ms: Spread = field(default_factory=Spread)
    interval_ms: Spread = field(default_factory=Spread)
    flip_ms: Spread = field(default_factory=Spread)
    camera_to_screen_ms: Spread = field(default_factory=Spread)
    emg_to_screen_ms: Spread = field(default_factory=Spread)
    first_frame_s: float = 0.0
    """When the first picture was shown, by the machine's monotonic clock."""
