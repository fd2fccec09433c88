"""Arduinos and others with the Chords firmware of Upside Down Labs."""

import re
from typing import ClassVar

from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.signal.decoding.chords import ChordsDecoder
from game.wire.board import WireBoard

__all__ = ["Chords"]

_GAIN = 2420.0
"""The Muscle BioAmp's (`field/devices.md` section 1.3); for other sensors on the same pins it is unknown."""
_MOST_BITS = 16
_AVR, _NPG = (250.0, 10, 5.0), (500.0, 12, 2.5)
_BOARDS = {
    "UNO-R3": (6, *_AVR), "UNO-CLONE": (6, *_AVR), "GENUINO-UNO": (6, *_AVR), "NANO-CLASSIC": (8, *_AVR),
    "NANO-CLONE": (8, *_AVR), "MEGA-2560-R3": (16, *_AVR), "MEGA-2560-CLONE": (16, *_AVR),
    "UNO-R4": (6, 500.0, 14, 5.0), "RPI-PICO-RP2040": (3, 500.0, 12, 3.3), "NPG-LITE": (3, *_NPG),
}  # fmt: skip
"""By its answer: channels, samples a second, bits, volts."""
_ANSWER = re.compile(rb"([A-Z][A-Z0-9-]{3,20})\r?\n")


class Chords(WireBoard):
    """A board with the Chords firmware: its first two inputs are left and right.

    An UNO answers after its one-second read time-out. Any byte stops it while it sends, so nothing is sent then.
    """

    title: ClassVar[str] = "a board with the Chords firmware"
    scale: ClassVar[Scale] = "approximate"
    bauds: ClassVar[tuple[int, ...]] = (115_200, 230_400)
    usb: ClassVar[tuple[tuple[int, int | None], ...]] = (
        (0x2341, None), (0x2A03, None), (0x1A86, None), (0x10C4, None), (0x0403, None), (0x2E8A, None), (0x303A, None),
        (0x0483, None),
    )  # fmt: skip
    questions: ClassVar[tuple[bytes, ...]] = (b"WHORU\n",)
    answers_s: ClassVar[float] = 1.6
    stops: ClassVar[bytes] = b"STOP\n"

    def recognise(self, answer: bytes) -> Make | None:
        """By the name it answers to WHORU."""
        for found in _ANSWER.findall(answer):
            name = found.decode("ascii")
            if name in _BOARDS:
                channels, rate_hz, bits, volts = _BOARDS[name]
                uv_per_count = volts / 2**bits / _GAIN * 1e6
                return Make(f"{name} with Chords", rate_hz, channels, bits, uv_per_count, 2.0 ** (bits - 1), self.scale)
        return None

    def orders(self, make: Make) -> tuple[bytes, ...]:  # noqa: ARG002 - the same for all
        """Begin."""
        return (b"START\n",)

    def decoder(self, make: Make) -> Decoder:
        """Framed samples; how many channels there are is seen from the frames."""
        return ChordsDecoder(make.bits or _MOST_BITS)
