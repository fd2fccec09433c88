"""Tables as CSV: one row a picture, or one row a sample."""

import csv
import math
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from game.model.practice import Practice
from game.model.reading import FaceReading
from game.model.signals import FloatArray
from game.reports.answers import ANSWERS, answers, told
from game.reports.diary import FIGURES, Tally, diary
from game.reports.files import whole
from game.training.rest import trusted

MEASURES = ("smile", "pucker", "brow", "nose")
MEASURE_COLUMNS = (
    "t_s", "face", "quality", "yaw_deg", "pitch_deg", "roll_deg",
    *(f"{name}_{side}_mm" for name in MEASURES for side in ("left", "right")),
    "eye_left_mm", "eye_right_mm",
)  # fmt: skip
ENVELOPE_COLUMNS = ("t_s", "left_uv", "right_uv")
DIARY_COLUMNS = (
    "day", "exercise", "visits", "repetitions", "measured", *FIGURES, "moved_along",
    *(f"day_{part}" for part in ANSWERS),
)  # fmt: skip

DIARY_BEGINS = b"day,exercise,"
"""Of a diary's first line."""


def write_measures(path: Path, rows: Iterable[tuple[float, FaceReading | None]]) -> None:
    """One row a picture, with empty cells for what is not known. Raises StoreError.

    A picture without a face has `face` 0; a face that is not seen well enough keeps its quality and pose alone, and of
    one of which a part is hidden that part's cells are empty.
    """
    _write(path, MEASURE_COLUMNS, (_measures(t_s, face) for t_s, face in rows))


def _measures(t_s: float, face: FaceReading | None) -> Sequence[object]:
    if face is None:
        return [f"{t_s:.4f}", 0, "0.00"] + [""] * (len(MEASURE_COLUMNS) - 3)
    pose, measures = face.pose, face.measures
    sides = [getattr(measures, f"{name}_mm") for name in (*MEASURES, "eye")]
    seen_well = trusted(face)
    values = [pose.yaw_deg, pose.pitch_deg, pose.roll_deg]
    return (
        [f"{t_s:.4f}", 1, f"{face.quality:.2f}"]
        + [f"{value:.2f}" for value in values]
        + [f"{value:.3f}" if seen_well and math.isfinite(value) else "" for side in sides for value in side]
    )


def write_envelope(path: Path, t_s: FloatArray, uv: FloatArray) -> None:
    """One row a sample: `t_s` is (n,), `uv` is (n, 2), left and right. Raises StoreError."""
    rows = ((f"{t:.6f}", _number(left), _number(right)) for t, (left, right) in zip(t_s, uv, strict=True))
    _write(path, ENVELOPE_COLUMNS, rows)


def write_diary(path: Path, practice: Practice) -> None:
    """One row a day and exercise, with what moved along and how often, after semicolons, and how the day was.

    A day of which only the answers are known has a row without an exercise. Raises StoreError.
    """
    felt = {each.day: tuple(told(each.feelings).values()) for each in answers(practice)}
    days = diary(practice)
    alone = sorted(felt.keys() - {day for day, _ in days})
    rows = [(*_practised(day, tally), *felt.get(day, ("",) * len(ANSWERS))) for day, tally in days]
    nothing = ("",) * (len(DIARY_COLUMNS) - 1 - len(ANSWERS))
    _write(path, DIARY_COLUMNS, [*rows, *((day, *nothing, *felt[day]) for day in alone)])


def _practised(day: date, tally: Tally) -> Sequence[object]:
    figures = [getattr(tally, name) for name in FIGURES]
    along = "; ".join(f"{words} {count}" for words, count in tally.along)
    counts = (tally.visits, tally.repetitions, tally.measured)
    return (day, tally.exercise, *counts, *("" if value is None else f"{value:.3f}" for value in figures), along)


def _number(value: float) -> str:
    return f"{value:.4f}" if math.isfinite(value) else ""


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with whole(path) as file:
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows(rows)
