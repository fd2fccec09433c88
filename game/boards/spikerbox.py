"""Backyard Brains' SpikerBoxes and SpikerShields for muscles."""

import re
from typing import ClassVar

from game.errors import DeviceLost
from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.signal.decoding.spikerbox import SpikerboxDecoder
from game.wire.board import WireBoard

__all__ = ["Spikerbox"]

_SHIELD_UV = 5.0 / 1024 / 600 * 1e6
"""5 V and a gain of 600; the Muscle SpikerBox Pro's gain is not published and taken for the same."""
_HUMAN_UV = 3.3 / 2**14 / 850 * 1e6
"""A gain of 850; the reference is not published and taken for 3.3 V."""
_BOXES = {
    "HUMANSB": ("Human SpikerBox", 2, 14, _HUMAN_UV),
    "MSBPCDC": ("Muscle SpikerBox Pro", 2, 10, _SHIELD_UV),
    "MUSCLESB": ("Muscle SpikerBox Pro", 2, 10, _SHIELD_UV),
    "MUSCLESS": ("Muscle SpikerShield", 2, 10, _SHIELD_UV),
    "MUSCUSB1": ("Muscle SpikerBox", 1, 10, _SHIELD_UV),
    "HHIBOX": ("Human-Human Interface", 1, 10, _SHIELD_UV),
    "HBLEOSB": ("Heart and Brain SpikerBox", 1, 10, _SHIELD_UV),
    "UNIBOX": ("Spike Station", 2, 14, _HUMAN_UV),
}
"""By its answer: name, channels, bits, microvolts a count."""
_SETS_CHANNELS = ("Muscle SpikerShield",)
_BEGINS_WHEN_TOLD = ("Muscle SpikerBox Pro",)
_HARDWARE = re.compile(rb"HWT:\s*([A-Za-z0-9_]{3,20})\s*;")


class Spikerbox(WireBoard):
    """A box of Backyard Brains: its first channel is left, its second right.

    Their descriptions contradict each other about rates and gains: rates are measured, microvolts approximate.
    """

    title: ClassVar[str] = "a SpikerBox"
    scale: ClassVar[Scale] = "approximate"
    bauds: ClassVar[tuple[int, ...]] = (222_222, 230_400, 500_000)
    usb: ClassVar[tuple[tuple[int, int | None], ...]] = (
        (0x2E73, 0x0004), (0x2E73, 0x0006), (0x2E73, 0x000D), (0x2341, 0x0043), (0x0403, 0x6015),
    )  # fmt: skip
    questions: ClassVar[tuple[bytes, ...]] = (b"b:;\n",)
    answers_s: ClassVar[float] = 0.8
    stops: ClassVar[bytes] = b"h:;\n"

    def recognise(self, answer: bytes) -> Make | None:
        """By the hardware it says it is. Raises DeviceLost for a box that is not made for muscles."""
        found = _HARDWARE.search(answer)
        if found is None:
            return None
        hardware = found[1].decode("ascii")
        if hardware not in _BOXES:
            raise DeviceLost(
                f"{hardware} on {self.port.name} is a SpikerBox this game does not know for EMG. "
                "Use a Human or a Muscle SpikerBox, or play with the camera alone (--emg none)."
            )
        name, channels, bits, uv_per_count = _BOXES[hardware]
        return Make(name, None, channels, bits, uv_per_count, 2.0 ** (bits - 1), self.scale)

    def orders(self, make: Make) -> tuple[bytes, ...]:
        """Two channels where it can be told how many, and begin where it waits for that."""
        if make.name in _SETS_CHANNELS:
            return (b"c:2;\n",)
        return (b"start:;\n",) if make.name in _BEGINS_WHEN_TOLD else ()

    def decoder(self, make: Make) -> Decoder:  # noqa: ARG002 - how many channels it sends can be changed on the box
        """Frames of seven bits a byte; how many channels there are is seen from them."""
        return SpikerboxDecoder()
