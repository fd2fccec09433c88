"""Writing a file whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from game.errors import StoreError


@contextmanager
def whole(path: Path) -> Iterator[IO[str]]:
    """A text file that appears under its name only when it was written to its end.

    Raises StoreError with one line where the disk refuses; what stood there before then stays.
    """
    part: Path | None = None
    try:
        if path.exists() and not path.is_file():  # a pipe or a device: it stays what it is
            with path.open("w", newline="", encoding="utf-8") as file:
                yield file
            return
        path = path.resolve()
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=f".{path.name}-", newline="", encoding="utf-8", delete=False
        ) as file:
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
