"""A recording's log read back, piece by piece, so that no length of it fills the memory."""

import json
import math
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import numpy as np

from game.errors import DataError
from game.model.signals import Converter, FloatArray, IntArray
from game.store.rawlog import BLOCK, FORMAT, HEAD, LONGEST, REMARK, SAMPLE, SHORTEST, SIDECAR

_PIECE = 1 << 15
"""About so many samples make a piece."""
_BUFFER = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Consecutive samples: `counts` (n, 2), `t_s` and how many are `lost` before each (n,), remarks with their moments.

    `whole` is whether nothing but an entry cut short at the log's end had to be left out.
    """

    counts: IntArray
    t_s: FloatArray
    lost: IntArray
    remarks: list[tuple[float, str]]
    whole: bool


class Log:
    """A log and what its sidecar says; iterating over it reads its pieces, as often as wanted.

    Whatever is not as it was written is left out. Raises DataError for a log without its sidecar, OSError of the disk.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        sidecar = path.with_suffix(SIDECAR)
        try:
            about = json.loads(sidecar.read_text(encoding="utf-8"))
            self.converter, self.started = Converter(**about["converter"]), datetime.fromisoformat(about["started"])
            version = about["format"]
            is_scale = math.isfinite(self.converter.middle) and 0 < abs(self.converter.uv_per_count) < math.inf
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DataError(f"{sidecar} does not say what was recorded; {path.name} is left as it is.") from error
        if not is_scale:
            raise DataError(f"{sidecar} does not say what a count is in microvolts; {path.name} is left as it is.")
        if version != FORMAT:
            raise DataError(f"{path} was written by another version of Face Garden: open it with that one.")

    @property
    def size(self) -> int:
        """How many samples there are at most."""
        return self.path.stat().st_size // SAMPLE

    def __iter__(self) -> Iterator[Piece]:
        gathered, missing = _Gathered(), 0
        with self.path.open("rb", buffering=_BUFFER) as file:
            for kind, length, content in _entries(file):
                if content is None:
                    gathered.whole = False
                    missing += max(0, length - BLOCK.size) // SAMPLE if kind == b"B" else 0
                elif kind == b"R":
                    words = content[REMARK.size :].decode(errors="replace")
                    gathered.remarks.append((REMARK.unpack_from(content)[0], words))
                else:
                    missing = gathered.add(content, missing)
                if gathered.samples >= _PIECE:
                    yield gathered.piece()
                    gathered = _Gathered()
        yield gathered.piece()


def _entries(file: BinaryIO) -> Iterator[tuple[bytes, int, bytes | None]]:
    """Kind, length and content of each entry up to one that is cut short; no content for one that was damaged."""
    left = os.fstat(file.fileno()).st_size
    while left >= HEAD.size:
        kind, length, check = HEAD.unpack(file.read(HEAD.size))
        left -= HEAD.size
        if kind not in SHORTEST or length > LONGEST:
            if kind != b"\0" or _anything(file):  # a power cut leaves zeros
                yield b"", 0, None
            return
        if length > left:
            return
        content = file.read(length)
        left -= length
        fits = length >= SHORTEST[kind] and (kind != b"B" or (length - BLOCK.size) % SAMPLE == 0)
        yield kind, length, content if fits and zlib.crc32(content) == check else None


def _anything(file: BinaryIO) -> bool:
    """Whether there is anything but zeros up to the end."""
    return any(some.strip(b"\0") for some in iter(lambda: file.read(_BUFFER), b""))


@dataclass(slots=True)
class _Gathered:
    """The blocks and remarks of a piece."""

    samples: int = 0
    whole: bool = True
    remarks: list[tuple[float, str]] = field(default_factory=list)
    _abouts: list[tuple[float, float, int, int]] = field(default_factory=list)
    _counts: list[bytes] = field(default_factory=list)

    def add(self, content: bytes, missing: int) -> int:
        """Take a block, with so many samples missing before it; what is still missing after it."""
        first_s, last_s, lost = BLOCK.unpack_from(content)
        missing += int(lost)
        samples = (len(content) - BLOCK.size) // SAMPLE
        if not samples:
            return missing
        self._abouts.append((first_s, last_s, missing, samples))
        self._counts.append(content[BLOCK.size :])
        self.samples += samples
        return 0

    def piece(self) -> Piece:
        """All of it, with times evenly between each block's first and last."""
        counts = np.frombuffer(b"".join(self._counts), "<i4").reshape(-1, 2).astype(np.int64)
        first_s, last_s, missing, samples = np.array(self._abouts, dtype=np.float64).reshape(-1, 4).T
        sizes = samples.astype(np.int64)
        ends = np.cumsum(sizes)
        lost = np.zeros(len(counts), dtype=np.int64)
        lost[ends - sizes] = missing
        within = np.arange(len(counts)) - np.repeat(ends - sizes, sizes)
        steps_s = (last_s - first_s) / np.maximum(sizes - 1, 1)
        t_s = within * np.repeat(steps_s, sizes) + np.repeat(first_s, sizes)
        t_s[ends[sizes > 1] - 1] = last_s[sizes > 1]
        return Piece(counts, t_s, lost, self.remarks, self.whole)
