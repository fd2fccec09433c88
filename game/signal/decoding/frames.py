"""Frames of a fixed length with a counter: what most boards send."""

from abc import abstractmethod

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray, IntArray
from game.signal.decoding import Decoder, Piece, Run

Mask = NDArray[np.bool_]
_FORGOTTEN_AFTER = 4
_HELD = 2


class FrameDecoder(Decoder):
    """Finds frames by their look, and once found reads on from one to the next.

    `lengths` are those a frame may have, in bytes; the first one found stays until nothing has fitted it for four
    frames. A frame counts as found where `confirm` of them stand one behind the other, so that bytes of a sample that
    look like a beginning deceive nobody. A frame whose counter jumps waits for the next two, so that a damaged counter
    stands between good ones, where `SampleClock` mends it.
    """

    lengths: tuple[int, ...]
    wraps_at: int
    confirm = 2
    counts_on = False
    """Whether a frame that does not count on from the one before has to be found anew: a wire without a head."""

    @abstractmethod
    def are_frames(self, rows: ByteArray) -> Mask:
        """Which of the rows (n, length) look like a frame, (n,)."""

    @abstractmethod
    def ticks(self, rows: ByteArray) -> IntArray:
        """The counter of each frame, (n,)."""

    @abstractmethod
    def counts(self, rows: ByteArray) -> FloatArray:
        """The channels of each frame, (n, channels)."""

    def __init__(self) -> None:
        self._kept = b""
        self._length: int | None = None
        self._found = False
        self._tick: int | None = None
        self._unfitting = 0

    @property
    def remains(self) -> bytes:
        """The beginning of a frame, or what may be one."""
        return self._kept

    def __call__(self, data: bytes) -> list[Piece]:
        """The frames these bytes complete."""
        self._kept += data
        pieces: list[Piece] = []
        going = True
        while going:
            if self._found and self._length is not None:
                run = self._read(self._length)
                pieces += run
                going = bool(run) or not self._found
            else:
                going = self._look()
        return pieces

    def _read(self, length: int) -> list[Piece]:
        """Frame after frame; none when they have to wait for more bytes, or when they end here."""
        whole = len(self._kept) // length
        if not whole:
            return []
        rows = np.frombuffer(self._kept, np.uint8, whole * length).reshape(whole, length)
        ticks = self.ticks(rows)
        steps = np.diff(ticks, prepend=ticks[:1] - 1 if self._tick is None else self._tick) % self.wraps_at
        fits = self.are_frames(rows)
        if self.counts_on:
            fits &= steps == 1
        run = whole if fits.all() else int(np.argmin(fits))
        self._found = run == whole
        if self._found:
            jumps = steps[max(0, run - _HELD) : run] != 1
            run -= int(np.argmin(np.append(jumps[::-1], False)))
        if not run:
            return []
        self._kept = self._kept[run * length :]
        self._unfitting = 0
        self._tick = int(ticks[run - 1])
        return [Run(ticks[:run], self.counts(rows[:run]), wraps_at=self.wraps_at)]

    def _look(self) -> bool:
        """Drop what stands before the first frame that is followed by others; whether there is more to be done."""
        lengths = self.lengths if self._length is None else (self._length,)
        kept = np.frombuffer(self._kept, np.uint8)
        places = len(kept) - max(lengths) * self.confirm + 1
        until = None if self._length is None else _FORGOTTEN_AFTER * self._length - self._unfitting
        places = places if until is None else min(places, until)
        if places <= 0:
            return False
        firsts = {length: first for length in lengths if (first := self._first(kept, length, places)) is not None}
        if firsts:
            self._length = min(firsts, key=firsts.__getitem__)
            self._found, self._tick = True, None
        elif places == until:
            self._length = None
        self._drop(min(firsts.values(), default=places))
        if self._length is None:
            self._unfitting = 0
        return True

    def _drop(self, count: int) -> None:
        self.damaged += count
        self._unfitting += count
        self._kept = self._kept[count:]

    def _first(self, kept: ByteArray, length: int, places: int) -> int | None:
        """The first of so many places at which frames of this length follow one another."""
        rows = sliding_window_view(kept[: places + length * self.confirm - 1], length)
        good = self.are_frames(rows)
        starts = good[:places].copy()
        for number in range(1, self.confirm):
            starts &= good[number * length :][:places]
        found = np.flatnonzero(starts)
        if self.counts_on and found.size:
            ticks = self.ticks(rows[found[:, None] + length * np.arange(self.confirm)].reshape(-1, length))
            found = found[(np.diff(ticks.reshape(-1, self.confirm)) % self.wraps_at == 1).all(axis=1)]
        return int(found[0]) if found.size else None


def words(rows: ByteArray, first: int, after: int) -> FloatArray:
    """Unsigned 16-bit numbers, high byte first, between two places of every row (n, length): (n, numbers)."""
    return rows[:, first:after:2] * 256.0 + rows[:, first + 1 : after : 2]
