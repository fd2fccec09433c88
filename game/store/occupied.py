"""Holding a data folder: what only one Face Garden at a time may do there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.errors import StoreError
from game.store.lock import lock

GARDEN = "garden.lock"
"""Held by the game while it is played, and by whoever takes all data away."""


@contextmanager
def held(
    folder: Path, name: str = GARDEN, who: str = "another Face Garden is open there; close it first"
) -> Iterator[None]:
    """Hold a folder's lock of that name. Raises StoreError, with `who` where somebody else does."""
    try:
        file = (folder / name).open("ab")
    except OSError as refusal:
        raise StoreError(f"{folder} cannot be used: {refusal.strerror or refusal}.") from refusal
    with file:
        if not lock(file.fileno()):
            raise StoreError(f"{folder} is in use: {who}.")
        yield
