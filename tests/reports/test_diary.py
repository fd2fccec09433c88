"""A diary tells each day and exercise in true means; a change is called one only where it is more than chance."""

import csv
import io
import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from game.errors import UsageError
from game.model.feelings import Eye, Feelings, Pain
from game.model.practice import Examined, Felt, Judged, Practice, Sitting
from game.model.result import Intrusion, Parts, Repetition
from game.model.side import Side
from game.reports import summary
from game.reports.diary import Tally, changes, diary, overview
from game.reports.printed import change_table, checkup_table, diary_table, feelings_table
from game.reports.tables import DIARY_COLUMNS, write_diary
from tests.store.clinics import programme
from tests.store.values import CALIBRATED, EXAMINED, MEASURED, UNMEASURED

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PARTS = Parts(0.75, 0.8, 0.9, 1.0, 0.5)


TITLES = {"smile": "Smile", "raise_brows": "Raise the brows"}


def scored(score: float, intruder: Intrusion | None = None, symmetry: float | None = 0.75) -> Repetition:
    return replace(MEASURED, score=score, intruder=intruder, parts=replace(PARTS, symmetry=symmetry))


def sitting(at: datetime, *repetitions: Repetition, exercise: str = "smile") -> Sitting:
    return Sitting(f"{exercise}-1", at, at, 1, (Judged(replace(CALIBRATED, exercise=exercise), repetitions),))


def practice(*sittings: Sitting, made: datetime = MONDAY + 7 * DAY) -> Practice:
    return Practice(programme(), made, sittings)


EYE, BROW = (Intrusion(part, Side.LEFT, 18.0, "points", 4.0) for part in ("eye", "brow"))
WEEK = practice(
    sitting(MONDAY, scored(60.0, EYE), scored(80.0, symmetry=None), UNMEASURED),
    sitting(MONDAY + timedelta(hours=3), scored(70.0, BROW), scored(50.0, EYE)),
    sitting(MONDAY, scored(40.0), exercise="raise_brows"),
    Sitting("soft-face", MONDAY + DAY, None, None, ()),
)


def printed(table: Table) -> list[str]:
    """Its lines, each with single spaces."""
    console = Console(file=io.StringIO(), width=120)
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    return [" ".join(line.split()) for line in console.file.getvalue().splitlines() if line.strip()]


def test_each_day_and_exercise_is_told_by_its_means() -> None:
    first, second = date(2026, 3, 2), date(2026, 3, 3)
    brows, smile = diary(WEEK)[:2]
    assert brows == (first, Tally("raise_brows", 1, 1, 1, 40.0, 0.75, 0.5, ()))
    along = (("left eye", 2), ("left brow", 1))
    assert smile == (first, Tally("smile", 2, 5, 4, 65.0, 0.75, 0.5, along))
    assert diary(WEEK)[2] == (second, Tally("soft-face", 1, 0, 0, None, None, None, ()))


def test_a_day_is_the_homes_own() -> None:
    late = datetime(2026, 3, 3, 2, 30, tzinfo=UTC)
    for hours, day in ((-5, 2), (0, 3), (9, 3)):
        there = practice(sitting(late.astimezone(timezone(timedelta(hours=hours))), scored(60.0)))
        assert [each for each, _ in diary(there)] == [date(2026, 3, day)]


def test_the_table_says_the_same() -> None:
    title, heads, _, *rows = printed(diary_table(WEEK, TITLES))
    assert title == "K7QM-2XRD-9FTB, programme 1, told 2026-03-09"
    assert heads == "Day Exercise Reps Score Symmetry Quiet Moved along"
    assert rows == [
        "2026-03-02 Raise the brows 1/1 40 0.75 0.50 -",
        "Smile 4/5 65 0.75 0.50 left eye 2x, left brow 1x",
        "2026-03-03 soft-face 0/0 - - - -",
    ]


def test_check_ups_stand_by_themselves() -> None:
    examined = replace(WEEK, examined=(Examined(MONDAY, EXAMINED),))
    _, heads, _, *rows = printed(checkup_table(examined, TITLES))
    assert heads == "Day Movement Left Right Together Quiet Moved along", "no part of a score is called the same"
    assert rows == [
        "2026-03-02 Smile 4.0 mm 6.0 mm 0.75 0.50 left eye",
        "pucker - - - - -",
    ]
    (told,) = json.loads(json.dumps(overview(examined, ())))["checkups"]
    assert told["day"] == "2026-03-02"
    assert EXAMINED.resting is not None
    assert told["resting_left_minus_right"] == asdict(EXAMINED.resting)
    assert [each["left_mm"] for each in told["movements"]] == [4.0, None]
    assert [each["moved_along"] for each in told["movements"]] == ["left eye", None]


