"""A world for boards under test."""

import time

from game.model.signals import Intent
from game.ports import Surroundings


class HandClock:
    """A clock that is turned by hand."""

    def __init__(self, now_s: float = 100.0) -> None:
        self.t_s = now_s

    def now_s(self) -> float:
        return self.t_s


class WallClock:
    """Real time."""

    def now_s(self) -> float:
        return time.monotonic()


def world(clock: HandClock | WallClock | None = None, asked: tuple[Intent, ...] = ()) -> Surroundings:
    return Surroundings(clock or HandClock(), lambda: asked)
