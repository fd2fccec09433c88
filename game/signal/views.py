"""Several views of how a value goes on: what each expects of late samples before any of them is known.

The value rests; it moves, its speed an Ornstein-Uhlenbeck process; or it rests while wavering samples hear a burst of
something else, smooth as a blink (Matern 3/2; Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, ch.
4.2). Numbers were chosen by `tests/benchmarks/fusion.py`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray

KEEPS_S = 0.25
"""How long a movement keeps its speed, about."""
WAVER_S = 0.4
"""How long the shared error of wavering samples lasts, about."""
BURST_S = 0.06
"""How quickly something else comes and goes, about: as a blink does."""
RESTS, MOVES, ANOTHER = range(3)
_SPEED2 = np.array([0.05, 0.6, 0.05]) ** 2
"""The variances of the speed a second in each."""
_BURST = 0.4
"""Standard deviation of bursts of something else."""
_LEAPT_S = np.arange(0.045, 0.34, 0.015)
"""How long ago a value that rests may have leapt; a shorter while is too little to tell a leap from noise."""
_ANYWHERE = 3.0
"""Standard deviation of the level before anything is known of it."""
_BEYOND = 1e12
"""More than any whitened product comes to."""


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """What the views (v,) expect of samples (n,) before any is known, and how each covaries with what is asked for.

    `covariance` is (v, n, n), `shared` (2, n, n) that of the shared errors; `asked` (v, 2, n) the place and the pace at
    the moment asked for, `spread` (v,) the place's variance; `leapt` (m, n) is 1 after each leap.
    """

    covariance: FloatArray
    shared: FloatArray
    asked: FloatArray
    spread: FloatArray
    leapt: FloatArray


def expected(t_s: float, times: FloatArray, exact: int, since_s: float) -> Views:
    """What samples at `times` (n,), the first so many of them exact, may be like for `t_s`; nothing moved before."""
    moments = np.append(times, t_s)
    moments = (moments - min(float(times.min()), since_s)) / KEEPS_S
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
        covariance[ANOTHER, exact:, exact:] += _BURST**2 * bursts
        shared[1, exact:, exact:] = np.exp(-apart_s / WAVER_S)
    return Views(covariance, shared, asked, spread, (times > t_s - _LEAPT_S[:, None]).astype(np.float64))


def whitened(
    model: Views, values: FloatArray, sd: FloatArray, said: NDArray[np.bool_], shared: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """For things (k,) by views (v,): products (k, v, m, m) of all that counts of a sample, each whitened; half log det.

    What counts are the values, how they covary with the place and the pace asked for, and the leaps. The root of the
    covariance with these below it holds them whitened: a row of a Cholesky factor knows nothing of the rows after it.
    """
    things, views, samples = len(values), len(model.asked), values.shape[1]
    rows = 3 + len(model.leapt)
    both = np.zeros((things, views, samples + rows, samples + rows))
    # What was not said of one thing is for it as if it had been taken of another world: apart from all else.
    errors = (shared.T**2 @ model.shared.reshape(2, -1)).reshape(things, samples, samples)
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
