"""Bytes from a board in, samples and messages out: a pure decoder for each wire, apart from the port.

Every decoder gives the same however its bytes are cut, takes any bytes without an exception, and keeps no more of them
than a few frames.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from game.model.signals import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Samples one behind the other: the wire's counter `ticks` (n,), and `counts` (n, channels) as they came.

    `tick_s` is the length of a tick where the wire itself says it; after `wraps_at` ticks the counter begins again from
    0, None where it never does. A wire without a counter is counted here, frames that were damaged
    included. With `in_uv` the board itself has made microvolts of its counts.
    """

    ticks: IntArray
    counts: FloatArray
    tick_s: float | None = None
    wraps_at: int | None = None
    in_uv: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What a board said in words."""

    words: str


Piece = Run | Message


class Decoder(ABC):
    """Bytes in, runs of samples and messages out.

    `damaged` counts what came and was no part of a frame, in bytes (in lines, where the wire is text).
    """

    damaged: int = 0

    @abstractmethod
    def __call__(self, data: bytes) -> list[Piece]:
        """What these bytes complete, in its order."""

    @property
    @abstractmethod
    def remains(self) -> bytes:
        """What is kept until more comes: the beginning of a frame, or what may be one."""
