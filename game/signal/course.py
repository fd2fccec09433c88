"""Where a value is and how fast it goes, from exact samples that come late and wavering ones that come early.

Gaussian process regression (Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, ch. 2) over the last
samples: the estimate that a Kalman filter would give, but asked for at once. So it does not matter in which order
samples came, how late, or how often it is asked.

How a movement goes on is not known, so several views of it are weighed by how well they explain the samples (Bayesian
model averaging; ch. 5.2): the value rests; it moves, its speed an Ornstein-Uhlenbeck process; it rests and the wavering
samples hear a burst of something else, smooth as a blink (Matern 3/2; ch. 4.2); or it rests but for one leap. Wavering
samples share an error that wanders, too: what they say of changes is believed, of the level only where nothing exact
was said. All numbers below were chosen by `tests/benchmarks/fusion.py`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

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


@dataclass(frozen=True, slots=True)
class _View:
    """How likely it is beforehand, the standard deviations of the speed a second and of bursts of something else."""

    share: float
    speed: float
    burst: float = 0.0


_RESTS, _MOVES, _ANOTHER = _View(0.5, 0.05), _View(0.25, 0.6), _View(0.25, 0.05, 0.4)
_LEAPS = 0.0003
"""How likely a leap is beforehand, beside the views."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Values (n,) taken at moments (n,), each with the standard deviation of its own noise (n,)."""

    t_s: FloatArray
    value: FloatArray
    sd: FloatArray


NOTHING = Samples(np.zeros(0), np.zeros(0), np.zeros(0))


@dataclass(frozen=True, slots=True)
class Course:
    """A value, its speed a second, and the standard deviation of what the value may be off by."""

    level: float
    speed: float
    spread: float


def course(t_s: float, exact: Samples, wavering: Samples, waver: float) -> Course:
    """The value at `t_s`, best not long after the last sample; `waver` is the standard deviation of the shared error.

    Raises ValueError without any sample.

    >>> still = Samples(np.array([0.0, 0.1]), np.array([0.5, 0.5]), np.array([0.01, 0.01]))
    >>> course(0.1, still, NOTHING, 0.1).level.__round__(2)
    0.5
    """
    times = np.concatenate([exact.t_s, wavering.t_s])
    if not len(times):
        raise ValueError("there is no course without a sample")
    since = (times - times.min()) / KEEPS_S
    now = np.array([(t_s - float(times.min())) / KEEPS_S])
    places, place, pace = _places(since, since), _places(now, since)[0], _paces(now[0], since)
    noise = np.diag(np.concatenate([exact.sd, wavering.sd]) ** 2)
    count = len(exact.t_s)
    bursts = np.zeros_like(noise)
    apart_s = np.abs(wavering.t_s[:, None] - wavering.t_s)
    noise[count:, count:] += waver**2 * np.exp(-apart_s / WAVER_S)
    bursts[count:, count:] = (1 + apart_s / BURST_S) * np.exp(-apart_s / BURST_S)
    values = np.concatenate([exact.value, wavering.value])
    spread = float(_places(now, now)[0, 0])
    leapt = (times > t_s - _LEAPT_S[:, None]).astype(np.float64)
    found: list[FloatArray] = []
    for view in (_RESTS, _MOVES, _ANOTHER) if count else (_RESTS, _MOVES):
        root = np.linalg.cholesky(_ANYWHERE**2 + view.speed**2 * places + noise + view.burst**2 * bursts)
        asked = [values, _ANYWHERE**2 + view.speed**2 * place, view.speed**2 * pace]
        asked += [*leapt] if view is _RESTS else []
        value, here, going, *steps = _lapack().dtrtrs(root, np.array(asked).T, lower=1)[0].T
        evidence = -0.5 * value @ value - np.log(np.diag(root)).sum()
        level, speed = here @ value, going @ value
        variance = _ANYWHERE**2 + view.speed**2 * spread - here @ here
        found.append(np.array([[np.log(view.share) + evidence, level, speed, variance]]))
        if view is _RESTS:
            found.append(_leaps(np.array(steps), value, here, going) + np.array([evidence, level, speed, variance]))
    return _weighed(np.concatenate(found))


def _leaps(steps: FloatArray, value: FloatArray, here: FloatArray, going: FloatArray) -> FloatArray:
    """What a leap at each moment adds to evidence, level, speed and variance: (m, 4)."""
    own = (steps**2).sum(axis=1)
    gain = LEAP**2 / (1 + LEAP**2 * own)
    height, left = gain * (steps @ value), 1 - steps @ here
    evidence = 0.5 * height**2 / gain - 0.5 * np.log(1 + LEAP**2 * own) + np.log(_LEAPS / len(own))
    return np.column_stack([evidence, left * height, -(steps @ going) * height, left**2 * gain])


def _weighed(found: FloatArray) -> Course:
    """The mean over all views (n, 4), each by its evidence."""
    share = np.exp(found[:, 0] - found[:, 0].max())
    share /= share.sum()
    level, speed = share @ found[:, 1], share @ found[:, 2]
    variance = share @ (found[:, 3] + (found[:, 1] - level) ** 2)
    return Course(float(level), float(speed), float(np.sqrt(max(variance, 0.0))))


def _places(one: FloatArray, other: FloatArray) -> FloatArray:
    """Covariance of places at moments (n,) and (m,) since the first sample, for a speed of standard deviation 1."""
    a, b = one[:, None], other[None, :]
    both = 2 * np.minimum(a, b) + np.exp(-a) + np.exp(-b) - 1 - np.exp(-np.abs(a - b))
    return np.asarray(KEEPS_S**2 * both)


def _paces(now: float, other: FloatArray) -> FloatArray:
    """The same of the speed now with places at moments (m,)."""
    passed = now - other
    later = np.where(passed < 0, 2 * (1 - np.exp(-np.abs(passed))), 0.0)
    return np.asarray(KEEPS_S * (np.exp(-np.abs(passed)) - np.exp(-now) + later))


@cache
def _lapack() -> Any:
    """Importing it takes longer than the window may, so it happens with the first course."""
    from scipy.linalg import lapack  # noqa: PLC0415

    return lapack
