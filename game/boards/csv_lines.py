"""Any board that prints its samples as lines of text over a serial port."""

from typing import ClassVar

from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.signal.decoding.lines import UV_PER_COUNT, LineDecoder, numbers_in
from game.wire import words
from game.wire.board import WireBoard
from game.wire.port import is_port

__all__ = ["CsvLines"]

_FEW_LINES = 5
"""As many may look like numbers by chance, at a wrong speed."""


class CsvLines(WireBoard):
    """A board that prints `E,<micros>,<left>,<right>`, or bare `<left>,<right>`, a line for each sample.

    The address is `csv_lines:PORT`, or `PORT@BAUD` where the speed is not 250000 (what a thousand lines a second
    need; boards with their own USB take any). Whole numbers are converter counts of `uv_per_count` microvolts each
    (MyoWare 2.0 RAW on a 10-bit, 5 V Arduino), numbers with a point are microvolts; true microvolts are known for
    neither, hence `scale`. Opening the port restarts an Arduino, whose boot loader may take two seconds.
    """

    title: ClassVar[str] = "a board that prints lines"
    scale: ClassVar[Scale] = "approximate"
    bauds: ClassVar[tuple[int, ...]] = (250_000,)
    usb: ClassVar[tuple[tuple[int, int | None], ...]] = (
        (0x2341, None), (0x2A03, None), (0x1A86, None), (0x10C4, None), (0x0403, None), (0x2E8A, None), (0x16C0, None),
        (0x239A, None), (0x303A, None), (0x0483, None), (0x1B4F, None),
    )  # fmt: skip
    answers_s: ClassVar[float] = 4.0
    uv_per_count: ClassVar[float] = UV_PER_COUNT

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address is `csv_lines:PORT` or `PORT@BAUD`."""
        return super().claims(address) or (is_port(address) and address.rpartition("@")[2].isdecimal())

    def recognise(self, answer: bytes) -> Make | None:  # noqa: ARG002 - it cannot be asked
        """It is known by its lines alone."""
        return Make("A board that prints lines", None, 2, None, self.uv_per_count, 0.0, self.scale)

    def decoder(self, make: Make) -> Decoder:  # noqa: ARG002
        """Lines of text."""
        return LineDecoder()

    def misfit(self, heard: bytes) -> str:
        """Lines of one number, or of more than two, where all that came whole are such."""
        lines = [line.strip() for line in heard.split(b"\n")[1:-1]]
        counts = {numbers_in(line) for line in lines}
        is_other = len(lines) >= _FEW_LINES and len(counts) == 1 and not counts & {0, 2}
        return words.other_columns(self.port.name, counts.pop(), lines[-1]) if is_other else ""

    def advice(self) -> str:
        """What its sketch should do."""
        where = self.port.name
        return (
            f"Check that the sketch prints E,<micros>,<left>,<right>, and at which speed, then name it as {where}@BAUD."
        )
