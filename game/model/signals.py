"""What the senses deliver, stamped on the one clock."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.sight import Sight

FloatArray = NDArray[np.float64]
ByteArray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """An unmirrored camera picture: `bgr` is uint8, (height, width, 3), taken at `t_s`."""

    t_s: float
    bgr: ByteArray


@dataclass(frozen=True, slots=True, eq=False)
class FaceFrame:
    """What the tracker saw in one picture.

    `landmarks_px` is float64, (478, 3), in the unmirrored picture's pixels (x right, y down, z away from the
    camera, all in the same unit), or None where no face was found. `tracked_s` is when tracking ended. `sight` is how
    well the face is shown, None where the tracker does not say.
    """

    picture: Picture
    landmarks_px: FloatArray | None
    tracked_s: float
    sight: Sight | None = None

    @property
    def t_s(self) -> float:
        """When the picture was taken."""
        return self.picture.t_s


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """A typical picture of a rest, and the rest face `template_mm` (478, 3) it belongs to, which began at `since_s`."""

    frame: FaceFrame
    template_mm: FloatArray
    since_s: float = float("inf")


@dataclass(frozen=True, slots=True, eq=False)
class EmgBlock:
    """Consecutive EMG samples: `t_s` is (n,), `uv` is (n, 2) with columns left and right, in microvolts.

    `lost` samples are missing directly before this block.
    """

    t_s: FloatArray
    uv: FloatArray
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Intent:
    """From `t_s` on, the player is asked for `movement` at `amount` of the gentle best (0 is rest, 1 the best)."""

    t_s: float
    movement: str
    amount: float
