"""BITalino (r)evolution with two EMG sensors."""

import re
from typing import ClassVar

from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.signal.decoding.bitalino import BitalinoDecoder
from game.wire.board import WireBoard

__all__ = ["Bitalino"]

_VOLTS, _GAIN, _BITS = 3.3, 1009.0, 10
_VERSION = re.compile(rb"BITalino_v(\d+\.\d+)")
_IDLE, _WHO, _THOUSAND_HZ, _A1_A2 = b"\x00", b"\x07", b"\xc3", b"\x0d"


class Bitalino(WireBoard):
    """Sensors on A1 (left) and A2 (right), a thousand samples a second, by Bluetooth.

    Pair it with the computer first; its port is then /dev/rfcomm0, or a COM port. Microvolts follow the EMG sensor's
    published transfer function.
    """

    title: ClassVar[str] = "a BITalino"
    scale: ClassVar[Scale] = "calibrated"
    bauds: ClassVar[tuple[int, ...]] = (115_200,)
    questions: ClassVar[tuple[bytes, ...]] = (_IDLE, _WHO)
    answers_s: ClassVar[float] = 1.0
    stops: ClassVar[bytes] = _IDLE

    def recognise(self, answer: bytes) -> Make | None:
        """By its version."""
        found = _VERSION.search(answer)
        if found is None:
            return None
        uv_per_count = _VOLTS / _GAIN / 2**_BITS * 1e6
        return Make(f"BITalino {found[1].decode('ascii')}", 1000.0, 2, _BITS, uv_per_count, 512.0, self.scale)

    def orders(self, make: Make) -> tuple[bytes, ...]:  # noqa: ARG002 - always the same
        """A thousand samples a second of A1 and A2."""
        return (_THOUSAND_HZ, _A1_A2)

    def decoder(self, make: Make) -> Decoder:
        """Its packets of two channels."""
        return BitalinoDecoder(make.channels)
