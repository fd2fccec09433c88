"""What is known of an EMG board."""

from dataclasses import dataclass
from typing import Literal

Scale = Literal["calibrated", "approximate", "recorded", "exact"]


@dataclass(frozen=True, slots=True)
class Make:
    """What a board is, as its maker describes it: `rate_hz` is nominal, None where descriptions disagree.

    A sample of `bits` bits becomes `(count - middle) * uv_per_count` microvolts; `scale` says how far to trust them:
    `calibrated` by a published transfer function, `approximate` where an amplifier's gain is not known for sure.
    """

    name: str
    rate_hz: float | None
    channels: int
    bits: int
    uv_per_count: float
    middle: float
    scale: Scale


@dataclass(frozen=True, slots=True)
class Known:
    """A board that was found once, by what it is and not by its port: its plug-in, and its USB identity if any."""

    kind: str
    vid: int | None = None
    pid: int | None = None
    serial_number: str | None = None
    baud: int | None = None
