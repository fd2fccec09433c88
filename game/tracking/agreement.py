"""How far a picture agrees with an area of the rest's, and what would make it agree more."""

from dataclasses import dataclass

import numpy as np

from game.model.signals import FloatArray

_TUKEY = 4.7
_DARKEST_SPREAD = 1.0
_FEW = 4
_TURN_SD_RAD = 0.06
"""How far the head may be turned from where the mesh has it, one standard deviation: for what flat skin leaves open."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The area at one fineness: the grey levels (n,) of `some` of its pixels."""

    blur_px: float
    some: slice
    grey: FloatArray


class Agreement:
    """What a picture shows of a layer.

    By how much it is `off`, (n,), how far each place is believed, (n,), after Tukey, how much the grey levels scatter,
    and how `steep` the picture is there, (n, 2). A twist, and light's factor and shift, change it by slopes (n, 8).
    """

    def __init__(
        self, grey: FloatArray, there: FloatArray, to_right: FloatArray, to_down: FloatArray, told: FloatArray | float
    ) -> None:
        """`there` (n, 3) are the picture's grey levels and slopes where the layer's `grey` ones (n,) are carried to.

        `to_right` and `to_down` (n, 6) say where a twist carries them, `told` (n,) by what share each counts.
        """
        self.off = there[:, 0] - grey
        few = self.off[::_FEW]
        median = middle(few)
        self.spread = max(_DARKEST_SPREAD, 1.4826 * middle(np.abs(few - median)))
        self.belief = told * np.clip(1 - ((self.off - median) / (_TUKEY * self.spread)) ** 2, 0, 1) ** 2
        self.steep = there[:, 1:]
        slopes: FloatArray = np.empty((8, len(self.off)))
        slopes[:6] = there[:, 1] * to_right.T + there[:, 2] * to_down.T
        slopes[6], slopes[7] = grey, 1.0
        self.weighed = slopes.T * self.belief[:, None]
        self.normal = self.weighed.T @ slopes.T + 1e-6 * np.eye(8)
        self._held = self.normal.copy()
        self._held[:2, :2] += np.eye(2) * (self.spread / _TURN_SD_RAD) ** 2

    def step(self, off: FloatArray) -> FloatArray:
        """The twist, and light's factor and shift, that would make up for what is off."""
        return np.asarray(np.linalg.solve(self._held, self.weighed.T @ off))


def middle(values: FloatArray) -> float:
    """The median, or the upper of two middle values: NumPy's own takes ten times as long."""
    return float(np.partition(values, len(values) // 2)[len(values) // 2])
