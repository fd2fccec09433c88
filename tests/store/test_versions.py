"""The database of each earlier version opens with all its data.

`versions/NNNN.sql` is a dump of what the Face Garden of that version itself wrote: two visits, a calibration, three
repetitions, and from version 5 on a check-up, from 6 on an answer to the daily question. A new version needs the dump
of the one before it.
"""

import math
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.model.feelings import Eye, Feelings
from game.model.level import Tempo
from game.model.result import Calibrated, Intrusion, Repetition
from game.model.side import Side
from game.store.diary import Diary
from game.store.home import CLINIC, Home
from game.store.migrations import HEAD, scripts
from game.store.places import DATABASE
from game.store.rows import Visit
from tests.store.clinics import Clinic, take
from tests.store.values import BOTH_SIDES, CALIBRATED, EXAMINED, MEASURED, UNMEASURED

DUMPS = {int(path.stem): path for path in (Path(__file__).parent / "versions").glob("*.sql")}
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
Rows = dict[str, list[dict[str, object]]]


@pytest.fixture(params=sorted(DUMPS))
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def path(tmp_path: Path, version: int) -> Path:
    path = tmp_path / DATABASE
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(DUMPS[version].read_text(encoding="utf-8"))
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{version:04}",)]
    return path


def every_row(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = set(tables) - {"alembic_version"}
        return {name: [dict(row) for row in raw.execute(f"SELECT * FROM {name}")] for name in kept}  # noqa: S608


def calibrated(version: int) -> Calibrated:
    """What a calibration of that version tells."""
    return replace(
        CALIBRATED,
        mains_hz=50.0 if version >= 2 else None,
        coupled=CALIBRATED.coupled if version >= 3 else None,
        delay_s=0.065 if version >= 4 else None,
    )


def measured(version: int) -> Repetition:
    """What a repetition of that version tells; of the intruder first the side alone."""
    if version >= 3:
        assert MEASURED.figures is not None
        return replace(MEASURED, figures=replace(MEASURED.figures, along=None))  # which came later, without a version
    return replace(MEASURED, intruder=Intrusion("", Side.LEFT, math.nan, "", math.nan), figures=None, coupled=None,
                   terms=None)  # fmt: skip


def test_each_earlier_version_is_there() -> None:
    assert {f"{version:04}" for version in DUMPS} == {each.revision for each in scripts().walk_revisions()} - {HEAD}


def test_every_value_is_left_as_it_was(path: Path) -> None:
    before = every_row(path)
    with closing(Diary(path)) as diary:
        assert diary.notice is None
    after = every_row(path)
    assert sum(map(len, before.values())) >= 6
    for table, rows in before.items():
        assert len(after[table]) == len(rows)
        for was, now in zip(rows, after[table], strict=True):
            assert {name: now[name] for name in was} == was
            assert all(value is None for name, value in now.items() if name not in was)
    assert all(not after[table] for table in after.keys() - before.keys())


def test_what_was_played_then_is_thanked_for_now(path: Path, version: int) -> None:
    with closing(Diary(path)) as diary:
        found = diary.firsts()
        (day,) = diary.days("smile-1", 30)
    assert set(found.movements) == {"smile"}
    assert set(found.levels) == {"smile-1", "blink-1"}
    assert set(found.finished) == {"smile-1"}
    assert (found.told is not None) is (version >= 6)
    assert day.measured == 2


def test_everything_is_read_as_what_it_was(path: Path, version: int) -> None:
    with closing(Diary(path)) as diary:
        played, left = diary.visits()
        assert played == Visit(
            1772366430000000, "smile-1", NOON + timedelta(seconds=60), NOON + timedelta(seconds=330), 2
        )
        assert (left.level_id, left.finished, left.stars) == ("blink-1", None, None)
        assert diary.calibrations(played.number) == [calibrated(version)]
        assert diary.repetitions(played.number) == [measured(version), BOTH_SIDES, UNMEASURED]
        assert [[each.score for each in visit] for visit in diary.played("smile-1")] == [[71.5, 60.0, None]]
        assert [found for _, found in diary.checkups()] == ([EXAMINED] if version >= 5 else [])
        assert list(diary.feelings(NOON)) == ([Feelings(eye=Eye.SORE)] if version >= 6 else [])
        (turn,) = diary.turns(NOON)
        told = Tempo() if version < 3 else Tempo(hold_s=4.0)
        assert (turn.repetitions, turn.finished, turn.lasted_s) == (3, True, told.total_s + 2 * Tempo().total_s)
        assert [(each.level, each.repetitions) for each in diary.practised()] == [("smile-1", 3), ("blink-1", 0)]


def test_it_goes_on_from_there(path: Path, version: int) -> None:
    with closing(Diary(path)) as diary:
        visit = diary.begin("smile-1")
        diary.repetition(visit, diary.calibrated(visit, CALIBRATED), MEASURED)
        diary.finish(visit, 3)
        diary.examined(EXAMINED)
        diary.felt(Feelings())
    with closing(Diary(path)) as diary:
        assert [each.stars for each in diary.visits()] == [2, None, 3]
        assert diary.repetitions(visit) == [MEASURED]
        assert len(diary.checkups()) == (2 if version >= 5 else 1)


def test_a_home_that_met_its_clinic_before_knows_it_from_now_on(path: Path) -> None:
    """Before version 7 the file alone told of the clinic."""
    folder, old = path.parent, path.read_bytes()
    trusted = take(folder, Clinic().number(2))
    path.write_bytes(old)
    assert Home(folder).settled() == (trusted, "")
    (folder / CLINIC).unlink()
    assert Home(folder).trusted() == trusted
    with closing(Diary(path)) as diary:
        assert len(diary.visits()) == 2
