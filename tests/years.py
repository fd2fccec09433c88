"""A database as years of practice leave it: a whole plan three times a day, every repetition judged by the game."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from game.model.feelings import Feelings, Pain, Tiredness
from game.model.level import Level
from game.model.result import Calibrated, Repetition
from game.store import rows, tables
from game.store.database import open_database
from game.store.practised import as_kept

SESSIONS = (8, 13, 19)
"""The hours at which a day's sessions begin."""
ANSWERS = (Feelings(), Feelings(pain=Pain.LITTLE), Feelings(tiredness=Tiredness.TIRED))
"""How a day was, by turns."""
_VISIT = timedelta(minutes=3)


def practise(path: Path, levels: Sequence[Level], last: datetime, days: int, done: Sequence[Repetition]) -> int:
    """Fill a database with that many days, the last of them included; how many repetitions it holds.

    What was `done` comes over and over again. Rows are those of `History`, in one transaction.
    """
    visits, calibrations, repetitions, answers = [], [], [], []
    for day in range(days):
        morning = last.replace(hour=SESSIONS[0] - 1) - timedelta(days=days - 1 - day)
        told = {name: str(value) for name, value in asdict(ANSWERS[day % len(ANSWERS)]).items()}
        answers.append({"number": int(morning.timestamp() * 1e6), "kept": as_kept(morning), **told})
        for hour in SESSIONS:
            at = last.replace(hour=hour) - timedelta(days=days - 1 - day)
            for level in levels:
                number = int(at.timestamp() * 1e6)
                kept = as_kept(at)
                finished = as_kept(at + _VISIT)
                visits.append(
                    {"number": number, "level_id": level.id, "started": kept, "finished": finished, "stars": 2}
                )
                if not level.imagery:
                    values = rows.calibration_row(Calibrated(level.exercise, None, None, None, None))
                    calibrations.append({"number": number + 1, "visit": number, "kept": kept, **values})
                    for each in range(level.repetitions):
                        values = rows.repetition_row(done[(day + each) % len(done)]) | {"number": each + 1}
                        values |= {"id": number + 2 + each, "visit": number, "calibration": number + 1, "kept": kept}
                        repetitions.append(values)
                at += _VISIT
    engine, _ = open_database(path, lambda: datetime.now(UTC))
    with engine.begin() as connection:
        for table, kept_rows in (
            (tables.visits, visits), (tables.calibrations, calibrations), (tables.repetitions, repetitions),
            (tables.feelings, answers),
        ):  # fmt: skip
            if kept_rows:
                connection.execute(insert(table), kept_rows)
    engine.dispose()
    return len(repetitions)
