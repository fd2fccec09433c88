"""OpenBCI Cyton with its USB dongle."""

from typing import ClassVar

from game.errors import DeviceLost
from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.signal.decoding.cyton import CytonDecoder
from game.wire.board import WireBoard

__all__ = ["Cyton"]

_VOLTS, _GAIN = 4.5, 24.0
_BIPOLAR = (b"x1060100X", b"x2060100X")
"""Channels 1 and 2: on, gain 24, input as it is, in the bias, without SRB2, which would tie both to one reference."""


class Cyton(WireBoard):
    """The eight-channel board: channel 1 (N1P and N1N) is left, channel 2 right, each a bipolar pair.

    Microvolts are true; 250 samples a second hear a muscle's lower half only.
    """

    title: ClassVar[str] = "an OpenBCI Cyton"
    scale: ClassVar[Scale] = "calibrated"
    bauds: ClassVar[tuple[int, ...]] = (115_200,)
    usb: ClassVar[tuple[tuple[int, int | None], ...]] = ((0x0403, 0x6015),)
    questions: ClassVar[tuple[bytes, ...]] = (b"s", b"v")
    answers_s: ClassVar[float] = 2.0
    stops: ClassVar[bytes] = b"s"

    def recognise(self, answer: bytes) -> Make | None:
        """By its greeting, which ends with `$$$`. Raises DeviceLost when the dongle alone answers."""
        said, ended, _ = answer.rpartition(b"$$$")
        if b"OpenBCI" in said:
            return Make("OpenBCI Cyton", 250.0, 8, 24, _VOLTS / _GAIN / (2**23 - 1) * 1e6, 0.0, self.scale)
        if ended and b"Failure" in said:
            raise DeviceLost(
                f"The Cyton's dongle is on {self.port.name}, but its board does not answer. "
                "Switch the board on (PC), and check its battery; the game goes on by itself."
            )
        return None

    def orders(self, make: Make) -> tuple[bytes, ...]:  # noqa: ARG002 - always the same
        """Defaults, both channels bipolar, begin."""
        return (b"d", *_BIPOLAR, b"b")

    def decoder(self, make: Make) -> Decoder:  # noqa: ARG002
        """Its 33-byte packets."""
        return CytonDecoder()
