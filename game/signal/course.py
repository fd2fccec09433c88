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

WINDOW_S = 0.38
"""So long samples count."""
KEEPS_S = 0.25
"""How long a movement keeps its speed, about."""
WAVER_S = 0.4
"""How long the shared error of wavering samples lasts, about."""
BURST_S = 0.06
"""How quickly something else comes and goes, about: as a blink does."""
LEAP = 0.4
"""Standard deviation of a leap."""
_LEAPT_S = np.arange(0.045, 0.34, 0.015)
"""How long ago it may have been; a shorter while is too little to tell it from noise."""
_ANYWHERE = 3.0
"""Standard deviation of the level before anything is known of it."""


_RESTS, _MOVES, _ANOTHER = range(3)
"""The views but that of a leap."""
_LOG_SHARE = np.log(np.array([0.5, 0.25, 0.25]))
"""How likely each is beforehand."""
_SPEED2 = np.array([0.05, 0.6, 0.05]) ** 2
"""The variances of the speed a second in each."""
_BURST = 0.4
"""Standard deviation of bursts of something else."""
_LEAPS = 0.0003
"""How likely a leap is beforehand, beside the views."""
_BEYOND = 1e12
"""More than any whitened product comes to."""


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
    model = _model(t_s, times, len(exact.t_s))
    said = np.concatenate([exact.said, wavering.said]).T
    sd = np.where(said, np.concatenate([exact.sd, wavering.sd]).T, 1.0)
    values = np.where(said, np.concatenate([exact.value, wavering.value]).T, 0.0)
    gram, bulk = _whitened(model, values, sd, said, shared)
    evidence = _LOG_SHARE - 0.5 * gram[:, :, 0, 0] - bulk
    evidence[~said[:, : len(exact.t_s)].any(axis=1), _ANOTHER] = -np.inf  # by wavering samples alone it is no other
    level, speed, variance = gram[:, :, 1, 0], gram[:, :, 2, 0], model.spread - gram[:, :, 1, 1]
    views = np.stack([evidence, level, speed, variance])
    rests = views[:, :, :1]
    leaps = _leaps(gram[:, _RESTS]) + rests + np.array([-_LOG_SHARE[_RESTS], 0.0, 0.0, 0.0])[:, None, None]
    found = _weighed(np.concatenate([views, leaps], axis=2))
    return [Course(*each) if there else None for each, there in zip(found.T.tolist(), said.any(axis=1), strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    """What the views (v,) expect of samples (n,) before any is known, and how each covaries with what is asked for.

    `covariance` is (v, n, n), `shared` (2, n, n) that of the shared errors; `asked` (v, 2, n) the place and the pace at
    the moment asked for, `spread` (v,) the place's variance; `leapt` (m, n) is 1 after each leap.
    """

    covariance: FloatArray
    shared: FloatArray
    asked: FloatArray
    spread: FloatArray
    leapt: FloatArray


def _model(t_s: float, times: FloatArray, exact: int) -> _Model:
    moments = np.append(times, t_s)
    moments = (moments - min(float(times.min()), t_s - WINDOW_S)) / KEEPS_S
    faded, apart = np.exp(-moments), np.abs(moments[:, None] - moments)
    gone = np.exp(-apart)
    # Covariances of an integrated Ornstein-Uhlenbeck process since the first sample, and of its speed with them.
    places = KEEPS_S**2 * (2 * np.minimum.outer(moments, moments) + np.add.outer(faded, faded) - 1 - gone)
    paces = KEEPS_S * np.where(moments > moments[-1], 2 - gone[-1], gone[-1]) - KEEPS_S * faded[-1]
    covariance = _ANYWHERE**2 + _SPEED2[:, None, None] * places
    asked = np.stack([covariance[:, -1, :-1], _SPEED2[:, None] * paces[:-1]], axis=1)
    spread, covariance = covariance[:, -1, -1], covariance[:, :-1, :-1]
    shared = np.zeros((2, len(times), len(times)))
    shared[0, :exact, :exact] = 1.0
    if exact < len(times):
        apart_s = KEEPS_S * apart[exact:-1, exact:-1]
        bursts = (1 + apart_s / BURST_S) * np.exp(-apart_s / BURST_S)
        covariance[_ANOTHER, exact:, exact:] += _BURST**2 * bursts
        shared[1, exact:, exact:] = np.exp(-apart_s / WAVER_S)
    return _Model(covariance, shared, asked, spread, (times > t_s - _LEAPT_S[:, None]).astype(np.float64))


def _whitened(
    model: _Model, values: FloatArray, sd: FloatArray, said: NDArray[np.bool_], shared: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """For things (k,) by views (v,): products (k, v, m, m) of all that counts of a sample, each whitened; half log det.

    What counts are the values, how they covary with the place and the pace asked for, and the leaps. The root of the
    covariance with these below it holds them whitened: a row of a Cholesky factor knows nothing of the rows after it.
    """
    things, views, samples = len(values), len(model.asked), values.shape[1]
    rows = 3 + len(model.leapt)
    both = np.zeros((things, views, samples + rows, samples + rows))
    # What was not said of one thing is for it as if it had been taken of another world: apart from all else.
    errors = np.tensordot(shared.T**2, model.shared, 1)
    prior = model.covariance + errors[:, None]
    both[:, :, :samples, :samples] = prior * (said[:, :, None] & said[:, None, :])[:, None]
    both[:, :, samples, :samples] = values[:, None]
    both[:, :, samples + 1 : samples + 3, :samples] = model.asked
    both[:, :, samples + 3 :, :samples] = model.leapt
    both[:, :, samples:, :samples] *= said[:, None, None]
    diagonal = np.arange(samples + rows)
    both[:, :, diagonal, diagonal] += np.hstack([sd**2, np.full((things, rows), _BEYOND)])[:, None]
    root = np.linalg.cholesky(both)
    white = root[:, :, samples:, :samples]
    return white @ white.swapaxes(2, 3), np.log(root[:, :, diagonal[:samples], diagonal[:samples]]).sum(axis=2)


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
