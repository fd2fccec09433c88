"""Opening: fresh, current, damaged, newer, locked, unwritable."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from game.errors import StoreError
from game.store.history import History
from game.store.migrations import HEAD, scripts
from game.store.tables import metadata
from tests.store.values import CALIBRATED, MEASURED

NOON = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)
DAMAGED = "garden.damaged-20260301-120005"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "garden.sqlite3"


def played(path: Path, repetitions: int = 1) -> int:
    with closing(History(path)) as history:
        visit = history.begin("smile-1")
        calibration = history.calibrated(visit, CALIBRATED)
        for _ in range(repetitions):
            history.repetition(visit, calibration, MEASURED)
    return visit


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def test_a_database_made_from_nothing_is_what_the_tables_say(path: Path) -> None:
    with closing(History(path)) as history, history._engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_head_is_the_newest_migration() -> None:
    assert scripts().get_heads() == [HEAD]


def test_a_current_database_opens_at_once(path: Path) -> None:
    played(path)
    took_s = []
    for _ in range(5):
        begun = time.perf_counter()
        with closing(History(path)) as history:
            took_s.append(time.perf_counter() - begun)
            assert history.notice is None
    assert min(took_s) < 0.050


def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    with closing(History(path)) as history:
        assert history.notice is None
    assert [file.name for file in path.parent.iterdir()] == ["garden.sqlite3"]


def no_database(path: Path) -> None:
    path.write_bytes(b"once upon a time " * 1000)


def torn(path: Path) -> None:
    played(path, 200)
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 8 * 4096] = b"\xff" * (5 * 4096)
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    played(path, 200)
    path.write_bytes(path.read_bytes()[: 5 * 4096])


def no_history(path: Path) -> None:
    alter(path, "CREATE TABLE recipes (cake TEXT)")


def column_missing(path: Path) -> None:
    played(path)
    alter(path, "ALTER TABLE repetitions DROP COLUMN algorithm")


def table_missing(path: Path) -> None:
    played(path)
    alter(path, "DROP TABLE repetitions")


def version_missing(path: Path) -> None:
    played(path)
    alter(path, "DELETE FROM alembic_version")


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (no_database, "is not a database"),
        (torn, "is damaged"),
        (cut_short, "is damaged"),
        (no_history, "is not a history of Face Garden"),
        (column_missing, "is incomplete"),
        (table_missing, "is incomplete"),
        (version_missing, "is incomplete"),
    ],
)
def test_a_damaged_database_is_moved_aside_never_lost(path: Path, damage: object, why: str) -> None:
    assert callable(damage)
    damage(path)
    before = path.read_bytes()
    with closing(History(path, lambda: NOON)) as history:
        assert history.notice == f"{path.name} {why}; it was kept as {DAMAGED}.sqlite3, and a new one begun"
        assert history.visits() == []
        assert history.begin("smile-1")
    assert (path.parent / f"{DAMAGED}.sqlite3").read_bytes() == before
    with closing(History(path)) as again:
        assert again.notice is None
        assert len(again.visits()) == 1


def test_nothing_is_overwritten_and_the_journal_goes_along(path: Path) -> None:
    for taken in (f"{DAMAGED}.sqlite3", f"{DAMAGED}-2.sqlite3-wal"):
        (path.parent / taken).write_text("mine")
    path.write_bytes(b"no database" * 500)
    Path(f"{path}-wal").write_bytes(b"its journal")
    with closing(History(path, lambda: NOON)) as history:
        assert f"{DAMAGED}-3.sqlite3" in str(history.notice)
    assert (path.parent / f"{DAMAGED}.sqlite3").read_text() == "mine"
    assert (path.parent / f"{DAMAGED}-2.sqlite3-wal").read_text() == "mine"
    assert (path.parent / f"{DAMAGED}-3.sqlite3").read_bytes() == b"no database" * 500
    assert (path.parent / f"{DAMAGED}-3.sqlite3-wal").read_bytes() == b"its journal"


def test_what_a_newer_game_wrote_is_left_alone(path: Path) -> None:
    played(path)
    alter(path, "UPDATE alembic_version SET version_num = '9999'", "ALTER TABLE visits DROP COLUMN stars")
    before = path.read_bytes()
    with pytest.raises(StoreError) as refusal:
        History(path)
    assert str(refusal.value) == f"{path} was written by a newer Face Garden; update this one, nothing was changed"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["garden.sqlite3"]


def test_a_locked_database_is_waited_for_and_left_alone(path: Path) -> None:
    played(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        begun = time.perf_counter()
        with pytest.raises(StoreError, match=r"garden\.sqlite3 is in use by another program; close the other Face"):
            History(path)
        assert 2.5 < time.perf_counter() - begun < 6
        other.execute("ROLLBACK")
    with closing(History(path)) as history:
        assert len(history.visits()) == 1


def test_a_place_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "garden.sqlite3", tmp_path / "nowhere" / "garden.sqlite3", tmp_path):
        with pytest.raises(StoreError) as refusal:
            History(path)
        assert str(refusal.value).startswith(f"{path} cannot be opened; check that its folder exists and is writable")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_device_is_no_database() -> None:
    with pytest.raises(StoreError, match=r"^/dev/full ") as refusal:
        History(Path("/dev/full"))
    assert "\n" not in str(refusal.value)
    assert Path("/dev/full").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs another user to be")
def test_a_read_only_database_says_so_before_anything_is_played(ordinary_folder: Path) -> None:
    path = ordinary_folder / "garden.sqlite3"
    played(path)
    path.chmod(0o400)
    with pytest.raises(StoreError, match="may only be read; make it writable or choose another"):
        History(path)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs another user to be")
def test_a_read_only_folder_is_said_and_nothing_moves(ordinary_folder: Path) -> None:
    path = ordinary_folder / "garden.sqlite3"
    path.write_bytes(b"no database" * 500)
    ordinary_folder.chmod(0o500)
    with pytest.raises(StoreError, match=r"is damaged and cannot be moved aside \(Permission denied\); rename it"):
        History(path)
    assert path.read_bytes() == b"no database" * 500


def test_libraries_write_nothing_down_by_themselves() -> None:
    """They would at the terminal, where nobody listens: also of a game that is ended while it closes its database."""
    script = "import logging, game.store.database; logging.getLogger('sqlalchemy.pool').error('Exception closing')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
