"""Any board that prints its samples as lines of text over a serial port."""

import re
from collections import deque
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import numpy as np

from game.boards import Port
from game.errors import DeviceLost
from game.model.signals import EmgBlock, FloatArray
from game.ports import Board, Surroundings
from game.signal.clock import MICROS_S, MICROS_WRAP, SampleClock, Stamps
from game.signal.lines import UV_PER_COUNT, LineDecoder, Sample

__all__ = ["CsvLines", "LineDecoder"]

_PORT = re.compile(r"/dev/.+|COM\d+|(?:socket|rfc2217|loop|spy|alt|hwgrep)://.*", re.IGNORECASE)
_SILENCE_S = 2.0
_WAKING_S = 4.0
"""Opening the port restarts an Arduino; its boot loader may take two seconds before the sketch begins."""


class CsvLines(Board):
    """A board that prints `E,<micros>,<left>,<right>`, or bare `<left>,<right>`, a line for each sample.

    The address is a port, `/dev/ttyACM0`, `COM3`, `socket://127.0.0.1:7000`, with `@BAUD` where it is not 250000
    (what a thousand lines a second need; boards with their own USB take any). Whole numbers are converter counts of
    `uv_per_count` microvolts each (MyoWare 2.0 RAW on a 10-bit, 5 V Arduino), numbers with a point are microvolts;
    true microvolts are known for neither, hence `scale`.
    """

    simulated: ClassVar[bool] = False
    scale: ClassVar[str] = "approximate"
    baud: ClassVar[int] = 250_000
    uv_per_count: ClassVar[float] = UV_PER_COUNT

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address looks like a serial port: by its name, or a link to a device."""
        name = re.sub(r"@\d+$", "", address)
        if _PORT.fullmatch(name):
            return True
        path = Path(name)
        return path.is_char_device() or (path.is_symlink() and str(path.readlink()).startswith("/dev/"))

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._port = Port(address, self.baud)
        self._now_s = surroundings.clock.now_s
        self._begin()

    def _begin(self) -> None:
        self.decoder = LineDecoder(self.uv_per_count)
        self._clock = SampleClock()
        self._by_micros = False
        self._blocks: deque[EmgBlock] = deque()
        self._opened_s = self._now_s()
        self._first_byte_s: float | None = None
        self._byte_s = float("-inf")
        self._sample_s: float | None = None

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return self._clock.rate_hz

    def open(self) -> None:
        """Open the port and begin anew. Raises DeviceMissing with what to do."""
        self._port.open()
        self._begin()

    def close(self) -> None:
        """Let go of the port; closing twice is fine."""
        self._port.close()

    def read(self) -> EmgBlock | None:
        """What has arrived, or None; waits 0.05 s at most.

        Raises DeviceLost when the port is gone, when nothing comes for two seconds (four after opening), and when
        what comes are no samples.
        """
        if not self._blocks:
            data = self._port.read()
            now_s = self._now_s()
            samples = self.decoder(data)
            if data:
                self._byte_s = now_s
                self._first_byte_s = now_s if self._first_byte_s is None else self._first_byte_s
            if samples:
                self._sample_s = now_s
                self._blocks.extend(self._stamped(samples, now_s))
            else:
                self._watch(now_s)
        return self._blocks.popleft() if self._blocks else None

    def _stamped(self, samples: list[Sample], now_s: float) -> list[EmgBlock]:
        timed = [sample for sample in samples if sample.micros is not None]
        if timed and not self._by_micros:
            self._by_micros = True
            self._clock = SampleClock(MICROS_S, MICROS_WRAP)
        samples = timed or samples
        uv = np.array([(sample.left_uv, sample.right_uv) for sample in samples])
        if timed:
            micros = np.array([sample.micros for sample in timed], dtype=np.int64)
            return _blocks(self._clock.stamp(now_s, micros), uv)
        return _blocks(self._clock.stamp(now_s, len(samples)), uv)

    def _watch(self, now_s: float) -> None:
        if self._first_byte_s is None:
            silent = now_s - self._opened_s > _WAKING_S
        else:
            silent = now_s - max(self._first_byte_s, self._sample_s or 0.0, self._opened_s) > _SILENCE_S
        if not silent:
            return
        where = self._port.name
        junk = self.decoder.last_rejected or self.decoder.unfinished
        chatters = now_s - self._byte_s < _SILENCE_S / 2
        if junk and (chatters or self._sample_s is None):
            raise DeviceLost(
                f"What {where} sends at {self._port.baud} baud is not EMG: it begins {ascii(junk[:24])[1:]}. Check "
                f"that the sketch prints E,<micros>,<left>,<right>, and at which speed, then name it as {where}@BAUD."
            )
        raise DeviceLost(
            f"The EMG board on {where} is plugged in but sends nothing. Check that its sketch runs, "
            "or press its reset button; the game goes on by itself."
        )


def _blocks(stamps: Stamps, uv: FloatArray) -> list[EmgBlock]:
    """The samples cut before every loss, so that each block is whole."""
    cuts = [int(at) for at in np.flatnonzero(stamps.lost) if at > 0]
    edges = [0, *cuts, len(uv)]
    return [EmgBlock(stamps.t_s[a:b], uv[a:b], int(stamps.lost[a])) for a, b in pairwise(edges)]
