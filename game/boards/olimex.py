"""Olimex SHIELD-EKG-EMG, two of them stacked on an Arduino."""

from typing import ClassVar

from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.signal.decoding.olimex import OlimexDecoder
from game.wire.board import WireBoard

__all__ = ["Olimex"]

_VOLTS, _GAIN = 5.0, 2848.0
"""The gain is as delivered; each shield has a trimmer for it."""


class Olimex(WireBoard):
    """Two shields with the sketch Olimex gives for them; the first is left, the second right.

    They let through 40 Hz at most, so little of a facial muscle is heard, and give 250 samples a second, whatever
    their description says. They cannot be asked and send by themselves.
    """

    title: ClassVar[str] = "an Olimex EMG shield"
    scale: ClassVar[Scale] = "approximate"
    bauds: ClassVar[tuple[int, ...]] = (57_600, 115_200)
    usb: ClassVar[tuple[tuple[int, int | None], ...]] = ((0x2341, None), (0x2A03, None), (0x1A86, None), (0x15BA, None))
    answers_s: ClassVar[float] = 3.0

    def recognise(self, answer: bytes) -> Make | None:  # noqa: ARG002 - it cannot be asked
        """It is known by its frames alone."""
        return Make("Olimex EMG shields", 250.0, 6, 10, _VOLTS / 1024 / _GAIN * 1e6, 512.0, self.scale)

    def decoder(self, make: Make) -> Decoder:  # noqa: ARG002
        """The ModularEEG's packets."""
        return OlimexDecoder()
