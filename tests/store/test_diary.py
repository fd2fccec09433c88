"""What was done and felt, asked by days."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from game.errors import StoreError
from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.level import Tempo
from game.store.diary import Diary
from tests.store.values import CALIBRATED, MEASURED, UNMEASURED

MIDNIGHT = datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=1)))
UNWELL = Feelings(Eye.SORE, Face.TIGHT, Pain.LITTLE, Tiredness.WORN_OUT)


class Clock:
    def __init__(self) -> None:
        self.at = MIDNIGHT + timedelta(hours=9)

    def __call__(self) -> datetime:
        return self.at.astimezone(UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "garden.sqlite3"


def play(diary: Diary, level: str, repetitions: int = 2) -> int:
    visit = diary.begin(level)
    calibration = diary.calibrated(visit, CALIBRATED)
    for _ in range(repetitions):
        diary.repetition(visit, calibration, MEASURED)
    return visit


def test_a_turn_tells_what_a_visit_asked_of_the_face(path: Path) -> None:
    clock = Clock()
    with closing(Diary(path, clock)) as diary:
        visit = play(diary, "smile-1", 2)
        clock.at += timedelta(minutes=5)
        diary.repetition(visit, 1 + visit, replace(UNMEASURED, terms=MEASURED.terms))
        clock.at += timedelta(minutes=5)
        diary.finish(visit, 3)
        (turn,) = diary.turns(MIDNIGHT)
    assert MEASURED.terms is not None
    assert (turn.number, turn.level, turn.repetitions, turn.finished) == (visit, "smile-1", 3, True)
    assert turn.lasted_s == pytest.approx(3 * MEASURED.terms.tempo.total_s)
    assert turn.ended == clock.at


def test_a_repetition_kept_before_its_tempo_was_is_of_the_usual_one(path: Path) -> None:
    with closing(Diary(path, Clock())) as diary:
        visit = diary.begin("smile-1")
        diary.repetition(visit, diary.calibrated(visit, CALIBRATED), UNMEASURED)
        assert diary.turns(MIDNIGHT)[0].lasted_s == Tempo().total_s


def test_guided_levels_are_turns_and_days_once_they_are_finished(path: Path) -> None:
    clock = Clock()
    with closing(Diary(path, clock)) as diary:
        diary.begin("breathe-out")
        assert not diary.turns(MIDNIGHT)
        assert not diary.moments(MIDNIGHT)
        done = diary.begin("soft-face")
        diary.finish(done, 0)
        assert [(turn.number, turn.repetitions, turn.finished) for turn in diary.turns(MIDNIGHT)] == [(done, 0, True)]
        assert diary.moments(MIDNIGHT) == [clock.at]


def test_a_day_ends_at_the_players_own_midnight(path: Path) -> None:
    clock = Clock()
    with closing(Diary(path, clock)) as diary:
        clock.at = MIDNIGHT - timedelta(minutes=1)
        late = play(diary, "smile-1", 1)
        diary.felt(UNWELL)
        clock.at = MIDNIGHT + timedelta(minutes=1)
        diary.repetition(late, late + 1, MEASURED)
        diary.finish(late, 1)
        early = play(diary, "blink-1", 2)
        diary.felt(Feelings())
        assert [(turn.number, turn.repetitions) for turn in diary.turns(MIDNIGHT)] == [(late, 1), (early, 2)]
        assert diary.feelings(MIDNIGHT) == [Feelings()]
        assert diary.feelings(MIDNIGHT - timedelta(days=1)) == [UNWELL, Feelings()]
        assert len(diary.moments(MIDNIGHT - timedelta(days=1))) == 3  # early's, late's first, and late's end


def test_answers_come_back_after_a_restart_and_numbers_go_on(path: Path) -> None:
    clock = Clock()
    with closing(Diary(path, clock)) as diary:
        diary.felt(UNWELL)
    clock.at -= timedelta(hours=2)  # the clock was set back
    with closing(Diary(path, clock)) as diary:
        diary.felt(Feelings())
        assert diary.feelings(MIDNIGHT) == [UNWELL, Feelings()]


@pytest.mark.parametrize(
    "edited",
    ["UPDATE feelings SET eye = 'blue'", "UPDATE feelings SET kept = '9', pain = 'x'",
     "UPDATE repetitions SET kept = 'z'", "UPDATE repetitions SET kept = '2030-01-01'",
     "UPDATE repetitions SET terms = '{}'", "UPDATE visits SET finished = '3000'"],
)  # fmt: skip
def test_what_was_edited_is_said_to_be_not_ours(path: Path, edited: str) -> None:
    with closing(Diary(path, Clock())) as diary:
        diary.finish(play(diary, "smile-1"), 1)
        diary.felt(UNWELL)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(edited)
    with closing(Diary(path, Clock())) as diary, pytest.raises(StoreError, match="did not write"):
        diary.feelings(MIDNIGHT) if "feelings" in edited else diary.turns(MIDNIGHT)


def test_a_year_of_three_sessions_a_day_is_read_at_once(path: Path) -> None:
    with closing(Diary(path, Clock())) as diary:
        first = play(diary, "smile-1", 1)
    with closing(sqlite3.connect(path)) as raw, raw:
        visits, done = [], []
        for number in range(3 * 4 * 364):
            at = MIDNIGHT - timedelta(days=364) + timedelta(hours=2 * number)
            key, kept = int(at.timestamp() * 1e6), at.astimezone(UTC).isoformat(timespec="milliseconds")
            visits.append((key, kept, kept))
            done += [(key + each, key, first + 1, kept) for each in range(4)]
        raw.executemany("INSERT INTO visits VALUES (?, 'smile-1', ?, ?, 3)", visits)
        raw.executemany(
            "INSERT INTO repetitions (id, visit, calibration, kept, number, started_s, reasons, algorithm, terms)"
            " SELECT ?, ?, ?, ?, 1, 0, '[]', '2', terms FROM repetitions LIMIT 1", done
        )  # fmt: skip
    with closing(Diary(path, Clock())) as diary:
        took_s = []
        for _ in range(3):
            begun = time.process_time()
            diary.turns(MIDNIGHT)
            days = {at.date() for at in diary.moments(MIDNIGHT - timedelta(days=364))}
            took_s.append(time.process_time() - begun)
    assert len(days) >= 364
    assert min(took_s) < 0.3
