"""The report of a simulated patient who recovers: one page that says what was measured, and tables that agree."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from game import reviews
from game.errors import StoreError
from game.model.checkup import Asymmetry, CheckUp, Movement, Trial
from game.model.feelings import Answered, Feelings, Pain, Tiredness
from game.model.programme import Opened, Programme
from game.model.result import Intrusion, Repetition
from game.model.side import PerSide, Side
from game.model.signals import IntArray
from game.reports.review import COLUMNS, overview, table, text
from game.reports.sheet import COLOURS, Paper
from game.store.levels import all_levels, level
from game.store.starters import all_starters
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.review import Checked, Kept, Review, review
from tests.store.clinics import programme
from tests.training.practice import TODAY, ago
from tests.weeks import MORNING, STAGES, UNSEEN, played, practise

LEVELS = ("smile-1", "pucker-1")
DIAGNOSES = ("palsy", "paresis", "synkinesis", "diagnos", "flaccid", "disease", "patholog", "abnormal", "weak")
AGES = 7
WORN = Feelings(pain=Pain.HURTS, tiredness=Tiredness.WORN_OUT)


TRIAL = Trial(
    PerSide(2.0, 4.0), PerSide(12.0, 20.0), 0.5, 0.6, Intrusion("eye", Side.LEFT, 20.0, "points", 1.0), 1.0, 1.0
)
CHECKED = CheckUp(
    Asymmetry(1.5, 0.2, 0.0), PerSide(2.0, 2.0),
    tuple(Movement(name, (TRIAL,) * 3) for name in ("raise_brows", "blink", "smile", "wrinkle_nose", "pucker")),
    "left", None, "1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as whoever holds it sees it."""

    words: str
    grey: IntArray
    size_mm: tuple[float, float]


def printed(path: Path, shown: Review, paper: Paper = Paper.A4) -> Printed:
    reviews.printed(path, shown, paper)
    document = pypdfium2.PdfDocument(path)
    try:
        (page,) = document
        words = page.get_textpage().get_text_range()
        grey = np.asarray(page.render(scale=2).to_pil().convert("L"), dtype=np.int64)
        return Printed(words, grey, tuple(each / 72 * 25.4 for each in page.get_size()))
    finally:
        document.close()


def in_force(levels: Sequence[str] = LEVELS) -> Programme:
    opened = tuple(Opened.like(level(name), 2) for name in levels)
    today = MORNING.date() + timedelta(days=3 * AGES - 1)
    return replace(programme(3), levels=opened, issued=today - timedelta(days=9), review=today + timedelta(days=5))


@pytest.fixture(scope="module")
def stages() -> list[Mapping[str, Sequence[Repetition]]]:
    smile = [played("smile-1", *stage, 3) for stage in STAGES]
    pucker = [played("pucker-1", *stage, 3) for stage in STAGES[1:]]
    return [{"smile-1": smile[0]}, {"smile-1": (*smile[1], UNSEEN), "pucker-1": pucker[0]},
            {"smile-1": smile[2], "pucker-1": pucker[1]}]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, stages: list[Mapping[str, Sequence[Repetition]]]) -> Path:
    folder = tmp_path_factory.mktemp("home")
    days: list[Mapping[str, Sequence[Repetition]]] = [
        {} if number % AGES == AGES - 2 else stages[number // AGES] for number in range(3 * AGES)
    ]
    practise(folder, MORNING, days)
    return folder


@pytest.fixture(scope="module")
def kept(home: Path) -> Review:
    """The same home with a programme in force over its last ten days."""
    shown = reviews.at_home(home, in_force().issued + timedelta(days=9), pytest.fail)
    assert shown.programme is None
    with_plan = reviews.kept(home, pytest.fail)
    return review(with_plan, in_force(), all_levels(), all_starters().values(), shown.today)


def numbers(shown: Review) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text(shown))
    return told


