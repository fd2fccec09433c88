"""What a sitter does: movements out and back, turns of the head, blinks; each a share of its whole at a moment."""

from dataclasses import dataclass

import numpy as np

from game.model.side import PerSide
from game.simulation.intention import minimum_jerk

NONE = PerSide(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Act:
    """A movement out and back: `smile_mm` in millimetres, `pucker` and `closed` (the eye) as in `Muscles`."""

    begin_s: float
    smile_mm: PerSide[float] = NONE
    pucker: PerSide[float] = NONE
    closed: PerSide[float] = NONE
    rise_s: float = 0.6
    hold_s: float = 0.7

    @property
    def end_s(self) -> float:
        return self.begin_s + 2 * self.rise_s + self.hold_s

    def share(self, t_s: float) -> float:
        """How far it is done: 0 before and after, 1 while it is held."""
        since_s = np.array([t_s - self.begin_s, t_s - self.begin_s - self.rise_s - self.hold_s])
        out, back = minimum_jerk(since_s / self.rise_s)
        return float(out - back)


@dataclass(frozen=True, slots=True)
class Turn:
    """The head turned out to either side and back, once: `head` holds the largest angles."""

    begin_s: float
    lasting_s: float
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0

    def share(self, t_s: float) -> float:
        since = (t_s - self.begin_s) / self.lasting_s
        return float(np.sin(2 * np.pi * since)) if 0 < since < 1 else 0.0


def lid(share: float) -> float:
    """A spontaneous blink over its length, 0..1: closing takes 40 %, opening 60 %."""
    if not 0 < share < 1:
        return 0.0
    way = share / 0.4 if share < 0.4 else (1 - share) / 0.6
    return way * way * (3 - 2 * way)
