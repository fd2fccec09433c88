"""All that is kept of a person in a data folder: told to themselves in full, or taken away."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, select

from game.errors import StoreError, UsageError
from game.store import tables
from game.store.archive import Packing
from game.store.beginning import BEGINNING
from game.store.board import BOARD
from game.store.comfort import COMFORT
from game.store.home import CLINIC
from game.store.lessons import LESSONS
from game.store.making import LOCK
from game.store.montage import MONTAGE
from game.store.occupied import GARDEN
from game.store.places import CALENDAR, DATABASE, PLAYERS, RECORDINGS
from game.store.profile import PROFILE
from game.store.recordings import CONSENT
from game.store.sittings import read
from game.store.whole import OURS, begun
from game.version import VERSION

ASIDE = f"{Path(DATABASE).stem}.damaged-"
"""How the name of a damaged history begins that was laid aside."""
_PATTERNS = (
    f"{DATABASE}*", f"{ASIDE}*", CLINIC, f".{CLINIC}-*", f"{Path(CLINIC).stem}.lock", BOARD, MONTAGE,
    BEGINNING, COMFORT, LESSONS, PROFILE, f".{PROFILE}-*", CALENDAR, f".{CALENDAR}-*",
    f"{RECORDINGS}/emg-*", f"{RECORDINGS}/{CONSENT}", f"{RECORDINGS}/{LOCK}",
)  # fmt: skip
"""What Face Garden writes into a data folder, and nothing else that may lie there."""
_PIECE = 1 << 20


def belongings(folder: Path) -> list[Path]:
    """Every file that Face Garden has made in a data folder."""
    return sorted({path for pattern in _PATTERNS for path in folder.glob(pattern) if path.is_file()})


def keep_all(folder: Path, out: Path, now: datetime) -> None:
    """Everything as a zip for the person themselves: each table as lines, and every other file as it is.

    Raises UsageError where there is nothing, StoreError where the disk refuses.
    """
    files = [path for path in belongings(folder) if path.suffix != ".lock" and not path.name.startswith(DATABASE)]
    with read(folder) as history:
        if history is None and not files:
            raise UsageError(f"{folder}: nothing is kept here yet.")
        with begun(out, OURS) as file, Packing(file) as packing:
            if history is not None:
                for table in tables.metadata.sorted_tables:
                    packing.add(f"{table.name}.jsonl", _lines(history, table))
            for path in files:
                packing.add(path.relative_to(folder).as_posix(), _pieces(path), path.stat().st_size)
            packing.tell({"version": 1, "face-garden": VERSION, "made": now.isoformat(timespec="seconds")})


def erase(folder: Path) -> list[Path]:
    """Delete all of it, and the folders if nothing else is in them; what was deleted. Raises StoreError."""
    gone = belongings(folder)
    for path in gone:
        try:
            path.unlink(missing_ok=True)
        except OSError as refusal:
            raise StoreError(
                f"{path} cannot be erased: {refusal.strerror or refusal}. What came before it is gone; try again."
            ) from refusal
    with suppress(OSError):  # somebody else's files are in it
        (folder / RECORDINGS).rmdir()
    return gone


def leave(folder: Path) -> bool:
    """Take away the lock that was held meanwhile, and a folder that is empty then; whether anything else is left."""
    with suppress(OSError):
        (folder / GARDEN).unlink(missing_ok=True)
        folder.rmdir()
        if folder.parent.name == PLAYERS:
            folder.parent.rmdir()
    return folder.exists()


def _lines(history: Connection, table: Table) -> Iterator[bytes]:
    order = next(iter(table.primary_key))
    for row in history.execute(select(table).order_by(order)).mappings():
        plain = json.loads(json.dumps(dict(row)), parse_constant=lambda _: None)  # JSON knows no NaN and no infinity
        yield json.dumps(plain).encode() + b"\n"


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
