"""A recording while it is made: every block and remark appended at once, readable up to the last whole one."""

import errno
import json
import os
import struct
import zlib
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import numpy as np

from game.model.signals import Converter, EmgBlock
from game.store.lock import lock

SUFFIX, SIDECAR = ".emglog", ".json"
DAMAGED = ".damaged"
"""Put behind the name of a log of which not everything could be read."""
FORMAT = 1
"""The version of all this; another one is left alone."""
HEAD = struct.Struct("<cII")
BLOCK = struct.Struct("<ddI")
REMARK = struct.Struct("<d")
SAMPLE = 8
"""Bytes of a sample: two counts of four."""
SHORTEST = {b"B": BLOCK.size, b"R": REMARK.size}
LONGEST = 1 << 24
"""No entry is nearly as long; a length beyond it was damaged."""


class RawLog:
    """Appends entries of kind, length, checksum and content, each with one write: a killed game loses none of them.

    The sidecar beside it tells how counts become microvolts, and when it began. Raises OSError where the disk refuses.
    """

    def __init__(self, path: Path, converter: Converter, started: datetime) -> None:
        self.path = path
        about = {"format": FORMAT, "started": started.isoformat(), "converter": asdict(converter)}
        path.with_suffix(SIDECAR).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.open(path, how, 0o644)
        lock(self._file)

    def block(self, block: EmgBlock) -> None:
        """Append a block that has counts."""
        about = BLOCK.pack(block.t_s[0], block.t_s[-1], block.lost)
        self._append(b"B", about + np.asarray(block.counts, dtype="<i4").tobytes())

    def remark(self, t_s: float, words: str) -> None:
        """Append words about a moment."""
        self._append(b"R", REMARK.pack(t_s) + words.encode())

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def _append(self, kind: bytes, content: bytes) -> None:
        entry = HEAD.pack(kind, len(content), zlib.crc32(content)) + content
        if os.write(self._file, entry) < len(entry):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
