"""EMG as lines of text: what a small sketch on an Arduino prints."""

import re
from typing import NamedTuple

import numpy as np

from game.signal.clock import MICROS_S, MICROS_WRAP
from game.signal.decoding import Decoder, Piece, Run

UV_PER_COUNT = 24.4
"""MyoWare 2.0 RAW (gain 200) on a 10-bit ADC at 5 V: 5 V / 1024 / 200 (`field/devices.md` section 0)."""
LONGEST = 80

_NUMBER = rb"\s*([+-]?\d{1,7}(?:\.\d{0,6})?)\s*"
_LINE = re.compile(rb"(?:E,\s*(\d{1,10})\s*,)?" + _NUMBER + b"," + _NUMBER)


class Sample(NamedTuple):
    """One line's sample: the board's `micros` (None in a bare line), and both channels in microvolts."""

    micros: int | None
    left_uv: float
    right_uv: float


def parse(line: bytes, uv_per_count: float = UV_PER_COUNT) -> Sample | None:
    """The sample in a line `E,<micros>,<left>,<right>` or `<left>,<right>`, or None if it is neither.

    Whole numbers are counts of an analogue-digital converter and become microvolts by `uv_per_count`; the offset
    they sit on stays (the envelope's band-pass removes it). Numbers with a point are microvolts already.

    >>> parse(b"E,1000,10,-2.5", uv_per_count=2.0)
    Sample(micros=1000, left_uv=20.0, right_uv=-2.5)
    >>> parse(b"E,10,5") is None
    True
    """
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    micros, *fields = found.groups()
    if micros is not None and int(micros) >= 2**32:
        return None
    left_uv, right_uv = (float(field) * (1.0 if b"." in field else uv_per_count) for field in fields)
    return Sample(None if micros is None else int(micros), left_uv, right_uv)


class LineDecoder(Decoder):
    """Samples in microvolts, their counter `micros` where the lines have it.

    What stands before the first line's end is dropped unread, for it may be half a line. Once a line with micros
    has come, bare lines are damaged ones; before, lines are counted, those that are no sample included.
    `damaged` counts lines that are no sample, `last_damaged` is the newest.
    """

    def __init__(self, uv_per_count: float = UV_PER_COUNT) -> None:
        self.damaged = 0
        self.last_damaged = b""
        self._uv_per_count = uv_per_count
        self._begun = False
        self._has_micros = False
        self._place: int | None = None
        self._tail = b""

    def __call__(self, data: bytes) -> list[Piece]:
        """The samples these bytes complete, bare ones before those with micros."""
        *lines, tail = (self._tail + data).split(b"\n")
        self._tail = tail[: LONGEST + 1]
        if lines and not self._begun:
            self._begun = True
            del lines[0]
        bare: list[tuple[int, float, float]] = []
        timed: list[tuple[int, float, float]] = []
        for line in lines:
            if not line.strip():
                continue
            sample = self._sample(line)
            if self._place is not None:
                self._place += 1
            if sample is None:
                continue
            if sample.micros is not None:
                timed.append((sample.micros, sample.left_uv, sample.right_uv))
            else:
                self._place = self._place or 0
                bare.append((self._place, sample.left_uv, sample.right_uv))
        return [*_run(bare), *_run(timed, MICROS_S, MICROS_WRAP)]

    @property
    def remains(self) -> bytes:
        """The beginning of the line that has not ended yet."""
        return self._tail

    def _sample(self, line: bytes) -> Sample | None:
        sample = parse(line, self._uv_per_count) if len(line) <= LONGEST else None
        if sample is not None and (sample.micros is not None or not self._has_micros):
            self._has_micros = sample.micros is not None
            return sample
        self.damaged += 1
        self.last_damaged = line[:LONGEST]
        return None


def _run(
    samples: list[tuple[int, float, float]], tick_s: float | None = None, wraps_at: int | None = None
) -> list[Piece]:
    if not samples:
        return []
    ticks = np.array([tick for tick, _, _ in samples], np.int64)
    return [Run(ticks, np.array([pair for _, *pair in samples]), tick_s, wraps_at)]
