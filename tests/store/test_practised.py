"""Practice as numbers: what the database reckons is what its repetitions say."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from game.errors import StoreError
from game.model.side import PerSide
from game.store.history import History
from tests.store.values import BOTH_SIDES, CALIBRATED, MEASURED, UNMEASURED
from tests.weeks import Calendar
from tests.zones import FAR_EAST, living_in

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FURTHER = replace(MEASURED, score=51.5, mm=PerSide(2.5, 2.1), uv=None, algorithm="2")


@pytest.fixture
def clock() -> Calendar:
    return Calendar(NOON)


@pytest.fixture
def history(tmp_path: Path, clock: Calendar) -> Iterator[History]:
    with closing(History(tmp_path / "garden.sqlite3", clock)) as opened:
        yield opened


@pytest.fixture
def far_east() -> Iterator[None]:
    """A computer whose clock is fourteen hours ahead of UTC."""
    with living_in(FAR_EAST):
        yield


def test_a_days_numbers_are_means_over_what_was_measured(history: History) -> None:
    for repetitions in ((MEASURED, UNMEASURED), (FURTHER,)):
        visit = history.begin("smile-1")
        calibration = history.calibrated(visit, CALIBRATED)
        for each in repetitions:
            history.repetition(visit, calibration, each)
    history.finish(visit, 2)
    (day,) = history.practised()
    assert (day.level, day.exercise, day.visits, day.sets) == ("smile-1", "smile", 2, 1)
    assert (day.repetitions, day.measured, day.algorithm) == (3, 2, "1 and 2")
    assert MEASURED.parts is not None
    assert (day.score, day.symmetry, day.quiet) == (61.5, MEASURED.parts.symmetry, MEASURED.parts.quiet)
    assert (day.mm, day.uv) == (PerSide(2.0, 2.1), MEASURED.uv)


def test_what_was_not_measured_is_no_number(history: History) -> None:
    history.finish(history.begin("soft-face"), 0)
    visit = history.begin("blink-1")
    calibration = history.calibrated(visit, replace(CALIBRATED, exercise="blink"))
    history.repetition(visit, calibration, replace(UNMEASURED, mm=PerSide(9.0, 9.0)))
    imagined, unseen = history.practised()
    assert (imagined.exercise, imagined.sets, imagined.repetitions, imagined.algorithm) == (None, 1, 0, "")
    assert (unseen.exercise, unseen.sets, unseen.repetitions, unseen.measured) == ("blink", 0, 1, 0)
    assert (unseen.score, unseen.symmetry, unseen.mm, unseen.uv) == (None, None, None, None)


def test_a_recalibration_counts_nothing_twice(history: History) -> None:
    visit = history.begin("smile-1")
    for _ in range(3):
        history.repetition(visit, history.calibrated(visit, CALIBRATED), BOTH_SIDES)
    (day,) = history.practised()
    assert (day.visits, day.repetitions, day.symmetry) == (1, 3, None)


@pytest.mark.usefixtures("far_east")
def test_days_are_the_players_own(history: History, clock: Calendar) -> None:
    for hours in (-3, 3):
        clock.now = NOON + timedelta(hours=hours)
        history.begin("smile-1")
    assert [each.day for each in history.practised()] == [date(2026, 3, 1), date(2026, 3, 2)]


def test_a_day_alone_is_asked_for_from_its_first_moment(history: History, clock: Calendar) -> None:
    for days in (0, 1, 2):
        clock.now = NOON + timedelta(days=days)
        history.begin(f"level-{days}")
    assert [each.level for each in history.practised(NOON + timedelta(days=1))] == ["level-1", "level-2"]
    clock.now = NOON - timedelta(days=400)
    history.begin("clock-went-back")
    assert "clock-went-back" not in [each.level for each in history.practised(NOON)]
    assert history.practised()[0].level == "clock-went-back"


def test_a_number_that_somebody_typed_is_refused(history: History) -> None:
    visit = history.begin("smile-1")
    history.repetition(visit, history.calibrated(visit, CALIBRATED), MEASURED)
    with history._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE repetitions SET quiet = 9e999")
    with pytest.raises(StoreError, match="did not write"):
        history.practised()


def test_a_levels_days_come_as_they_were_played_though_the_clock_was_set_back(tmp_path: Path) -> None:
    said = [NOON, NOON + timedelta(days=3000), NOON - timedelta(days=9000), NOON + timedelta(days=1)]
    now = [NOON]
    with closing(History(tmp_path / "garden.sqlite3", lambda: now[0])) as history:
        for at in said:
            now[0] = at
            visit = history.begin("smile-1")
            history.repetition(visit, history.calibrated(visit, CALIBRATED), MEASURED)
        found = [each.day for each in history.days("smile-1", 30)]
        dated = [each.day for each in history.practised()]
    assert found == [each.date() for each in said]
    assert dated == sorted(found), "a report goes by dates"
