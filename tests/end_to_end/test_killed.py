"""A game that is killed, at any moment, loses at most the repetition in progress."""

import random
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from game.store.history import History
from tests.end_to_end.running import running

GAMES = 2
"""Played at the same time, each in a folder of its own and each killed twice."""
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
    line = "demo --level demo-smile --seed 1 --offscreen out --data data"
    with running(home, *line.split()) as game:
        game.wait(lambda: len(kept(database)) >= until_kept, within_s=100)
        end_s = time.monotonic() + chance.uniform(0, within_s)
        game.wait(lambda: time.monotonic() >= end_s)
        before = kept(database)
        game.send(signal.SIGKILL)
        assert game.ended().status == -signal.SIGKILL
    return before


def killed_twice(home: Path, seed: int) -> list[Row]:
    """Killed while it opens, and again in the rest or the repetition after the first one that was kept."""
    home.mkdir()
    chance = random.Random(seed)  # noqa: S311
    killed(home, chance, 0, 4.0)
    return killed(home, chance, 1, 3.0)


@pytest.mark.timeout(240)
def test_what_was_kept_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    homes = [tmp_path / str(number) for number in range(GAMES)]
    with ThreadPoolExecutor(GAMES) as pool:
        held = list(pool.map(killed_twice, homes, range(GAMES)))
    for home, before in zip(homes, held, strict=True):
        database = home / "data" / "garden.sqlite3"
        assert len(before) >= 1
        assert faults(database) == []
        assert kept(database)[: len(before)] == before
        assert len(kept(database)) <= len(before) + 1
        with closing(History(database)) as history:
            assert history.notice is None
            visit = history.visits()[-1]
            assert len(history.repetitions(visit.number)) == len(kept(database))
            assert history.begin("demo-smile") > visit.number
