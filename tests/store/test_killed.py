"""A process killed at any moment loses at most the repetition in progress."""

import multiprocessing
import random
import sqlite3
import sys
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from game.store.history import History
from tests.store.values import CALIBRATED, MEASURED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not of Windows")
PLAYERS = multiprocessing.get_context("forkserver")
PLAYERS.set_forkserver_preload(["tests.store.test_killed"])


def play_fast(path: Path, told: Connection) -> None:
    """Keep repetitions as fast as the disk allows, telling after each call that it has returned."""
    told.send("opening")
    history = History(path)
    visit = history.begin("smile-1")
    calibration = history.calibrated(visit, CALIBRATED)
    while True:
        history.repetition(visit, calibration, MEASURED)
        told.send(visit)


def killed(path: Path, after_s: float, until_playing: bool) -> list[object]:
    """Start a player, kill it, and return all it told."""
    hears, tells = PLAYERS.Pipe(duplex=False)
    with hears:
        player = PLAYERS.Process(target=play_fast, args=(path, tells))
        player.start()
        tells.close()
        heard: list[object] = [hears.recv() for _ in range(2 if until_playing else 1)]
        time.sleep(after_s)  # a real process on a real disk: there is no simulated time to use
        player.kill()
        player.join()
        assert player.exitcode == -9
        player.close()
        while hears.poll():
            try:
                heard.append(hears.recv())
            except EOFError:
                break
    return [word for word in heard if word != "opening"]


def test_twenty_kills_while_playing_lose_nothing_that_was_kept(tmp_path: Path) -> None:
    path, chance = tmp_path / "garden.sqlite3", random.Random(7)  # noqa: S311
    told = [killed(path, chance.uniform(0, 0.06), until_playing=True) for _ in range(20)]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    with closing(History(path)) as history:
        assert history.notice is None
        assert len(history.visits()) == 20
        for words in told:
            kept = history.repetitions(int(str(words[0])))
            assert len(words) <= len(kept) <= len(words) + 1
            assert set(kept) == {MEASURED}
    assert sum(map(len, told)) > 40


def test_kills_while_the_database_is_made_leave_none_or_a_whole_one(tmp_path: Path) -> None:
    chance = random.Random(8)  # noqa: S311
    for attempt in range(10):
        path = tmp_path / str(attempt) / "garden.sqlite3"
        path.parent.mkdir()
        killed(path, chance.uniform(0, 0.05), until_playing=False)
        with closing(History(path)) as history:
            assert history.notice is None
            assert history.begin("smile-1")


def opened(path: Path, told: Connection) -> None:
    history = History(path)
    told.send((history.notice, history.begin("smile-1")))
    history.close()


def test_two_games_started_at_once_share_a_new_database(tmp_path: Path) -> None:
    for attempt in range(5):
        path = tmp_path / f"{attempt}.sqlite3"
        hears, tells = PLAYERS.Pipe(duplex=False)
        with hears, tells:
            players = [PLAYERS.Process(target=opened, args=(path, tells)) for _ in range(3)]
            for player in players:
                player.start()
            for player in players:
                player.join()
                assert player.exitcode == 0
                player.close()
            heard = [hears.recv() for _ in players]
        assert {notice for notice, _ in heard} == {None}
        with closing(History(path)) as history:
            assert {visit.number for visit in history.visits()} == {number for _, number in heard}
