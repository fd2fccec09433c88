"""Chance without hidden state: the same keys always give the same number."""

from functools import lru_cache

import numpy as np

from game.model.signals import FloatArray

_MASK = (1 << 64) - 1


def chance(*keys: int) -> float:
    """A number in 0..1, evenly spread over the keys (the splitmix64 mixer).

    >>> chance(1, 2) == chance(1, 2)
    True
    """
    state = 0x9E3779B97F4A7C15
    for key in keys:
        state = (state + key * 0xBF58476D1CE4E5B9 + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state / 2**64


def waves(t_s: FloatArray, seed: int, low_hz: float, high_hz: float) -> FloatArray:
    """A smooth wandering in about -1..1 at times (n,): four seeded sine waves between two frequencies."""
    rate_hz, start = _tuning(seed, low_hz, high_hz)
    swing: FloatArray = np.sin(2 * np.pi * (t_s[:, None] * rate_hz + start))
    return np.asarray((swing[:, 0] + swing[:, 1] + swing[:, 2] + swing[:, 3]) * 0.35)


@lru_cache(maxsize=256)
def _tuning(seed: int, low_hz: float, high_hz: float) -> tuple[FloatArray, FloatArray]:
    rate_hz = [low_hz + (high_hz - low_hz) * (k + chance(seed, k, 1)) / 4 for k in range(4)]
    return np.array(rate_hz), np.array([chance(seed, k, 2) for k in range(4)])
