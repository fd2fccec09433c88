"""Opening the database: sound, ours and up to date, or moved aside."""

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPICursor

from game.errors import StoreError
from game.store.migrations import HEAD, knows, upgrade
from game.store.refusals import Damaged, plainly
from game.store.tables import metadata

PATIENCE_S = 5.0
"""How long another program may keep the database to itself before opening is given up."""
PLAYING_PATIENCE_S = 0.1
"""The same while a game is played, which waits for it: what could not be written then is written next time."""

_AGAIN_S = 0.02
"""How long to wait before the journal is asked for again."""
TAILS = ("-wal", "-shm", "")
"""A database's files, the journal first: left behind it would belong to nothing."""

logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())  # it writes down whatever ends the game meanwhile


def open_database(path: Path, now: Callable[[], datetime]) -> tuple[Engine, str | None]:
    """The database at `path`, made or brought up to date if need be, and a line to show if it was damaged.

    A damaged one is renamed with its journal, never deleted. Raises StoreError: locked for 5 s, written by a newer
    Face Garden (left as it is), or not writable.
    """
    journal = _content(Path(f"{path}-wal"))  # present only after a crash
    try:
        return ready(path), None
    except Damaged as fault:
        aside = move_aside(path, now(), journal)
        return ready(
            path
        ), f"{str(fault).replace(str(path), path.name)}; it was kept as {aside.name}, and a new one begun"


def move_aside(path: Path, at: datetime, journal: bytes = b"") -> Path:
    """Rename a database and its journal to `NAME.damaged-YYYYMMDD-HHMMSS.sqlite3`; nothing is overwritten.

    `journal` is what the journal held before SQLite, which deletes one it cannot use, saw it.
    Raises StoreError if the folder does not allow it.
    """
    stem, attempt = f"{path.stem}.damaged-{at:%Y%m%d-%H%M%S}", 1
    aside = path.with_name(stem + path.suffix)
    while any(Path(f"{aside}{tail}").exists() for tail in TAILS):
        attempt += 1
        aside = path.with_name(f"{stem}-{attempt}{path.suffix}")
    try:
        for tail in TAILS:
            if Path(f"{path}{tail}").exists():
                Path(f"{path}{tail}").rename(f"{aside}{tail}")
        if journal and not (kept := Path(f"{aside}-wal")).exists():
            kept.write_bytes(journal)
    except OSError as refusal:
        raise StoreError(f"{path} is damaged and cannot be moved aside ({refusal.strerror}); rename it") from refusal
    return aside


def ready(path: Path) -> Engine:
    """The database at `path`, made or brought up to date if need be. Raises Damaged, and StoreError as above."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE_S})
    event.listen(engine, "connect", _careful)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with plainly(path):
            with engine.begin() as connection:
                is_current = _is_current(connection, path)
            with closing(engine.raw_connection()) as outside:  # not possible inside a transaction
                _journalled(outside.cursor())
            with engine.begin() as connection:
                if not is_current and not _is_current(connection, path):  # another game may have been faster
                    upgrade(connection)
                connection.execute(text("PRAGMA user_version = 1"))  # a real write: a read-only file shows here
        engine.dispose()  # connections from now on have less patience
        event.listen(engine, "connect", _brisk)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _journalled(cursor: DBAPICursor) -> None:
    """Keep a write-ahead journal. SQLite does not wait for another program here, so that this does."""
    end_s = time.monotonic() + PATIENCE_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end_s:
                raise
            time.sleep(_AGAIN_S)
        else:
            return


def _careful(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN itself, so that making tables can be undone as well
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # a commit has reached the disk when it returns


def _brisk(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {1000 * PLAYING_PATIENCE_S:.0f}")


def _is_current(connection: Connection, path: Path) -> bool:
    """Whether no migration is due. Raises Damaged, and StoreError for what a newer Face Garden wrote."""
    faults = connection.execute(text("PRAGMA quick_check(1)")).scalars().all()
    if faults != ["ok"]:
        raise Damaged(f"{path} is damaged")
    rows = connection.execute(
        text("SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'")
    )
    columns = {(table, column) for table, column in rows}
    if not columns:
        return False
    if ("alembic_version", "version_num") not in columns:
        raise Damaged(f"{path} is not a history of Face Garden")
    versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if versions != [HEAD]:
        if not versions:
            raise Damaged(f"{path} is incomplete")
        if not all(map(knows, versions)):
            raise StoreError(f"{path} was written by a newer Face Garden; update this one, nothing was changed")
        return False
    if not columns >= {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}:
        raise Damaged(f"{path} is incomplete")
    return True


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
