"""What was done for the first time, from a real database, and a level's own days."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.model.feelings import Feelings
from game.model.firsts import Firsts
from game.model.result import Repetition
from game.store.diary import Diary
from game.store.levels import all_levels
from game.training.stickers import earned
from tests.store.values import CALIBRATED, MEASURED, UNMEASURED
from tests.weeks import Calendar

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
assert MEASURED.parts is not None
QUIET = replace(MEASURED, parts=replace(MEASURED.parts, quiet=1.0, reach=0.6), intruder=None)
LOUD = replace(MEASURED, parts=replace(MEASURED.parts, quiet=0.4, reach=0.6))
HARD = replace(MEASURED, parts=replace(MEASURED.parts, quiet=0.4, reach=0.1))


@pytest.fixture
def clock() -> Calendar:
    return Calendar(NOON)


@pytest.fixture
def diary(tmp_path: Path, clock: Calendar) -> Iterator[Diary]:
    with closing(Diary(tmp_path / "garden.sqlite3", clock)) as opened:
        yield opened


def visit(diary: Diary, clock: Calendar, *done: Repetition, level: str = "smile-1", exercise: str = "smile") -> int:
    clock.now += timedelta(minutes=1)
    number = diary.begin(level)
    calibration = diary.calibrated(number, replace(CALIBRATED, exercise=exercise)) if done else 0
    for each in done:
        diary.repetition(number, calibration, each)
    diary.finish(number, 1)
    return number


def test_nothing_was_done_in_an_empty_database(diary: Diary) -> None:
    assert diary.firsts() == Firsts()
    assert diary.days("smile-1", 30) == []


def test_each_first_is_the_visit_it_happened_in(diary: Diary, clock: Calendar) -> None:
    first = visit(diary, clock, LOUD, UNMEASURED)
    second = visit(diary, clock, QUIET)
    third = visit(diary, clock, QUIET, UNMEASURED, QUIET, level="blink-1", exercise="blink")
    visit(diary, clock, QUIET, QUIET)
    diary.felt(Feelings())
    diary.felt(Feelings())
    assert diary.firsts().rested is None
    left_early = diary.begin("lake-relax")
    diary.rested(left_early)
    clock.now += timedelta(minutes=1)
    diary.rested(visit(diary, clock))
    found = diary.firsts()
    assert found.levels == {"smile-1": first, "blink-1": third, "lake-relax": left_early}
    assert found.finished == {"smile-1": first, "blink-1": third}
    assert found.rested is not None
    assert left_early < found.rested < left_early + 60_000_000, "the first one, in the order of time"
    assert first < found.movements["smile"] < second
    assert third < found.movements["blink"]
    assert found.quiet_level == third, "one quiet repetition is no quiet level, and one that was not seen spoils none"
    assert found.told is not None
    assert found.told < left_early
    assert (found.soft, found.days) == ({}, {})


def test_soft_holds_and_days_are_counted_and_strength_is_not(diary: Diary, clock: Calendar) -> None:
    visit(diary, clock, *[HARD] * 12, UNMEASURED)
    numbers = []
    for _ in range(7):
        clock.now += timedelta(days=9)
        numbers.append(visit(diary, clock, LOUD, LOUD))
    found = diary.firsts()
    assert set(found.soft) == {10}
    assert numbers[4] < found.soft[10] < numbers[5]
    assert found.days == {7: numbers[5]}


def test_no_sticker_is_ever_lost(diary: Diary, clock: Calendar) -> None:
    levels, before = all_levels(), dict[str, int]()
    for name, done in (("smile-1", LOUD), ("smile-1", QUIET), ("blink-1", HARD), ("gone", UNMEASURED)) * 8:
        clock.now += timedelta(days=1)
        visit(diary, clock, done, done, done, level=name)
        now = earned(diary.firsts(), levels)
        assert before.items() <= now.items(), "and each stays as old as it is"
        before = dict(now)
    assert {"soft:10", "days:30", "quiet", "place:sunflower"} <= set(before)


def test_a_levels_days_are_its_first_one_and_the_newest(diary: Diary, clock: Calendar) -> None:
    for _ in range(6):
        clock.now += timedelta(days=1)
        visit(diary, clock, LOUD, QUIET)
        visit(diary, clock, QUIET)
        visit(diary, clock, HARD, level="blink-1", exercise="blink")
    every = [each for each in diary.practised() if each.level == "smile-1"]
    assert len(every) == 6
    assert diary.days("smile-1", 3) == [every[0], *every[3:]]
    assert diary.days("smile-1", 30) == every
    assert diary.days("kite-smile", 30) == []
