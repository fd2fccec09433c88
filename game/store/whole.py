"""Small files that are there whole or not at all, also when the power goes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from game.errors import DataError, StoreError

OURS = 0o600
"""For files that nobody else should read."""


def keep(path: Path, data: bytes) -> None:
    """Put a file in the place of the one that stood there; if that fails, that one stays. Raises StoreError.

    A new one may be read by its owner only; one that takes another's place by whom that one could be.
    """
    part: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.resolve().parent, prefix=f".{path.name}-", delete=False) as file:
            part = Path(file.name)
            _written(file.fileno(), data)
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path.resolve())
        part = None
    except OSError as refusal:
        raise StoreError(f"{path} cannot be written: {refusal.strerror or refusal}.") from refusal
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def keep_new(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Make a file that was not there; nothing is ever written over. Raises StoreError."""
    with begun(path, mode) as file:
        file.write(data)


def vacant(path: Path) -> None:
    """Raises StoreError where something is in the place of a new file, before work is spent on it."""
    if os.path.lexists(path):
        raise StoreError(_taken(path))


@contextmanager
def begun(path: Path, mode: int = 0o644) -> Iterator[IO[bytes]]:
    """A new file, to be written piece by piece; on the disk in the end, or gone if that fails. Raises StoreError."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError:
        raise StoreError(_taken(path)) from None
    except OSError as refusal:
        raise StoreError(f"{path} cannot be written: {refusal.strerror or refusal}.") from refusal
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as refusal:
        path.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written: {refusal.strerror or refusal}.") from refusal
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def small(path: Path, most: int) -> bytes:
    """What a file holds, up to one byte more than `most`. Raises DataError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as refusal:
        raise DataError(f"{path}: cannot be read ({refusal.strerror or refusal})") from refusal


def _taken(path: Path) -> str:
    return f"{path} is there already, and is left as it is; choose another name."


def _written(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
    os.fsync(file)
