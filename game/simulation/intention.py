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
        latest = np.searchsorted([intent.t_s + self.reaction_s for intent in asked], t_s, side="right") - 1
        for k in np.unique(latest[latest >= 0]).tolist():
            rows = latest == k
            meant[rows] = self._on_the_way(k, self._before(k, asked), t_s[rows], asked)
        return meant

    def _before(self, k: int, asked: tuple[Intent, ...]) -> FloatArray:
        """What is meant when intent `k` sets in: (5,)."""
        first = k
        while first > 0 and asked[first].t_s - asked[first - 1].t_s < self.rise_s:
            first -= 1
        now = _aim(asked[first - 1]) if first > 0 else np.zeros(len(MOVEMENTS))
        for earlier in range(first, k):
            until_s = np.array([asked[earlier + 1].t_s + self.reaction_s])
            now = self._on_the_way(earlier, now, until_s, asked)[0]
        return now

    def _on_the_way(self, k: int, start: FloatArray, t_s: FloatArray, asked: tuple[Intent, ...]) -> FloatArray:
        share = minimum_jerk((t_s - asked[k].t_s - self.reaction_s) / self.rise_s)
        return start + (_aim(asked[k]) - start) * share[:, None]


def _aim(intent: Intent) -> FloatArray:
    return np.array([intent.amount if intent.movement == name else 0.0 for name in MOVEMENTS])
