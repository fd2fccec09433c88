"""From what was asked to what is meant: reaction, and a smooth path to each new aim."""

from dataclasses import dataclass

import numpy as np

from game.model.signals import FloatArray, Intent

MOVEMENTS = ("smile", "pucker", "blink", "brow", "nose")
RELAX = ("relax",)
"""What is asked where all shall let go: no movement, but a will all the same."""
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
    """How a person follows an intent: the delay before anything moves, and how long the path to the aim takes.

    `zeal` 0..1 is how far every movement is carried from what was asked toward the person's most.
    """

    reaction_s: float = 0.25
    rise_s: float = 0.8
    zeal: float = 0.0

    def follow(self, t_s: FloatArray, asked: tuple[Intent, ...], names: tuple[str, ...] = MOVEMENTS) -> FloatArray:
        """What is meant at times (n,), as (n, 5): one column for each of the movements named, 1 at gentle best."""
        meant = np.zeros((len(t_s), len(names)))
        latest = np.searchsorted([intent.t_s + self.reaction_s for intent in asked], t_s, side="right") - 1
        for k in np.unique(latest[latest >= 0]).tolist():
            rows = latest == k
            meant[rows] = self._on_the_way(k, self._before(k, asked, names), t_s[rows], asked, names)
        return meant

    def _before(self, k: int, asked: tuple[Intent, ...], names: tuple[str, ...]) -> FloatArray:
        """What is meant when intent `k` sets in, one value for each name."""
        first = k
        while first > 0 and asked[first].t_s - asked[first - 1].t_s < self.rise_s:
            first -= 1
        now = self._aim(asked[first - 1], names) if first > 0 else np.zeros(len(names))
        for earlier in range(first, k):
            until_s = np.array([asked[earlier + 1].t_s + self.reaction_s])
            now = self._on_the_way(earlier, now, until_s, asked, names)[0]
        return now

    def _on_the_way(
        self, k: int, start: FloatArray, t_s: FloatArray, asked: tuple[Intent, ...], names: tuple[str, ...]
    ) -> FloatArray:
        share = minimum_jerk((t_s - asked[k].t_s - self.reaction_s) / self.rise_s)
        return start + (self._aim(asked[k], names) - start) * share[:, None]

    def _aim(self, intent: Intent, names: tuple[str, ...]) -> FloatArray:
        carried = intent.amount + self.zeal * max(0.0, 1.0 - intent.amount) if intent.amount > 0 else 0.0
        return np.array([carried if intent.movement == name else 0.0 for name in names])
