"""Where a value is and how fast it goes, from exact samples that come late and wavering ones that come early.

Gaussian process regression (Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, ch. 2) over the last
samples: the estimate that a Kalman filter would give, but asked for at once. So it does not matter in which order
samples came, how late, or how often it is asked.

How a movement goes on is not known, so several views of it are weighed by how well they explain the samples (Bayesian
model averaging; ch. 5.2): the value rests; it moves, its speed an Ornstein-Uhlenbeck process; it rests and the wavering
samples hear a burst of something else, smooth as a blink (Matern 3/2; ch. 4.2); or it rests but for one leap. Wavering
samples share an error that wanders, too: what they say of changes is believed, of the level only where nothing exact
was said. Exact ones share one that stays for as long as they count. All numbers below were chosen by
`tests/benchmarks/fusion.py`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray
from game.signal.views import ANOTHER, RESTS, expected, whitened

WINDOW_S = 0.38
"""So long samples count."""
_LOG_SHARE = np.log(np.array([0.5, 0.25, 0.25]))
"""How likely each view is beforehand."""
LEAP = 0.4
"""Standard deviation of a leap."""
_LEAPS = 0.0003
"""How likely a leap is beforehand, beside the views."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Values (n, k) of k things taken at the same moments (n,), each with the standard deviation of its noise (n, k).

    That is infinite where nothing was said.
    """

    t_s: FloatArray
    value: FloatArray
    sd: FloatArray

    @property
    def said(self) -> NDArray[np.bool_]:
        """Where something was said, (n, k)."""
        return np.isfinite(self.sd)


@dataclass(frozen=True, slots=True)
class Course:
    """A value, its speed a second, and the standard deviation of what the value may be off by."""

    level: float
    speed: float
    spread: float


def nothing(things: int) -> Samples:
    """No sample of so many things."""
    return Samples(np.zeros(0), np.zeros((0, things)), np.zeros((0, things)))


def courses(t_s: float, exact: Samples, wavering: Samples, shared: FloatArray) -> list[Course | None]:
    """Each thing's value at `t_s`, best not long after the last sample; None of what nothing was said.

    `shared` (2, k) are the standard deviations of each thing's error that exact samples share, and wavering ones.

    >>> still = Samples(np.array([0.0, 0.1]), np.array([[0.5], [0.5]]), np.array([[0.01], [0.01]]))
    >>> courses(0.1, still, nothing(1), np.array([[0.0], [0.1]]))[0].level.__round__(2)
    0.5
    """
    times = np.concatenate([exact.t_s, wavering.t_s])
    if not len(times):
        return [None] * shared.shape[1]
    model = expected(t_s, times, len(exact.t_s), t_s - WINDOW_S)
    said = np.concatenate([exact.said, wavering.said]).T
    sd = np.where(said, np.concatenate([exact.sd, wavering.sd]).T, 1.0)
    values = np.where(said, np.concatenate([exact.value, wavering.value]).T, 0.0)
    gram, bulk = whitened(model, values, sd, said, shared)
    evidence = _LOG_SHARE - 0.5 * gram[:, :, 0, 0] - bulk
    evidence[~said[:, : len(exact.t_s)].any(axis=1), ANOTHER] = -np.inf  # by wavering samples alone it is no other
    level, speed, variance = gram[:, :, 1, 0], gram[:, :, 2, 0], model.spread - gram[:, :, 1, 1]
    views = np.stack([evidence, level, speed, variance])
    rests = views[:, :, :1]
    leaps = _leaps(gram[:, RESTS]) + rests + np.array([-_LOG_SHARE[RESTS], 0.0, 0.0, 0.0])[:, None, None]
    found = _weighed(np.concatenate([views, leaps], axis=2))
    return [Course(*each) if there else None for each, there in zip(found.T.tolist(), said.any(axis=1), strict=True)]


def _leaps(gram: FloatArray) -> FloatArray:
    """What a leap at each moment adds to evidence, level, speed and variance of things (k,): (4, k, m)."""
    own = np.diagonal(gram, axis1=1, axis2=2)[:, 3:]
    known, here, going = gram[:, 3:, 0], gram[:, 3:, 1], gram[:, 3:, 2]
    odds = 1 + LEAP**2 * own
    gain = LEAP**2 / odds
    height, left = gain * known, 1 - here
    evidence = 0.5 * height * known - 0.5 * np.log(odds) + np.log(_LEAPS / own.shape[1])
    return np.stack([evidence, left * height, -going * height, left**2 * gain])


def _weighed(found: FloatArray) -> FloatArray:
    """Levels, speeds and spreads (3, k): the means over all views (4, k, v), each by its evidence."""
    evidence, levels, speeds, variances = found
    share = np.exp(evidence - evidence.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    level, speed = (share * levels).sum(axis=1), (share * speeds).sum(axis=1)
    variance = (share * (variances + (levels - level[:, None]) ** 2)).sum(axis=1)
    return np.stack([level, speed, np.sqrt(np.maximum(variance, 0.0))])
