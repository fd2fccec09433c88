"""What SQLite refuses, in words for the person in the chair."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from game.errors import StoreError


class Damaged(StoreError):  # noqa: N818 - a state in the chair's words, not an -Error
    """A database cannot be read as ours; it should be moved aside, never deleted."""


class NotYetKept(StoreError):  # noqa: N818
    """A value waits in memory for the disk, and will be written with the next."""


WORDS = {
    "SQLITE_BUSY": "is in use by another program; close the other Face Garden",
    "SQLITE_LOCKED": "is in use by another program; close the other Face Garden",
    "SQLITE_FULL": "cannot grow, the disk is full; free some space",
    "SQLITE_READONLY": "may only be read; make it writable or choose another folder with --data",
    "SQLITE_PERM": "may not be opened; make it writable or choose another folder with --data",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and is writable, or choose another with --data",
    "SQLITE_IOERR": "cannot be written, the disk reports an error; check the disk and the space left on it",
    "SQLITE_CORRUPT": "is damaged",
    "SQLITE_NOTADB": "is not a database",
}


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Let a database's refusals out as StoreError, of one line with its path; as Damaged where it is broken."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as refusal:
        cause = refusal.orig if isinstance(refusal, DBAPIError) else refusal
        name = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])  # SQLITE_IOERR_WRITE and the like
        words = WORDS.get(name, f"refuses: {' '.join(str(cause).split())}")
        kind = Damaged if name in {"SQLITE_CORRUPT", "SQLITE_NOTADB"} else StoreError
        raise kind(f"{path} {words}") from refusal


@contextmanager
def legibly(path: Path) -> Iterator[None]:
    """Let a value that cannot be ours, as where somebody has edited the file, out as StoreError of one line."""
    try:
        yield
    except (TypeError, ValueError) as strange:  # JSON's and pydantic's refusals are ValueErrors
        raise StoreError(f"{path} holds a value that Face Garden did not write; it is left as it is") from strange
