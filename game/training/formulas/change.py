"""From when on a difference between two days is real."""

import numpy as np

from game.model.signals import FloatArray


def standard_error(days: FloatArray) -> float:
    """The standard error of measurement of scores (people, days): how far one day lies from a person's own mean.

    It is the root of the mean variance within people (Weir 2005, J Strength Cond Res 19:231-240).

    >>> float(standard_error(np.array([[70.0, 74.0], [50.0, 50.0]])))
    2.0
    """
    return float(np.sqrt(days.var(axis=1, ddof=1).mean()))


def smallest_real_change(days: FloatArray) -> float:
    """1.96 x sqrt(2) x SEM: two days that differ by less may be the same.

    Weir 2005 as above; Beckerman et al. 2001, Qual Life Res 10:571-578.

    >>> round(smallest_real_change(np.array([[70.0, 74.0], [50.0, 50.0]])), 2)
    5.54
    """
    return float(1.96 * np.sqrt(2) * standard_error(days))


def successive_change(days: FloatArray) -> float:
    """The same of one person's days (n,) in their order: 1.96 x sqrt(2) x SEM, whatever slowly comes or goes.

    The error's variance is half the mean squared difference of days that follow each other, which a trend hardly moves
    (von Neumann et al. 1941, Ann Math Stat 12:153-162).

    >>> round(successive_change(np.array([0.5, 0.6, 0.5, 0.6])), 3)
    0.196
    >>> round(successive_change(np.linspace(0.1, 0.9, 9)), 3)
    0.196
    """
    return float(1.96 * np.sqrt((np.diff(days) ** 2).mean()))
