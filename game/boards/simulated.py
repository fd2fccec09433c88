"""A board that listens to a simulated patient."""

import math
from typing import ClassVar

import numpy as np

from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.simulation.emg import emg_uv
from game.simulation.patient import named

RATE_HZ = 1000.0
_SMALLEST_BLOCK, _LARGEST_BLOCK = 12, 1000
_ROUNDING = 1e-6


class SimulatedBoard(Board):
    """Two channels at 1 kHz from a simulated patient, who does what the game has asked for.

    The address is `simulated` (the healthy patient) or `simulated:NAME`. Sample k is taken k / 1000 s after opening
    and delivered once the clock has reached it, in blocks of 12 ms to a second.
    """

    simulated: ClassVar[bool] = True

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address is `simulated` or `simulated:NAME`."""
        return address.partition(":")[0] == "simulated"

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        """Raises UsageError for a patient that nobody knows."""
        self._patient = named(address.partition(":")[2] or "healthy", surroundings.seed)
        self._surroundings = surroundings
        self._start_s: float | None = None
        self._next = 0

    @property
    def rate_hz(self) -> float | None:
        """Exactly 1000 samples a second."""
        return RATE_HZ

    def open(self) -> None:
        """Begin with sample 0 now."""
        self._start_s = self._surroundings.clock.now_s()
        self._next = 0

    def read(self) -> EmgBlock | None:
        """The samples due by now, or None; never waits."""
        if self._start_s is None:
            return None
        due = math.floor((self._surroundings.clock.now_s() - self._start_s) * RATE_HZ + _ROUNDING) + 1
        count = min(due - self._next, _LARGEST_BLOCK)
        if count < _SMALLEST_BLOCK:
            return None
        first, self._next = self._next, self._next + count
        uv = emg_uv(self._patient, self._surroundings.asked(), first, count, RATE_HZ, self._start_s)
        return EmgBlock(self._start_s + np.arange(first, first + count) / RATE_HZ, uv, scale="calibrated")

    def close(self) -> None:
        """Stop listening; closing twice is fine."""
        self._start_s = None
