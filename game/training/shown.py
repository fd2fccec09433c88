"""How far both sides have gone, as it is shown and heard; never what is judged."""

import numpy as np

from game.model.reading import Effort
from game.model.side import PerSide
from game.signal.one_euro import OneEuro

LEAST_HZ, BETA = 0.5, 4.0
"""Measured on simulated patients: at rest a third of the trembling, in a movement 25 ms behind."""


class Shown:
    """Follows efforts as they come. While a blink may be going on it holds still, for lids shake what is seen."""

    def __init__(self) -> None:
        self._smooth = OneEuro(LEAST_HZ, BETA)
        self._activation: PerSide[float] | None = None

    def step(self, t_s: float, effort: Effort | None, *, through_blinks: bool = False) -> PerSide[float] | None:
        """Both sides' activation to show at `t_s`; None, at once, where there is none.

        With `through_blinks`, as where eyes are to close, blinks are like anything else.
        """
        if effort is None or effort.activation is None:
            self._smooth.forget()
            self._activation = None
        elif self._activation is None or through_blinks or not effort.lids.blinking:
            left, right = self._smooth.see(t_s, np.array(tuple(effort.activation)))
            self._activation = PerSide(float(left), float(right))
        return self._activation
