"""A zip with a list of what is in it, each entry's length and SHA-256; read in bounds, whoever has written it."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from game.errors import Refusal, Refused

MANIFEST = "manifest.json"
UNPACKED = 512 << 20
"""Bytes of all entries together; more is not unpacked."""
_LINE = 4 << 20
_CHUNK = 1 << 16
_SMALL = 1 << 20
_ENTRIES = 16
_DIRECTORY = 4096
_LONG = 1 << 30
_BROKEN = (
    BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError,
    NotImplementedError,  # a zip of a later version, or with strong encryption
)  # fmt: skip


class Packing:
    """A zip that is being written; it ends with its context."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = ZipFile(file, "w")
        self._files: dict[str, dict[str, object]] = {}

    def add(self, name: str, pieces: Iterable[bytes], about: int = 0) -> int:
        """Write an entry piece by piece, of `about` so many bytes where it may be gigabytes; how many pieces."""
        entry = ZipInfo(name)  # as old as a zip can be: when something was played stands inside
        entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
        hashed, length, count = hashlib.sha256(), 0, 0
        with self._zip.open(entry, "w", force_zip64=about > _LONG) as out:
            for piece in pieces:
                out.write(piece)
                hashed.update(piece)
                length, count = length + len(piece), count + 1
        self._files[name] = {"bytes": length, "sha256": hashed.hexdigest()}
        return count

    def __enter__(self) -> "Packing":
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        with suppress(*(() if failure is None else (OSError, ValueError))):  # what went wrong first is told
            self._zip.close()

    def tell(self, about: Mapping[str, object]) -> None:
        """Write the list, after all entries, with what else is told `about` it all."""
        listed = json.dumps({**about, "files": self._files}, indent=1).encode()
        entry = ZipInfo(MANIFEST)
        entry.external_attr = 0o600 << 16
        self._zip.writestr(entry, listed)


class Archive:
    """A zip in memory of which every entry is what the list says: it was looked at whole before there is one.

    `about` is what else the list tells. Raises Refused: MISMATCH, SWOLLEN, ILLEGIBLE.
    """

    def __init__(self, data: bytes) -> None:
        _look(data)
        with _legible():
            self._zip = ZipFile(BytesIO(data))
            entries = {each.filename: each for each in self._zip.infolist()}
            if any(
                each.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or each.flag_bits & 1 for each in entries.values()
            ):
                raise Refused(Refusal.ILLEGIBLE)
            if sum(each.file_size for each in self._zip.infolist()) > UNPACKED or entries[MANIFEST].file_size > _SMALL:
                raise Refused(Refusal.SWOLLEN)
            self.about: Mapping[str, Any] = json.loads(self._zip.read(MANIFEST))
            listed = self.about["files"]
            if sorted([*listed, MANIFEST]) != sorted(each.filename for each in self._zip.infolist()):
                raise Refused(Refusal.MISMATCH)
            found = {name: self._weighed(name) for name in listed}
        if found != listed:
            raise Refused(Refusal.MISMATCH)

    def lines(self, name: str) -> Iterator[bytes]:
        """An entry's lines; none of one that is not there. Raises Refused for one without an end in sight."""
        if name not in self.about["files"]:
            return
        with _legible(), self._zip.open(name) as file:
            while line := file.readline(_LINE):
                if not line.endswith(b"\n"):
                    raise Refused(Refusal.ILLEGIBLE)
                yield line

    def content(self, name: str) -> bytes:
        """A small entry, whole; nothing of one that is not there. Raises Refused for one that is not small."""
        if name not in self.about["files"]:
            return b""
        if self._zip.getinfo(name).file_size > _SMALL:
            raise Refused(Refusal.SWOLLEN)
        with _legible():
            return self._zip.read(name)

    def _weighed(self, name: str) -> dict[str, object]:
        hashed, length = hashlib.sha256(), 0
        try:
            with self._zip.open(name) as file:
                while piece := file.read(_CHUNK):
                    hashed.update(piece)
                    length += len(piece)
        except (BadZipFile, zlib.error):
            raise Refused(Refusal.MISMATCH) from None
        return {"bytes": length, "sha256": hashed.hexdigest()}


def _look(data: bytes) -> None:
    """Raises Refused for a zip of too many entries: told from its end alone, before anything is made of them."""
    end = data[-22:]
    if end[:4] != b"PK\5\6":
        raise Refused(Refusal.ILLEGIBLE)
    entries, directory = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    if entries > _ENTRIES or directory > _DIRECTORY or data[-42:-38] == b"PK\6\7":  # which leads to longer lists
        raise Refused(Refusal.SWOLLEN)


@contextmanager
def _legible() -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except _BROKEN:
        raise Refused(Refusal.ILLEGIBLE) from None
