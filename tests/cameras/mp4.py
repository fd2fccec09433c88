"""MP4 files as phones write them: turned, with uneven times, with the index first. OpenCV writes none of these."""

import struct
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts"}
_MATRIX_AT = 40
"""Where the matrix begins in a track's header of version 0, its flags included."""
_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def turned(path: Path, degrees: int) -> None:
    """Let the film's pictures be shown turned clockwise."""
    a, b, c, d = (part << 16 for part in _TURNS[degrees])

    def change(name: bytes, body: bytes) -> bytes:
        if name != b"tkhd":
            return body
        matrix = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
        return body[:_MATRIX_AT] + matrix + body[_MATRIX_AT + len(matrix) :]

    path.write_bytes(b"".join(_rebuilt(path.read_bytes(), change)))


def unevenly(path: Path, lengths: Sequence[int]) -> None:
    """Let each picture last so many times as long as it did."""

    def change(name: bytes, body: bytes) -> bytes:
        if name == b"elst":  # version 0: how long the whole is shown
            shown, *rest = struct.unpack(">I2i", body[8:])
            return body[:8] + struct.pack(">I2i", shown * sum(lengths) // len(lengths), *rest)
        if name != b"stts":
            return body
        (one,) = struct.unpack(">I", body[12:16])
        runs = b"".join(struct.pack(">2I", 1, times * one) for times in lengths)
        return body[:4] + struct.pack(">I", len(lengths)) + runs

    path.write_bytes(b"".join(_rebuilt(path.read_bytes(), change)))


def index_first(path: Path) -> None:
    """Put the index before the pictures, as files made for the web have it."""
    boxes = dict(_boxes(path.read_bytes()))
    shift = len(boxes[b"moov"]) + 8

    def change(name: bytes, body: bytes) -> bytes:
        if name != b"stco":
            return body
        places = struct.unpack(f">{len(body) // 4 - 2}I", body[8:])
        return body[:8] + struct.pack(f">{len(places)}I", *(place + shift for place in places))

    order = [b"ftyp", b"moov", *(name for name in boxes if name not in {b"ftyp", b"moov"})]
    path.write_bytes(b"".join(_rebuilt(b"".join(_box(name, boxes[name]) for name in order), change)))


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        yield name, data[at + 8 : at + size]
        at += size


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def _rebuilt(data: bytes, change: Callable[[bytes, bytes], bytes]) -> Iterator[bytes]:
    for name, body in _boxes(data):
        yield _box(name, b"".join(_rebuilt(body, change)) if name in _PARENTS else change(name, body))
