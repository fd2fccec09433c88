"""Real and simulated time."""

import time
from datetime import datetime

_SPIN_S = 0.0025
"""Sleeping is only this exact: the last stretch is waited out awake."""


def wall_clock() -> datetime:
    """What the clock on the wall shows, with its time zone."""
    return datetime.now().astimezone()


class RealClock:
    """The machine's finest clock; it is the same in all processes, and never runs backwards."""

    simulated = False

    def now_s(self) -> float:
        """Seconds since the machine's own origin."""
        return time.perf_counter()

    def rest_until(self, t_s: float) -> None:
        """Sleep until about `t_s`; a moment already past returns at once."""
        rest_s = t_s - time.perf_counter()
        if rest_s > 0:
            time.sleep(rest_s)

    def wait_until(self, t_s: float) -> None:
        """Sleep until `t_s`, to within a fraction of a millisecond; a moment already past returns at once."""
        self.rest_until(t_s - _SPIN_S)
        while time.perf_counter() < t_s:
            pass


class SimulatedClock:
    """Time that passes only while it is waited for, as fast as the machine allows."""

    simulated = True

    def __init__(self) -> None:
        self._now_s = 0.0

    def now_s(self) -> float:
        """Seconds since the clock was made."""
        return self._now_s

    def rest_until(self, t_s: float) -> None:
        """Let time pass until `t_s`."""
        self._now_s = max(self._now_s, t_s)

    def wait_until(self, t_s: float) -> None:
        """Let time pass until `t_s`."""
        self.rest_until(t_s)
