"""What has to be known of a whole log before a file can be made of it: its rate, its range, its gaps, its remarks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from game.errors import DataError
from game.model.signals import FloatArray, IntArray
from game.store.logged import Piece

_LONGEST_GAP_S = 60.0
"""A longer gap is filled no further; its annotation tells how long it was."""
_SHORTEST_GAP_S = 0.1
_RUN = 1 << 15
"""A gap is filled by so many rows at once."""
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """A log of `samples` from `lowest` to `highest`; `whole` as in its pieces.

    They were taken at `rate_hz`, 0 where there are no two moments.

    The k-th gap is before sample `before[k]`: so many are `lost`, and so many rows are `filling` in the file.
    """

    samples: int
    lowest: int
    highest: int
    rate_hz: float
    before: IntArray
    lost: IntArray
    filling: IntArray
    remarks: list[tuple[float, str]]
    whole: bool

    @property
    def rows(self) -> int:
        """How many rows the samples are with all gaps filled."""
        return self.samples + int(self.filling.sum())

    def places(self, samples: IntArray) -> IntArray:
        """The rows on which these samples are."""
        filled = np.concatenate(([0], np.cumsum(self.filling)))
        where: IntArray = samples + filled[np.searchsorted(self.before, samples, side="right")]
        return where

    def filled(self, pieces: Iterable[Piece]) -> Iterator[IntArray]:
        """The rows (n, 2), run after run: each gap filled with the last sample before it."""
        samples, last = 0, np.zeros((1, 2), dtype=np.int64)
        for piece in pieces:
            first, end = np.searchsorted(self.before, (samples, samples + len(piece.t_s)))
            at = 0
            for gap in range(int(first), int(end)):
                before = int(self.before[gap]) - samples
                yield piece.counts[at:before]
                last = piece.counts[before - 1 : before] if before else last
                for done in range(0, int(self.filling[gap]), _RUN):
                    yield np.repeat(last, min(_RUN, int(self.filling[gap]) - done), axis=0)
                at = before
            yield piece.counts[at:]
            samples, last = samples + len(piece.t_s), piece.counts[-1:] if len(piece.counts) else last


def surveyed(pieces: Iterable[Piece]) -> Survey:
    """Read a log through. Raises DataError where there are moments in it, and yet no rate."""
    samples, lowest, highest, whole = 0, 0, 0, True
    stretch, longest = _Stretch(), _Stretch()
    suspects: list[FloatArray] = []
    remarks: list[tuple[float, str]] = []
    first_s = last_s = float("nan")
    for piece in pieces:
        remarks += piece.remarks
        whole = whole and piece.whole
        if not len(piece.t_s):
            continue
        first_s = first_s if samples else float(piece.t_s[0])
        steps_s = np.diff(piece.t_s, prepend=last_s if samples else first_s)
        lowest, highest = min(lowest, int(piece.counts.min())), max(highest, int(piece.counts.max()))
        at = np.flatnonzero((steps_s > _SHORTEST_GAP_S) | (piece.lost > 0))
        suspects.append(np.column_stack((at + samples, piece.lost[at], steps_s[at])))
        edges = [0, *np.flatnonzero(steps_s > _SHORTEST_GAP_S).tolist(), len(steps_s)]
        for number, (first, end) in enumerate(pairwise(edges)):
            if number:
                longest, stretch = max(longest, stretch, key=_Stretch.length), _Stretch()
            stretch.add(piece.t_s[first:end], piece.lost[first:end])
        samples += len(piece.t_s)
        last_s = float(piece.t_s[-1])
    longest = max(longest, stretch, key=_Stretch.length)
    if not last_s > first_s:
        return Survey(samples, 0, 0, 0.0, _NONE, _NONE, _NONE, remarks, whole)
    if longest.span_s <= 0:
        raise DataError("No two samples follow each other: its rate is unknown.")
    before, told, steps_s = (np.concatenate(suspects) if suspects else np.empty((0, 3))).T
    rate_hz = longest.rate_hz
    by_time = np.where(steps_s > _SHORTEST_GAP_S, np.rint(steps_s * rate_hz) - 1, 0)
    lost = np.where(before > 0, np.maximum(told, by_time), 0).astype(np.int64)
    gaps = lost > 0
    filling = np.minimum(lost, int(_LONGEST_GAP_S * rate_hz))
    return Survey(
        samples, lowest, highest, rate_hz, before[gaps].astype(np.int64), lost[gaps], filling[gaps], remarks, whole
    )


@dataclass(slots=True)
class _Stretch:
    """Samples without a long gap between them."""

    samples: int = 0
    lost: int = 0
    first_s: float = 0.0
    last_s: float = 0.0

    def add(self, t_s: FloatArray, lost: IntArray) -> None:
        if not len(t_s):
            return
        if not self.samples:
            self.first_s, lost = float(t_s[0]), lost[1:]
        self.samples += len(t_s)
        self.lost += int(lost.sum())
        self.last_s = float(t_s[-1])

    def length(self) -> int:
        return self.samples

    @property
    def span_s(self) -> float:
        return self.last_s - self.first_s

    @property
    def rate_hz(self) -> float:
        """Samples a second, the lost ones counted."""
        return (self.samples - 1 + self.lost) / self.span_s
