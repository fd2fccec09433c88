"""What is seen of a rest's skin in one picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.signal.rigid import Stance
from game.tracking.optic import Pixels

MOVING = np.array(mark.MOVING)
"""The spots, in pairs of left and right."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A picture's grey levels and landmarks."""

    t_s: float
    grey: ByteArray
    landmarks_px: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Where a picture has the spots, which of them are sure, and which nearly, and where the head is."""

    px: Pixels
    sure: NDArray[np.bool_]
    near: NDArray[np.bool_]
    stance: Stance


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A picture laid over the rest's, evenly lit, and which spots are sure; not `found`, it lies as the mesh says."""

    lit: ByteArray
    sure: NDArray[np.bool_]
    found: bool

    def any_sure(self, places: Sequence[int]) -> bool:
        """Whether any of these landmarks among `MOVING` was found again."""
        return any(self.sure[mark.MOVING.index(place)] for place in places)
