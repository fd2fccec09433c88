"""The delay that was learned last, read from a data folder without touching it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.model.result import Calibrated
from game.model.side import PerSide
from game.store.history import History
from game.store.learned import newest_delay
from game.store.places import DATABASE


def calibrated(delay_s: float | None) -> Calibrated:
    return Calibrated("smile", PerSide(6.0, 6.0), PerSide(50.0, float("nan")), None, None, delay_s=delay_s)


def test_the_newest_learned_delay_is_told_whatever_came_after_it(tmp_path: Path) -> None:
    history = History(tmp_path / DATABASE)
    visit = history.begin("smile-1")
    for delay_s in (0.03, 0.061, None):
        history.calibrated(visit, calibrated(delay_s))
    assert [each.delay_s for each in history.calibrations(visit)] == [0.03, 0.061, None]
    history.close()
    before = (tmp_path / DATABASE).read_bytes()
    learned = newest_delay(tmp_path)
    assert learned is not None
    assert learned.delay_s == 0.061
    assert len(learned.day) == len("2026-01-01")
    assert (tmp_path / DATABASE).read_bytes() == before


def test_where_nothing_was_learned_nothing_is_told(tmp_path: Path) -> None:
    assert newest_delay(tmp_path) is None
    with closing(sqlite3.connect(tmp_path / DATABASE)) as older:
        older.execute("CREATE TABLE calibrations (number INTEGER, kept TEXT)")
    assert newest_delay(tmp_path) is None
    (tmp_path / DATABASE).write_bytes(b"no database at all, and long enough to be read as one" * 40)
    assert newest_delay(tmp_path) is None


@pytest.mark.parametrize("edited", ["'soon'", "x'00ff'", "9e999", "-0.2"])
def test_what_somebody_typed_into_the_file_is_no_delay(tmp_path: Path, edited: str) -> None:
    history = History(tmp_path / DATABASE)
    visit = history.begin("smile-1")
    for delay_s in (0.03, 0.061):
        history.calibrated(visit, calibrated(delay_s))
    history.close()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as file:
        file.execute(f"UPDATE calibrations SET delay_s = {edited} WHERE delay_s > 0.05")  # noqa: S608 - the test's own
        file.commit()
    learned = newest_delay(tmp_path)
    assert learned is not None
    assert learned.delay_s == 0.03
