"""EMG as lines of text: what a small sketch on an Arduino prints."""

import re
from itertools import groupby
from typing import NamedTuple

import numpy as np

from game.signal.clock import MICROS_S, MICROS_WRAP
from game.signal.decoding import Decoder, Piece, Run

UV_PER_COUNT = 24.4
"""MyoWare 2.0 RAW (gain 200) on a 10-bit ADC at 5 V: 5 V / 1024 / 200 (`field/devices.md` section 0)."""
LONGEST = 80

_NUMBER = rb"\s*([+-]?\d{1,7}(?:\.\d{0,6})?)\s*"
_NUMBERS = re.compile(rb"(?:E,\s*\d{1,10}\s*,)?((?:%(one)s,)*%(one)s)" % {b"one": rb"\s*[+-]?\d{1,7}(?:\.\d{0,6})?\s*"})
_LINE = re.compile(rb"(?:E,\s*(\d{1,10})\s*,)?" + _NUMBER + b"," + _NUMBER)


class Sample(NamedTuple):
    """One line's sample: the board's `micros` (None in a bare line), and both channels as they are printed.

    Numbers of which one has a point are microvolts (`in_uv`), whole ones are counts of a converter.
    """

    micros: int | None
    left: float
    right: float
    in_uv: bool

    def uv(self, uv_per_count: float = UV_PER_COUNT) -> tuple[float, float]:
        """Both in microvolts; the offset that counts sit on stays (the envelope's band-pass removes it).

        >>> parse(b"E,1000,10,-2").uv(2.0)
        (20.0, -4.0)
        """
        step_uv = 1.0 if self.in_uv else uv_per_count
        return self.left * step_uv, self.right * step_uv


def parse(line: bytes) -> Sample | None:
    """The sample in a line `E,<micros>,<left>,<right>` or `<left>,<right>`, or None if it is neither.

    >>> parse(b"E,1000,10,-2.5")
    Sample(micros=1000, left=10.0, right=-2.5, in_uv=True)
    >>> parse(b"E,10,5") is None
    True
    """
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    micros, left, right = found.groups()
    if micros is not None and int(micros) >= 2**32:
        return None
    return Sample(None if micros is None else int(micros), float(left), float(right), b"." in left + right)


def numbers_in(line: bytes) -> int:
    """How many channels' numbers a line `E,<micros>,<number>,...` or `<number>,...` holds; 0 if it is neither.

    >>> numbers_in(b"E,1000,512"), numbers_in(b"512,510,3"), numbers_in(b"MyoWare")
    (1, 3, 0)
    """
    found = _NUMBERS.fullmatch(line.strip())
    return 0 if found is None else found[1].count(b",") + 1


class LineDecoder(Decoder):
    """Samples as they are printed, their counter `micros` where the lines have it.

    What stands before the first line's end is dropped unread, for it may be half a line. The first sample tells whether
    numbers are counts or microvolts; two lines in microvolts, one behind the other, tell otherwise, one among counts is
    a damaged one. Once a line with micros has come, bare lines are damaged ones; before, lines are counted, those that
    are no sample included. `damaged` counts lines that are no sample, `last_damaged` is the newest.
    """

    def __init__(self) -> None:
        self.damaged = 0
        self.last_damaged = b""
        self._begun = False
        self._has_micros = False
        self._in_uv: bool | None = None
        self._doubt = False
        self._place: int | None = None
        self._tail = b""

    def __call__(self, data: bytes) -> list[Piece]:
        """The samples these bytes complete."""
        *lines, tail = (self._tail + data).split(b"\n")
        self._tail = tail[: LONGEST + 1]
        if lines and not self._begun:
            self._begun = True
            del lines[0]
        placed = [(sample, self._place) for line in lines if line.strip() and (sample := self._sample(line))]
        return [_run(list(group)) for _, group in groupby(placed, lambda each: (each[0].micros is None, each[0].in_uv))]

    @property
    def remains(self) -> bytes:
        """The beginning of the line that has not ended yet."""
        return self._tail

    def _sample(self, line: bytes) -> Sample | None:
        """The sample in a line, None where it is damaged; both count."""
        sample = parse(line) if len(line) <= LONGEST else None
        if self._place is not None:
            self._place += 1
        if sample is not None and (sample.micros is not None or not self._has_micros):
            strange, self._doubt = self._in_uv is False and sample.in_uv and not self._doubt, sample.in_uv
            if not strange:
                self._has_micros = sample.micros is not None
                self._in_uv = self._in_uv or sample.in_uv
                self._place = self._place or 0
                return sample._replace(in_uv=self._in_uv)
        self.damaged += 1
        self.last_damaged = line[:LONGEST]
        return None


def _run(samples: list[tuple[Sample, int | None]]) -> Run:
    """Samples of one kind, counted by their own `micros`, else by their places."""
    first = samples[0][0]
    ticks = np.array([place if sample.micros is None else sample.micros for sample, place in samples], np.int64)
    numbers = np.array([(sample.left, sample.right) for sample, _ in samples])
    if first.micros is None:
        return Run(ticks, numbers, in_uv=first.in_uv)
    return Run(ticks, numbers, MICROS_S, MICROS_WRAP, first.in_uv)