def test_it_tells_what_the_patient_did(kept: Review) -> None:
    told = numbers(kept)
    assert (told["adherence"]["played_days"], told["adherence"]["whole_days"]) == (18, 8)
    assert len(told["adherence"]["days"]) == 3 * AGES
    smile, pucker = told["exercises"]
    assert (smile["exercise"], pucker["exercise"]) == ("smile", "pucker")
    assert smile["change"]["symmetry"] == "more"
    assert smile["change"]["quiet"] == "no change", "the eye followed for a while only"
    assert pucker["change"]["quiet"] == "more", "in the stage in which puckers begin it did"
    worst = min(smile["days"], key=lambda day: day["quiet"])
    assert worst["quiet"] < 1 - SMALLEST_REAL_CHANGE["quiet"]
    assert smile["first"]["left_mm"] < smile["last"]["left_mm"] < smile["last"]["right_mm"]
    assert smile["first"]["left_uv"] < smile["last"]["left_uv"]
    assert {day["measured"] for day in smile["days"]} == {6}, "what was not seen counts nowhere"
    assert [(each["act"], each["level"]) for each in told["suggestions"]] == [("open", "smile-2"), ("open", "pucker-2")]


@pytest.mark.parametrize("paper", list(Paper))
def test_one_page_says_all_of_it(kept: Review, tmp_path: Path, paper: Paper) -> None:
    page = printed(tmp_path / "report.pdf", kept, paper)
    assert page.size_mm == pytest.approx(paper.size_mm, abs=0.1)
    told = numbers(kept)
    smile = told["exercises"][0]
    assert kept.programme is not None
    for words in (
        kept.programme.patient, "Programme 3", "played on 18 of 21 days", "the whole plan on 8", "smile-1", "pucker-1",
        f"symmetry {smile['first']['symmetry']:.2f} → {smile['last']['symmetry']:.2f}: more",
        f"{smile['first']['left_mm']:.1f} → {smile['last']['left_mm']:.1f}",
        "smallest real change: 0.08 and 0.04", "Open smile-2?", "rule: goes well", "None is kept here.", "Notes",
        f"Face Garden {told['version']}, judge {told['algorithm']}",
    ):  # fmt: skip
        assert words in page.words, words
    assert not any(word in page.words.lower() for word in DIAGNOSES)


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_reaches_the_margins_however_much_there_is(tmp_path: Path, paper: Paper) -> None:
    names = [name for name in all_levels() if not name.startswith("demo-")][:40]
    found = all_levels()
    practised = [
        ago(days, level=name, exercise=found[name].exercise, quiet=0.5) for days in range(400, -1, -1)
        for name in ("smile-1", "pucker-1", "blink-1", "brows-1", "nose-1", "relax-1")
    ]  # fmt: skip
    checked = [Checked(TODAY - timedelta(days=days), CHECKED) for days in (200, 0)]
    plan = replace(in_force(names), issued=TODAY - timedelta(days=90), review=TODAY - timedelta(days=1))
    answered = [Answered(TODAY - timedelta(days=days), WORN) for days in range(400)]
    kept = Kept(practised, checked, answered)
    page = printed(tmp_path / "report.pdf", review(kept, plan, found, all_starters().values(), TODAY), paper)
    rows, columns = np.nonzero(page.grey < 250)
    pixels = 2 * 72 / 25.4
    width_mm, height_mm = paper.size_mm
    assert columns.min() >= 11 * pixels
    assert columns.max() <= (width_mm - 11) * pixels
    assert rows.min() >= 11 * pixels
    assert rows.max() <= (height_mm - 11) * pixels
    assert "more: programme show" in page.words
    assert "(has passed)" in page.words
    assert "told on 371 days" in page.words
    blank = page.grey[round((height_mm - 45) * pixels) : round((height_mm - 22) * pixels)]
    assert (blank > 250).mean() > 0.95, "there is room to write"


def test_nothing_is_said_by_colour_alone(kept: Review, tmp_path: Path) -> None:
    page = printed(tmp_path / "report.pdf", kept)
    assert all(day.kept.value in page.words for day in kept.calendar)
    assert page.words.count("left") >= 2 <= page.words.count("right"), "sides are named beside their marks"
    for role, colour in COLOURS.items():
        grey = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue
        assert grey < (0.8 if role == "faint" else 0.5), role


def test_the_table_holds_the_same_numbers(kept: Review) -> None:
    rows = list(csv.DictReader(StringIO(table(kept))))
    assert tuple(rows[0]) == COLUMNS
    expected = [(each["exercise"], day) for each in numbers(kept)["exercises"] for day in each["days"]]
    assert len(rows) == len(expected)
    plans = {day["day"]: day for day in numbers(kept)["adherence"]["days"]}
    for row, (exercise, day) in zip(rows, expected, strict=True):
        assert row["exercise"] == exercise
        assert {name: row[name] for name in day} == {k: "" if v is None else str(v) for k, v in day.items()}
        plan = plans[row["day"]]
        assert (row["day_sets"], row["day_planned"]) == (str(plan["sets"]), str(plan["planned"] or ""))


