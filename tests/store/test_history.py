"""History: what is kept comes back, and nothing is lost while the disk refuses."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from game.errors import StoreError
from game.model.checkup import Asymmetry, CheckUp, Movement, Trial
from game.model.result import Intrusion
from game.model.side import PerSide, Side
from game.ports import Store
from game.store.history import History
from game.store.refusals import NotYetKept
from game.training.judge import ALGORITHM
from tests.store.values import BOTH_SIDES, CALIBRATED, MEASURED, UNMEASURED

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "garden.sqlite3"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with closing(History(path)) as opened:
        yield opened


def full(history: History, pages: int) -> None:
    with history._engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_what_was_kept_comes_back_after_reopening(path: Path) -> None:
    with closing(History(path, lambda: NOON)) as first:
        store: Store = first
        assert first.notice is None
        visit = store.begin("smile-1")
        calibration = store.calibrated(visit, CALIBRATED)
        for repetition in (MEASURED, BOTH_SIDES, UNMEASURED):
            store.repetition(visit, calibration, repetition)
        store.finish(visit, 2)
        left_early = store.begin("blink-1")
    with closing(History(path, lambda: NOON + timedelta(days=1))) as second:
        assert [(v.number, v.level_id, v.stars) for v in second.visits()] == [
            (visit, "smile-1", 2),
            (left_early, "blink-1", None),
        ]
        assert second.visits()[0].started == second.visits()[0].finished == NOON
        assert second.visits()[1].finished is None
        assert second.calibrations(visit) == [CALIBRATED]
        assert second.repetitions(visit) == [MEASURED, BOTH_SIDES, UNMEASURED]
        assert second.repetitions(left_early) == []


def test_the_visits_to_one_level_are_read_oldest_first(history: History) -> None:
    for level_id, scores in (("smile-1", (70.0, 71.0)), ("blink-1", (1.0,)), ("soft-face", ()), ("smile-1", (72.0,))):
        visit = history.begin(level_id)
        for score in scores:
            history.repetition(visit, history.calibrated(visit, CALIBRATED), replace(MEASURED, score=score))
    assert [[each.score for each in visit] for visit in history.played("smile-1")] == [[70.0, 71.0], [72.0]]
    assert history.played("soft-face") == history.played("never") == []


def test_every_visit_that_was_played_to_its_end_counts_for_ever(path: Path) -> None:
    at = datetime(2016, 1, 1, tzinfo=UTC)
    with closing(History(path, lambda: at)) as history:
        for name, ended in (("smile-1", True), ("soft-face", True), ("smile-1", False), ("smile-1", True)):
            visit = history.begin(name)
            if ended:
                history.finish(visit, 0)
    with closing(History(path)) as years_later:
        assert years_later.grown() == {"smile-1": 2, "soft-face": 1}


def test_numbers_rise_also_when_the_clock_goes_back(path: Path) -> None:
    with closing(History(path, lambda: NOON)) as history:
        numbers = [history.begin("smile-1") for _ in range(3)]
    with closing(History(path, lambda: NOON - timedelta(days=400))) as history:
        numbers.append(history.begin("smile-1"))
        assert [visit.number for visit in history.visits()] == numbers == sorted(set(numbers))


def test_numbers_of_numpy_are_kept_as_numbers(history: History) -> None:
    visit = history.begin("smile-1")
    odd = replace(MEASURED, number=np.int64(4), score=np.float32(71.5), mm=PerSide(np.float32(1.5), np.float64(2.5)))  # type: ignore[arg-type]
    history.repetition(visit, history.calibrated(visit, CALIBRATED), odd)
    history.finish(visit, np.int64(3))  # type: ignore[arg-type]
    kept = history.repetitions(visit)[0]
    assert (kept.number, kept.score, kept.mm) == (4, 71.5, PerSide(1.5, 2.5))
    assert history.visits()[0].stars == 3


def test_moments_are_text_in_utc(history: History, path: Path) -> None:
    history.begin("smile-1")
    with closing(sqlite3.connect(path)) as raw:
        (started,) = raw.execute("SELECT started FROM visits").fetchone()
    assert started.endswith("+00:00")
    assert abs(datetime.fromisoformat(started) - datetime.now(UTC)) < timedelta(minutes=1)


def test_every_call_is_on_disk_when_it_returns(history: History, path: Path) -> None:
    visit = history.begin("smile-1")
    calibration = history.calibrated(visit, CALIBRATED)
    history.repetition(visit, calibration, MEASURED)
    with closing(History(path)) as other:
        assert other.repetitions(visit) == [MEASURED]
        other.finish(visit, 3)
    assert history.visits()[0].stars == 3
    with history._engine.begin() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")
        }
    assert asked == {"synchronous": 2, "journal_mode": "wal"}


def test_what_a_full_disk_refuses_is_written_later_in_order(path: Path) -> None:
    with closing(History(path)) as history:
        full(history, 1)
        words = "x" * 5000  # longer than a page, so that it cannot fit
        visit = history.begin(words)
        assert history.pending == 1
        calibration = history.calibrated(visit, CALIBRATED)
        with pytest.raises(NotYetKept) as refusal:
            history.repetition(visit, calibration, MEASURED)
        assert str(refusal.value) == (
            f"{path} cannot grow, the disk is full; free some space. "
            "Results waiting to be written: 3; keep the game open"
        )
        with pytest.raises(NotYetKept, match="waiting to be written: 4"):
            history.finish(visit, 1)
        assert history.pending == 4
        assert history.visits() == []
        full(history, 1_000_000)
        other = history.begin("blink-1")
        assert history.pending == 0
        assert [(kept.number, kept.stars) for kept in history.visits()] == [(visit, 1), (other, None)]
        assert history.repetitions(visit) == [MEASURED]


def test_closing_writes_what_waits(path: Path) -> None:
    history = History(path)
    full(history, 1)
    history.begin("x" * 5000)
    full(history, 1_000_000)
    history.close()
    history.close()
    with closing(History(path)) as again:
        assert len(again.visits()) == 1


def test_closing_says_what_is_lost(path: Path) -> None:
    history = History(path)
    full(history, 1)
    history.begin("x" * 5000)
    with pytest.raises(StoreError, match=r"disk is full.*Results that could not be kept: 1$"):
        history.close()


def test_a_value_that_belongs_to_nothing_is_refused_and_does_not_wait(history: History) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        history.calibrated(7, CALIBRATED)
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        history.repetition(7, 8, MEASURED)
    with pytest.raises(StoreError, match="holds no such visit"):
        history.finish(7, 1)
    assert history.pending == 0
    assert history.begin("smile-1")


LIMITED = """
import resource, sys
from pathlib import Path
from game.store.history import History
from game.store.refusals import NotYetKept
history = History(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    history.finish(history.begin("smile-1"), 1)
except NotYetKept as refusal:
    print(refusal)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
history.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit a process's files")
def test_a_write_the_disk_fails_is_kept_and_said(path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith(f"{path} cannot ")
    assert ran.stdout.count("\n") == 1
    with closing(History(path)) as history:
        assert [visit.level_id for visit in history.visits()] == ["smile-1"]


def test_a_check_up_is_kept_apart_and_as_it_was(path: Path) -> None:
    told = Trial(PerSide(4.0, 6.0), None, 0.67, 0.4, Intrusion("eye", Side.LEFT, 22.0, "points", 1.2), 0.97, 0.0)
    untold = Trial(None, None, None, None, None, 0.0, 0.0)
    found = CheckUp(
        Asymmetry(-1.5, 0.4, 0.0), None, (Movement("smile", (told, untold, told)),), "left", None, ALGORITHM
    )
    with closing(History(path)) as history:
        history.examined(found)
        assert history.visits() == []
    with closing(History(path)) as history:
        ((kept, again),) = history.checkups()
    assert again == found
    assert kept.tzinfo is not None
    assert again.movements[0].mm == PerSide(4.0, 6.0)
    assert again.movements[0].intruder == told.intruder


@pytest.mark.parametrize(
    "edited",
    [
        "score = 'good'",
        "reach = 9e999",
        "left_mm = x'00ff'",
        "smaller = 'up'",
        "reasons = 'none'",
        "terms = '{\"a\": 1}'",
    ],
)
def test_what_somebody_typed_into_the_file_is_refused_in_words(path: Path, edited: str) -> None:
    with closing(History(path)) as first:
        visit = first.begin("smile-1")
        first.repetition(visit, first.calibrated(visit, CALIBRATED), MEASURED)
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE repetitions SET " + edited)  # noqa: S608 - the test's own words
        file.commit()
    with closing(History(path)) as second:
        with pytest.raises(StoreError, match="did not write"):
            second.repetitions(visit)
        if "terms" not in edited:  # which a level that follows its player does not look at
            with pytest.raises(StoreError, match="did not write"):
                second.played("smile-1")
