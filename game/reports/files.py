"""Writing a file whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from game.errors import StoreError


@contextmanager
def whole(path: Path) -> Iterator[IO[str]]:
    """A text file that appears under its name only when it was written to its end.

    Raises StoreError with one line where the disk refuses; what stood there before then stays.
    """
    with _whole(path, {"mode": "w", "newline": "", "encoding": "utf-8"}) as file:
        yield file


@contextmanager
def whole_bytes(path: Path) -> Iterator[IO[bytes]]:
    """The same for bytes."""
    with _whole(path, {"mode": "wb"}) as file:
        yield file


def tried(path: Path) -> None:
    """Raises StoreError where a file could not be written, before work is spent on it; leaves nothing behind."""
    if path.exists() and not path.is_file():
        return
    try:
        with NamedTemporaryFile(dir=path.resolve().parent, prefix=f".{path.name}-"):
            pass
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error


def replaceable(path: Path, begins: bytes) -> None:
    """Raises StoreError where a file of another kind is there: one kind of ours is never written over another.

    `begins` is how a file of this kind begins.
    """
    try:
        if path.is_file():
            with path.open("rb") as file:
                if file.read(len(begins)) not in {b"", begins}:
                    raise StoreError(f"{path} is there already, and is something else; choose another name.")
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
    tried(path)


@contextmanager
def _whole(path: Path, how: dict[str, Any]) -> Iterator[IO[Any]]:
    part: Path | None = None
    try:
        if path.exists() and not path.is_file():  # a pipe or a device: it stays what it is
            with path.open(**how) as file:
                yield file
            return
        path = path.resolve()
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False, **how) as file:
            part = Path(file.name)
            yield file
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
    except BaseException:
        if part is not None:
            part.unlink(missing_ok=True)
        raise