def test_looking_leaves_nothing_behind_where_nothing_was_played(tmp_path: Path) -> None:
    shown = reviews.at_home(tmp_path, TODAY, pytest.fail)
    assert shown.empty
    assert list(tmp_path.iterdir()) == []
    assert (overview(shown)["exercises"], table(shown)) == ([], ",".join(COLUMNS) + "\n")


def test_imagery_alone_is_a_page_too(tmp_path: Path) -> None:
    imagined = [ago(0, level="imagine-smile", exercise=None, repetitions=0, measured=0, algorithm="")]
    page = printed(tmp_path / "report.pdf", review(Kept(imagined), None, all_levels(), (), TODAY))
    assert "Nothing of it was measured." in page.words
    assert "played on 1 of 1 day" in page.words


def test_pain_and_tiredness_are_a_picture_the_higher_the_worse(tmp_path: Path) -> None:
    played_on = [ago(days) for days in (20, 0)]

    def page(pain: Pain, tiredness: Tiredness) -> Printed:
        days = [Answered(TODAY - timedelta(days=day), Feelings(pain=pain, tiredness=tiredness)) for day in range(21)]
        return printed(tmp_path / "report.pdf", review(Kept(played_on, (), days), None, all_levels(), (), TODAY))

    def ink(shown: Printed) -> int:
        return int((shown.grey < 128).sum())

    for rising in ([(pain, Tiredness.FRESH) for pain in Pain], [(Pain.NONE, tired) for tired in Tiredness]):
        amounts = [ink(page(*each)) for each in rising]
        assert amounts[0] < amounts[1] < amounts[2]
    shown = page(Pain.HURTS, Tiredness.TIRED)
    for words in ("Pain and tiredness", "told on 21 days", "none, fresh", "little, tired", "hurts, worn out"):
        assert words in shown.words, words


def test_answers_stand_in_the_numbers_too_the_less_well_of_a_day() -> None:
    day, alone = TODAY - timedelta(days=2), TODAY - timedelta(days=1)
    answered = [Answered(day, Feelings(pain=Pain.LITTLE)), Answered(day, Feelings(tiredness=Tiredness.TIRED)),
                Answered(alone, WORN)]  # fmt: skip
    shown = review(Kept([ago(2)], (), answered), None, all_levels(), (), TODAY)
    assert numbers(shown)["answers"] == [
        {"day": day.isoformat(), "eye": "calm", "face": "usual", "pain": "little", "tiredness": "tired"},
        {"day": alone.isoformat(), "eye": "calm", "face": "usual", "pain": "hurts", "tiredness": "worn out"},
    ]
    first, last = csv.DictReader(StringIO(table(shown)))
    assert (first["exercise"], first["day_pain"], first["day_tiredness"]) == ("smile", "little", "tired")
    assert (last["exercise"], last["day"], last["day_sets"], last["day_pain"]) == ("", str(alone), "0", "hurts")


def test_what_nobody_told_is_said_to_be_so(kept: Review, tmp_path: Path) -> None:
    assert "Not told yet" in printed(tmp_path / "report.pdf", kept).words


def test_check_ups_have_a_table_of_their_own(tmp_path: Path) -> None:
    better = replace(TRIAL, mm=PerSide(3.0, 4.0), symmetry=0.75)
    later = replace(CHECKED, movements=(Movement("smile", (better,) * 3),))
    checked = [Checked(TODAY - timedelta(days=30), CHECKED), Checked(TODAY, later)]
    shown = review(Kept((), checked), None, all_levels(), (), TODAY)
    page = printed(tmp_path / "report.pdf", shown)
    for words in ("Check-up", "2.0 → 3.0", "4.0 → 4.0", "0.50 → 0.75", "Moving along: left eye (Smile).",
                  "At rest your left corner of the mouth is 1.5 mm"):  # fmt: skip
        assert words in page.words, words
    told = numbers(shown)["checkups"]
    assert [each["movements"][0]["left_mm"] for each in told] == [2.0, 3.0]
    assert told[0]["resting_left_minus_right"]["mouth_mm"] == 1.5


def test_a_page_that_cannot_be_written_is_told(kept: Review, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        reviews.printed(tmp_path / "no" / "report.pdf", kept, Paper.A4)
