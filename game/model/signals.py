"""What the senses deliver, stamped on the one clock."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.code import Code
from game.model.montage import BILATERAL, Montage
from game.model.scale import Scale
from game.model.sight import Sight

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
ByteArray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """An unmirrored camera picture: `bgr` is uint8, (height, width, 3), taken at `t_s`."""

    t_s: float
    bgr: ByteArray

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        height, width = self.bgr.shape[:2]
        return width, height


@dataclass(frozen=True, slots=True, eq=False)
class FaceFrame:
    """What the tracker saw in one picture.

    `landmarks_px` is float64, (478, 3), in the unmirrored picture's pixels (x right, y down, z away from the
    camera, all in the same unit), or None where no face was found. `tracked_s` is when tracking ended. `sight` is how
    well the face is shown, None where the tracker does not say. `codes` are the QR codes, largest first, while they
    are looked for in place of a face.
    """

    picture: Picture
    landmarks_px: FloatArray | None
    tracked_s: float
    sight: Sight | None = None
    codes: tuple[Code, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Converter:
    """A board's analogue-digital converter: counts from `lowest` to `highest`, of `uv_per_count` each.

    `middle` is the count of 0 uV. Ends that are not known are None. `calibrated` tells whether the microvolts are true
    or only about right; `nominal_hz` is the rate the board claims. A count of `missing` was no measurement.
    """

    uv_per_count: float
    middle: float
    lowest: int | None = None
    highest: int | None = None
    calibrated: bool = False
    nominal_hz: float | None = None
    missing: int | None = None

    @property
    def scale(self) -> Scale:
        """How far its microvolts are to be trusted."""
        return "calibrated" if self.calibrated else "approximate"

    def uv(self, counts: IntArray) -> FloatArray:
        """Microvolts of counts of any shape, bit for bit the same wherever they are computed; NaN where missing."""
        uv = (np.asarray(counts, dtype=np.float64) - self.middle) * self.uv_per_count
        return uv if self.missing is None else np.where(counts == self.missing, np.nan, uv)


@dataclass(frozen=True, slots=True)
class Filters:
    """The rate some filters are made for, and when the first sample they have heard was taken."""

    rate_hz: float
    since_s: float


@dataclass(frozen=True, slots=True)
class Listening:
    """What a sitting chose: the mains hum that is filtered out, if any, channels that change places, the montage."""

    mains_hz: float | None = None
    swapped: bool = False
    montage: Montage = BILATERAL


@dataclass(frozen=True, slots=True, eq=False)
class EmgBlock:
    """Consecutive EMG samples: `t_s` is (n,), `uv` is (n, 2) with columns left and right, in microvolts.

    `lost` samples are missing directly before this block. `counts` (n, 2) are the raw samples that `converter` made
    `uv` of; both are None for a source that has no counts. `scale` says how far to trust the microvolts. `rate_hz` is
    the rate to filter it for, where a recording tells; None where it has to be found out. `clock_hz` is the rate as the
    board's clock has been fitted by now, None where nobody fits it: then it is found from `t_s`. `listening` is how it
    was listened to when a recording was made of it, None where none tells.
    """

    t_s: FloatArray
    uv: FloatArray
    lost: int = 0
    counts: IntArray | None = None
    converter: Converter | None = None
    rate_hz: float | None = None
    listening: Listening | None = None
    clock_hz: float | None = None
    scale: Scale = "approximate"

    @classmethod
    def counted(
        cls, t_s: FloatArray, counts: IntArray, converter: Converter, lost: int = 0, clock_hz: float | None = None
    ) -> "EmgBlock":
        """A block from a board's own counts (n, 2)."""
        return cls(t_s, converter.uv(counts), lost, counts, converter, clock_hz=clock_hz, scale=converter.scale)


@dataclass(frozen=True, slots=True)
class Intent:
    """From `t_s` on, the player is asked for `movement` at `amount` of the gentle best (0 is rest, 1 the best)."""

    t_s: float
    movement: str
    amount: float
