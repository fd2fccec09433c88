"""A game that is killed, at any moment, loses at most the repetition in progress."""

import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from game.store.history import History
from tests.end_to_end.running import running

KILLED_OPENING_S = (1.0, 4.0)
"""The first games are killed up to so long after their start: while they open, and in the calibration."""
KILLED_PLAYING_S = 2.0
"""The last one up to so long after it has kept a repetition: in the rest, or in the next one."""
Row = tuple[object, ...]


def kept(database: Path) -> list[Row]:
    """The repetitions in a game's database, read without disturbing it; none while there is no table yet."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=5)) as found:
        if not found.execute("SELECT 1 FROM sqlite_master WHERE name = 'repetitions'").fetchall():
            return []
        return found.execute("SELECT * FROM repetitions ORDER BY id").fetchall()


def faults(database: Path) -> list[Row]:
    """What SQLite itself finds wrong with a database."""
    with closing(sqlite3.connect(database)) as found:
        checks = [row for row in found.execute("PRAGMA integrity_check") if row != ("ok",)]
        return checks + found.execute("PRAGMA foreign_key_check").fetchall()


def killed(home: Path, chance: random.Random, until_kept: int, within_s: float) -> list[Row]:
    """Start the game and kill it up to `within_s` after so many repetitions are kept; what was kept just before."""
    database = home / "data" / "garden.sqlite3"
    line = "demo --patient healthy@10 --level demo-smile --seed 1 --offscreen out --data data"
    with running(home, *line.split(), forked=True) as game:
        game.wait(lambda: len(kept(database)) >= until_kept, within_s=200)
        end_s = time.monotonic() + chance.uniform(0, within_s)
        game.wait(lambda: time.monotonic() >= end_s)
        before = kept(database)
        game.send(signal.SIGKILL)
        assert game.ended().status == -signal.SIGKILL
    return before


@pytest.mark.timeout(240)
def test_what_was_kept_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    database = tmp_path / "data" / "garden.sqlite3"
    chance = random.Random(11)  # noqa: S311
    for within_s in KILLED_OPENING_S:
        assert killed(tmp_path, chance, 0, within_s) == []
    before = killed(tmp_path, chance, 1, KILLED_PLAYING_S)
    assert len(before) >= 1
    assert faults(database) == []
    assert kept(database)[: len(before)] == before
    assert len(kept(database)) <= len(before) + 1
    with closing(History(database)) as history:
        assert history.notice is None
        visit = history.visits()[-1]
        assert len(history.repetitions(visit.number)) == len(kept(database))
        assert history.begin("demo-smile") > visit.number
