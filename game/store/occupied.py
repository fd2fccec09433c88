"""Holding a data folder: what only one Face Garden at a time may do there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from game.errors import StoreError
from game.store.lock import lock

GARDEN = "garden.lock"
"""Held by the game while it is played, and by whoever takes all data away."""


@contextmanager
def held(
    folder: Path, name: str = GARDEN, who: str = "another Face Garden is open there; close it first"
) -> Iterator[None]:
    """Hold a folder's lock of that name, a file that is there only meanwhile.

    Raises StoreError, with `who` where somebody else holds it.
    """
    path = folder / name
    try:
        file = path.open("ab")
    except OSError as refusal:
        raise StoreError(f"{folder} cannot be used: {refusal.strerror or refusal}.") from refusal
    with file:
        if not lock(file.fileno()) or not _lies_there(file):  # or whoever held it just took it away
            raise StoreError(f"{folder} is in use: {who}.")
        try:
            yield
        finally:
            if _lies_there(file):
                with suppress(OSError):  # Windows keeps what is open
                    path.unlink()


def _lies_there(file: IO[bytes]) -> bool:
    """Whether an open file is still in its folder."""
    return os.fstat(file.fileno()).st_nlink > 0
