"""From what was asked to what is meant: reaction, and a smooth path to each new aim."""

from dataclasses import dataclass

import numpy as np

from game.model.signals import FloatArray, Intent

MOVEMENTS = ("smile", "pucker", "blink", "brow", "nose")
REST = "rest"


def minimum_jerk(share: FloatArray) -> FloatArray:
    """The smoothest path from 0 to 1 (Flash and Hogan, 1985); clipped outside 0..1.

    >>> minimum_jerk(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    s = np.clip(share, 0.0, 1.0)
    return s**3 * (10 - 15 * s + 6 * s**2)


@dataclass(frozen=True, slots=True)
class Will:
    """How a person follows an intent: the delay before anything moves, and how long the path to the aim takes."""

    reaction_s: float = 0.25
    rise_s: float = 0.8

    def follow(self, t_s: FloatArray, asked: tuple[Intent, ...]) -> FloatArray:
        """What is meant at times (n,), as (n, 5): one column for each of MOVEMENTS, 1 at gentle best."""
        meant = np.zeros((len(t_s), len(MOVEMENTS)))
        for row, t in enumerate(t_s.tolist()):
            meant[row] = self._at(t, asked)
        return meant

    def _at(self, t_s: float, asked: tuple[Intent, ...]) -> FloatArray:
        last = len(asked) - 1
        while last >= 0 and asked[last].t_s + self.reaction_s > t_s:
            last -= 1
        first = last
        while first > 0 and asked[first].t_s - asked[first - 1].t_s < self.rise_s:
            first -= 1
        now = _aim(asked[first - 1]) if first > 0 else np.zeros(len(MOVEMENTS))
        for k in range(max(first, 0), last + 1):
            until_s = t_s if k == last else asked[k + 1].t_s + self.reaction_s
            share = (until_s - asked[k].t_s - self.reaction_s) / self.rise_s
            now = now + (_aim(asked[k]) - now) * float(minimum_jerk(np.array(share)))
        return now


def _aim(intent: Intent) -> FloatArray:
    return np.array([intent.amount if intent.movement == name else 0.0 for name in MOVEMENTS])
