"""What a home has taken in, noted in the history as well: no older file takes the place of a newer programme."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, insert, select

from game.store.database import PATIENCE_S, ready
from game.store.history import utc_now
from game.store.places import DATABASE
from game.store.practised import as_kept
from game.store.refusals import Damaged, plainly
from game.store.tables import programmes


class Ledger:
    """A line for each thing taken in, the newest last; none is ever written anew."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path, self._now = folder / DATABASE, now

    def newest(self) -> str | bytes | None:
        """The last line, as it stands there; no database is made for it.

        None where nothing was noted yet, or the database is damaged: the game puts that aside. Raises StoreError.
        """
        if not self._path.is_file():
            return None
        address = f"{self._path.resolve().as_uri()}?mode=rw"  # so that no journal is left behind
        try:
            with plainly(self._path), closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_S)) as database:
                if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'programmes'").fetchone() is None:
                    return None  # an older Face Garden's
                row = database.execute("SELECT taken FROM programmes ORDER BY number DESC LIMIT 1").fetchone()
        except Damaged:
            return None
        return None if row is None else "" if row[0] is None else row[0]

    def note(self, taken: str) -> None:
        """Add a line. Raises StoreError where the disk refuses, Damaged among them."""
        engine = ready(self._path)
        try:
            with plainly(self._path), engine.begin() as connection:
                last = connection.execute(select(func.max(programmes.c.number))).scalar() or 0
                now = self._now()
                number = max(last + 1, int(now.timestamp() * 1e6))
                connection.execute(insert(programmes).values(number=number, kept=as_kept(now), taken=taken))
        finally:
            engine.dispose()
