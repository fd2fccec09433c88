"""Values to rows of the history and back again, number for number."""

import math
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from game.model.checkup import CheckUp
from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.level import Tempo
from game.model.practice import Felt
from game.model.reading import Coupled
from game.model.result import Calibrated, CoupledBest, Figures, Intrusion, Parts, Repetition, Terms
from game.model.side import PerSide, Side
from game.store.nested import fields, made
from game.store.tables import repetitions

_PARTS = ("symmetry", "reach", "steadiness", "release", "quiet")
OUTLINE = tuple(each for each in repetitions.c if each.name not in {"intrusion", "figures", "coupled", "terms"})
"""A repetition's columns without the values inside."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a level: begun and, unless left early, finished (both UTC) with stars."""

    number: int
    level_id: str
    started: datetime
    finished: datetime | None
    stars: int | None


def visit(row: RowMapping) -> Visit:
    """The visit in a row."""
    finished = None if row["finished"] is None else datetime.fromisoformat(row["finished"])
    return Visit(row["number"], row["level_id"], datetime.fromisoformat(row["started"]), finished, row["stars"])


def checkup(row: RowMapping) -> tuple[datetime, CheckUp]:
    """When a check-up was kept (UTC), and what it found. Raises ValueError for what is none."""
    found = made(CheckUp, row["found"])
    if found is None:
        raise ValueError("a check-up without anything found")
    return datetime.fromisoformat(row["kept"]), found


def feelings(row: RowMapping) -> Feelings:
    """The answer to the daily question in a row. Raises ValueError for what is none."""
    return Feelings(Eye(row["eye"]), Face(row["face"]), Pain(row["pain"]), Tiredness(row["tiredness"]))


def felt(row: RowMapping) -> Felt:
    """The same, and when it was kept."""
    return Felt(datetime.fromisoformat(row["kept"]), feelings(row))


def calibration_row(value: Calibrated) -> dict[str, Any]:
    """A calibration's own columns."""
    return {
        "exercise": value.exercise,
        **_both("best_mm", value.best_mm),
        **_both("best_uv", value.best_uv),
        **_both("rest_uv", value.rest_uv),
        **_both("eye_mm", value.eye_mm),
        "mains_hz": _number(value.mains_hz),
        "coupled": fields(value.coupled),
        "delay_s": _number(value.delay_s),
    }


def calibrated(row: RowMapping) -> Calibrated:
    """The calibration in a row."""
    return Calibrated(
        exercise=row["exercise"],
        best_mm=pair(row, "best_mm"),
        best_uv=pair(row, "best_uv"),
        rest_uv=pair(row, "rest_uv"),
        eye_mm=pair(row, "eye_mm"),
        mains_hz=figure(row, "mains_hz"),
        coupled=made(CoupledBest, row["coupled"]),
        delay_s=figure(row, "delay_s"),
    )


def repetition_row(value: Repetition) -> dict[str, Any]:
    """A repetition's own columns."""
    parts = value.parts
    return {
        "number": int(value.number),
        "started_s": float(value.started_s),
        "reasons": list(value.reasons),
        "score": _number(value.score),
        "symmetry": parts and _number(parts.symmetry),
        "reach": parts and float(parts.reach),
        "steadiness": parts and float(parts.steadiness),
        "release": parts and _number(parts.release),
        "quiet": parts and _number(parts.quiet),
        **_both("mm", value.mm),
        **_both("uv", value.uv),
        "smaller": value.smaller and value.smaller.value,
        "intruder": value.intruder and value.intruder.side.value,
        "algorithm": value.algorithm,
        "intrusion": fields(value.intruder),
        "figures": fields(value.figures),
        "coupled": fields(value.coupled),
        "terms": fields(value.terms),
    }


def repetition(row: RowMapping) -> Repetition:
    """The repetition in a row."""
    outline = outlined(row)
    return replace(
        outline,
        intruder=made(Intrusion, row["intrusion"]) or outline.intruder,
        figures=made(Figures, row["figures"]),
        coupled=made(Coupled, row["coupled"]),
        terms=made(Terms, row["terms"]),
    )


def outlined(row: RowMapping) -> Repetition:
    """The repetition in a row of `OUTLINE`: of an intruder the side alone, no figures, coupled channels and terms."""
    symmetry, reach, steadiness, release, quiet = (figure(row, name) for name in _PARTS)
    parts = None if reach is None or steadiness is None else Parts(symmetry, reach, steadiness, release, quiet)
    return Repetition(
        number=row["number"],
        started_s=row["started_s"],
        reasons=tuple(row["reasons"]),
        score=figure(row, "score"),
        parts=parts,
        mm=pair(row, "mm"),
        uv=pair(row, "uv"),
        smaller=row["smaller"] and Side(row["smaller"]),
        intruder=row["intruder"] and _side_alone(row["intruder"]),
        algorithm=row["algorithm"],
    )


def repetition_tempo(row: RowMapping) -> Tempo | None:
    """The tempo a repetition was played in, None of those kept before that was told."""
    terms = made(Terms, row["terms"])
    return None if terms is None else terms.tempo


def _side_alone(side: str) -> Intrusion:
    """An intruder of which only the side was kept."""
    return Intrusion("", Side(side), math.nan, "", math.nan)


def _number(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else float(value)  # numpy's numbers are not the database's


def figure(row: RowMapping, name: str) -> float | None:
    """A column's number; SQLite keeps whatever it is handed. Raises ValueError or TypeError for what is none."""
    value = row[name]
    if value is not None and not math.isfinite(value):
        raise ValueError(f"{name} is {value}")
    return None if value is None else float(value)


def _both(name: str, pair: PerSide[float] | None) -> dict[str, float | None]:
    left, right = (None, None) if pair is None else (_number(pair.left), _number(pair.right))
    return {f"left_{name}": left, f"right_{name}": right}


def pair(row: RowMapping, name: str) -> PerSide[float] | None:
    """Both sides' columns of one name, None unless both hold a number. Raises as `figure` does."""
    left, right = figure(row, f"left_{name}"), figure(row, f"right_{name}")
    return None if left is None or right is None else PerSide(left, right)