def test_the_files_say_the_same(tmp_path: Path) -> None:
    write_diary(
        tmp_path / "diary.csv",
        replace(WEEK, felt=(Felt(MONDAY, Feelings(pain=Pain.LITTLE)), Felt(MONDAY + 3 * DAY, Feelings()))),
    )
    with (tmp_path / "diary.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == DIARY_COLUMNS
    assert [row["score"] for row in rows] == ["40.000", "65.000", "", ""]
    assert [(row["exercise"], row["day_pain"]) for row in rows] == [
        ("raise_brows", "little"), ("smile", "little"), ("soft-face", ""), ("", "none"),
    ]  # fmt: skip
    assert rows[1]["moved_along"] == "left eye 2; left brow 1"
    summary.write(tmp_path / "diary.json", overview(WEEK, ()))
    told = json.loads((tmp_path / "diary.json").read_text(encoding="utf-8"))
    assert (told["patient"], told["programme"]) == (WEEK.programme.patient, 1)
    assert [day["score"] for day in told["days"]] == [40.0, 65.0, None]
    assert told["days"][1]["moved_along"] == {"left eye": 2, "left brow": 1}


def test_what_was_practised_since_is_held_against_as_long_before() -> None:
    old = practice(
        sitting(MONDAY - 20 * DAY, *[scored(5.0)] * 4),  # longer ago than the week that is compared
        sitting(MONDAY + DAY, *[scored(60.0)] * 4),
        sitting(MONDAY + DAY, *[scored(60.0)] * 4, exercise="pucker"),
        sitting(MONDAY + DAY, *[scored(10.0)] * 3, exercise="blink"),
    )
    since = (
        sitting(MONDAY + 8 * DAY, *[scored(80.0, EYE)] * 4),
        sitting(MONDAY + 8 * DAY, *[scored(62.0)] * 4, exercise="pucker"),
        sitting(MONDAY + 8 * DAY, *[scored(90.0)] * 4, exercise="blink"),
        sitting(MONDAY + 8 * DAY, *[scored(50.0)] * 4, exercise="raise_brows"),
    )
    new = practice(*old.sittings, *since, made=old.made + 7 * DAY)
    found = {each.exercise: each for each in changes(old, new)}
    assert list(found) == ["blink", "pucker", "raise_brows", "smile"]
    assert {name: each.is_real("score") for name, each in found.items()} == {
        "blink": None, "pucker": False, "raise_brows": None, "smile": True,
    }  # fmt: skip
    assert found["smile"].before is not None
    assert found["smile"].before.score == 60.0
    rows = [line for line in printed(change_table(changes(old, new), "since", TITLES)) if "->" in line]
    assert rows[2] == "Raise the brows 0 -> 4 - -> 50 - -> 0.75 - -> 0.50 -"
    last = printed(change_table(changes(old, new), "since", TITLES))[-1]
    assert last.startswith("* more than")
    assert not printed(change_table([found["pucker"]], "since", TITLES))[-1].startswith("*")
    assert rows[3] == "Smile 4 -> 4 60 -> 80 * 0.75 -> 0.75 0.50 -> 0.50 left eye 4x"


def test_two_patients_and_two_out_of_order_are_not_compared() -> None:
    other = replace(WEEK, programme=replace(programme(), patient="AAAA-BBBB-CCCC"), made=WEEK.made + DAY)
    with pytest.raises(UsageError, match="two patients"):
        changes(WEEK, other)
    with pytest.raises(UsageError, match="first file is to be the older"):
        changes(WEEK, WEEK)


def test_how_they_were_is_told_by_days_the_less_well_of_each() -> None:
    morning, evening = Feelings(eye=Eye.SORE), Feelings(pain=Pain.LITTLE)
    told = replace(
        WEEK,
        felt=(Felt(MONDAY, morning), Felt(MONDAY + timedelta(hours=1), evening), Felt(MONDAY + DAY, Feelings())),
    )
    assert [" ".join(row.split()) for row in printed(feelings_table(told))[3:]] == [
        f"{MONDAY:%Y-%m-%d} sore usual little fresh", f"{MONDAY + DAY:%Y-%m-%d} calm usual none fresh",
    ]  # fmt: skip
    answers = json.loads(json.dumps(overview(told, ())))["answers"]
    assert answers[0] == {"day": f"{MONDAY:%Y-%m-%d}", "eye": "sore", "face": "usual", "pain": "little",
                          "tiredness": "fresh"}  # fmt: skip
