"""What years of practice cost to look at: `uv run python -m tests.benchmarks.store [--json FILE] [--quick]`.

A real database is filled with a month, a year and ten years (`--quick`: two) of a starter programme's step, all of its
levels three times a day, of repetitions that the game has judged, and an answer to the daily question for each day.
Then the day's plan (the programme in force and today's sets), the history (all visits), a level's own (its repetitions,
as play reads them), what the results look back on, and the report (its numbers and its page) are each opened from a
closed database. Figures are medians of five times; how long the processor worked is told beside, for on a machine that
has other things to do only that says what it would take.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from game import reviews
from game.model.level import Level
from game.model.programme import VERSION, Opened, Programme
from game.model.result import Repetition
from game.model.retraining import Course
from game.reports.sheet import Paper
from game.store.history import History
from game.store.home import Home
from game.store.levels import level
from game.store.places import DATABASE, levels_folder
from game.store.starters import starter
from game.store.toml import documents
from game.training.own_days import MOST_DAYS
from tests.benchmarks.figures import Figure, arguments, report
from tests.store.clinics import PATIENT, Clinic, yes
from tests.weeks import UNSEEN, played
from tests.years import SESSIONS, practise

SPANS = {"a month": 30, "a year": 365, "ten years": 3650}
QUICK_SPANS = {"a month": 30, "a year": 365, "two years": 730}
GOAL_MS, GOAL_OF = 300.0, "a year"
TIMES = 5
LEVELS = tuple(level(name) for name in starter("first-movements").steps[1].levels)
LAST = datetime(2026, 3, 1, tzinfo=UTC)


def say(words: str) -> None:
    raise AssertionError(words)


def introduce(folder: Path, levels: Sequence[Level], today: date) -> None:
    """Bring a programme with those levels into force."""
    opened = tuple(Opened.like(each, len(SESSIONS)) for each in levels)
    issued = today - timedelta(weeks=3)
    programme = Programme(
        VERSION, PATIENT, 1, issued, today + timedelta(weeks=3), "left", Course.FACILITATION, opened, 60
    )
    Home(folder).take(bytes(Clinic().issued(programme)), today, documents(levels_folder(), "level"), yes)


def plan(folder: Path) -> None:
    assert Home(folder).trusted() is not None
    with closing(History(folder / DATABASE)) as history:
        assert sum(each.sets for each in history.practised(LAST)) == len(LEVELS) * len(SESSIONS)


def history(folder: Path) -> None:
    with closing(History(folder / DATABASE)) as opened:
        assert opened.visits()


def followed(folder: Path) -> None:
    with closing(History(folder / DATABASE)) as opened:
        assert opened.played("smile-1")


def results(folder: Path) -> None:
    """What the results screen asks for: every first of the stickers, and a level's own days."""
    with closing(History(folder / DATABASE)) as opened:
        assert opened.firsts().levels
        assert opened.days("smile-1", MOST_DAYS)


def whole_report(folder: Path) -> None:
    shown = reviews.at_home(folder, LAST.date(), say)
    reviews.printed(folder / "report.pdf", shown, Paper.A4)


def nothing(folder: Path) -> None:
    History(folder / DATABASE).close()


OPENED = {
    "database": nothing, "plan": plan, "history": history, "one level": followed, "results": results,
    "report": whole_report,
}  # fmt: skip


def took_ms(what: Callable[[Path], None], folder: Path) -> tuple[float, float]:
    """Medians: of the time that passes, and of what the processor works."""
    passed, worked = [], []
    for _ in range(TIMES):
        begun_s, busy_s = time.perf_counter(), time.process_time()
        what(folder)
        passed.append(1000 * (time.perf_counter() - begun_s))
        worked.append(1000 * (time.process_time() - busy_s))
    return median(passed), median(worked)


def figures(span: str, days: int, done: Sequence[Repetition]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        introduce(folder, LEVELS, LAST.date())
        count = practise(folder / DATABASE, LEVELS, LAST, days, done)
        megabytes = (folder / DATABASE).stat().st_size / 1e6
        yield Figure(f"{span}: repetitions", count, "", f"{megabytes:.1f} MB")
        for what, opened in OPENED.items():
            passed_ms, worked_ms = took_ms(opened, folder)
            goal = GOAL_MS if span == GOAL_OF and opened is not nothing else None
            yield Figure(f"{span}: {what}", passed_ms, "ms", f"processor {worked_ms:.0f} ms", at_most=goal)


def main() -> None:
    asked = arguments(__doc__ or "")
    spans = QUICK_SPANS if asked.quick else SPANS
    done = (*played("smile-1", 0.75, 0.7, 2), *played("smile-1", 0.95, 0.0, 2), UNSEEN)
    found = [figure for span, days in spans.items() for figure in figures(span, days, done)]
    report("Opening what years of practice leave", found, asked.json)


if __name__ == "__main__":
    main()
