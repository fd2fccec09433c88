"""What is known of an EMG board."""

from dataclasses import dataclass

from game.model.scale import Scale
from game.model.signals import Converter


@dataclass(frozen=True, slots=True)
class Make:
    """What a board is, as its maker describes it: `rate_hz` is nominal, None where descriptions disagree.

    A sample of `bits` bits, None where they are not known, becomes `(count - middle) * uv_per_count` microvolts.
    `scale` says how far to trust them.
    """

    name: str
    rate_hz: float | None
    channels: int
    bits: int | None
    uv_per_count: float
    middle: float
    scale: Scale

    @property
    def converter(self) -> Converter:
        """What makes microvolts of its counts; half of them lie below the middle."""
        lowest = None if self.bits is None else round(self.middle) - 2 ** (self.bits - 1)
        highest = None if self.bits is None else round(self.middle) + 2 ** (self.bits - 1) - 1
        return Converter(
            self.uv_per_count, self.middle, lowest, highest, self.scale == "calibrated", nominal_hz=self.rate_hz
        )


@dataclass(frozen=True, slots=True)
class Known:
    """A board that was found once, by what it is and not by its port: its plug-in, and its USB identity if any."""

    kind: str
    vid: int | None = None
    pid: int | None = None
    serial_number: str | None = None
    baud: int | None = None
