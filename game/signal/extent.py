"""From when to when the lids moved in a blink, once the pictures after it are known, too."""

import numpy as np

from game.model.reading import Blink
from game.model.signals import FloatArray

LOW, HIGH = 0.2, 0.8
"""The shares of the way at which a moving lid is timed: below and above, a slow lid is lost in the noise."""
LEAD = 0.3
"""How much of its time a smooth movement from rest to rest takes for its first fifth, and for its last: 0.33 with
minimum jerk (Flash, Hogan 1985, J Neurosci 5:1688-1703), 0.29 along a cubic."""
AROUND_S = 0.4
"""What lids come from and go back to is seen in so long a time before and after."""
MOST_S = 0.15
"""Further than this no lid has moved before it is seen to, or after."""


def extent(blink: Blink, t_s: FloatArray, shut: FloatArray) -> Blink:
    """A blink from its lids' first movement to their last.

    `t_s` (n,) are pictures' times and `shut` (n,) how far both eyes are closed, 0..1. Each way, closing and opening
    again, is timed between a fifth and four fifths of it, and carried on from there as a smooth movement. Without
    pictures on both sides of it the blink stays as it is.
    """
    within = np.flatnonzero((t_s >= blink.begin_s) & (t_s <= blink.end_s))
    before = (t_s < blink.begin_s - MOST_S / 2) & (t_s >= blink.begin_s - AROUND_S)
    after = (t_s > blink.end_s + MOST_S) & (t_s <= blink.end_s + MOST_S + AROUND_S)
    if not within.size or not before.any() or not after.any():
        return blink
    deepest = int(within[np.argmax(shut[within])])
    begin_s = _still(t_s[deepest::-1], shut[deepest::-1], float(np.median(shut[before])))
    end_s = _still(t_s[deepest:], shut[deepest:], float(np.median(shut[after])))
    return Blink(
        float(np.clip(begin_s, blink.begin_s - MOST_S, blink.begin_s)),
        float(np.clip(end_s, blink.end_s, blink.end_s + MOST_S)),
    )


def _still(t_s: FloatArray, shut: FloatArray, rests: float) -> float:
    """When lids that are at their deepest in the first of these pictures are still, going along them."""
    way = (shut - rests) / max(shut[0] - rests, 1e-6)
    high_s, low_s = _crossed(t_s, way, HIGH), _crossed(t_s, way, LOW)
    return low_s + (low_s - high_s) * LEAD / (1 - 2 * LEAD)


def _crossed(t_s: FloatArray, way: FloatArray, level: float) -> float:
    """When a way that begins at 1 first is below a level, between two pictures."""
    k = max(1, int(np.argmax(way < level)))
    return float(np.interp(level, (way[k], way[k - 1]), (t_s[k], t_s[k - 1])))
