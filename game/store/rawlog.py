"""A recording while it is made: every block and remark appended at once, readable up to the last whole one."""

import json
import os
import struct
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from game.errors import DataError
from game.model.signals import Converter, EmgBlock, FloatArray, IntArray

SUFFIX, SIDECAR = ".emglog", ".json"
DAMAGED = ".damaged"
"""Put behind the name of a log of which not everything could be read."""
_HEAD = struct.Struct("<cII")
_BLOCK = struct.Struct("<ddI")
_REMARK = struct.Struct("<d")
_SAMPLE = 8
"""Bytes of a sample: two counts of four."""
_SHORTEST = {b"B": _BLOCK.size, b"R": _REMARK.size}


class RawLog:
    """Appends entries of kind, length, checksum and content, each with one write: a killed game loses none of them.

    The sidecar beside it tells how counts become microvolts, and when it began. Raises OSError where the disk refuses.
    """

    def __init__(self, path: Path, converter: Converter, started: datetime) -> None:
        self.path = path
        about = {"format": 1, "started": started.isoformat(), "converter": asdict(converter)}
        path.with_suffix(SIDECAR).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.open(path, how, 0o644)
        lock(self._file)

    def block(self, block: EmgBlock) -> None:
        """Append a block that has counts."""
        about = _BLOCK.pack(block.t_s[0], block.t_s[-1], block.lost)
        self._append(b"B", about + np.asarray(block.counts, dtype="<i4").tobytes())

    def remark(self, t_s: float, words: str) -> None:
        """Append words about a moment."""
        self._append(b"R", _REMARK.pack(t_s) + words.encode())

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def _append(self, kind: bytes, content: bytes) -> None:
        os.write(self._file, _HEAD.pack(kind, len(content), zlib.crc32(content)) + content)


def lock(file: int) -> bool:
    """Hold a file for this process; False where another one does. On Windows an open file cannot be removed anyway."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Logged:
    """A log read back: `counts` (n, 2), `t_s` and `lost` before each sample (n,), and remarks with their moments.

    `whole` is whether nothing but an entry cut short at its end had to be left out.
    """

    converter: Converter
    started: datetime
    counts: IntArray
    t_s: FloatArray
    lost: IntArray
    remarks: list[tuple[float, str]]
    whole: bool = True


def logged(path: Path) -> Logged:
    """Every entry that is as it was written. Raises DataError for a log whose sidecar is none."""
    try:
        about = json.loads(path.with_suffix(SIDECAR).read_text(encoding="utf-8"))
        converter, started = Converter(**about["converter"]), datetime.fromisoformat(about["started"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path.with_suffix(SIDECAR)} does not say what was recorded; it is left as it is.") from error
    data, at, whole, skipped = path.read_bytes(), 0, True, 0
    counts: list[IntArray] = []
    t_s: list[FloatArray] = []
    lost: list[IntArray] = []
    remarks: list[tuple[float, str]] = []
    while at + _HEAD.size <= len(data):
        kind, length, check = _HEAD.unpack_from(data, at)
        content = data[at + _HEAD.size : at + _HEAD.size + length]
        if kind not in _SHORTEST or len(content) < length:  # cut short, or zeros that a power cut has left
            whole = whole and (len(content) < length or not any(data[at:]))
            break
        at += _HEAD.size + length
        if length < _SHORTEST[kind] or zlib.crc32(content) != check:
            whole = False
            skipped += max(0, length - _BLOCK.size) // _SAMPLE if kind == b"B" else 0
            continue
        if kind == b"R":
            remarks.append((_REMARK.unpack_from(content)[0], content[_REMARK.size :].decode(errors="replace")))
            continue
        first_s, last_s, missing = _BLOCK.unpack_from(content)
        counts.append(np.frombuffer(content, "<i4", offset=_BLOCK.size).reshape(-1, 2).astype(np.int64))
        t_s.append(np.linspace(first_s, last_s, len(counts[-1])))
        lost.append(np.array([missing + skipped] + [0] * (len(counts[-1]) - 1), dtype=np.int64))
        skipped = 0
    return Logged(
        converter,
        started,
        np.concatenate([np.empty((0, 2), dtype=np.int64), *counts]),
        np.concatenate([np.empty(0), *t_s]),
        np.concatenate([np.empty(0, dtype=np.int64), *lost]),
        remarks,
        whole,
    )
