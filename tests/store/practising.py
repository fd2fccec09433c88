"""Homes in which something was played, without playing it."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.model.feelings import Eye, Feelings
from game.model.result import Calibrated, Repetition
from game.store.diary import Diary
from game.store.places import DATABASE
from tests.store.clinics import Clinic, take
from tests.store.values import BOTH_SIDES, CALIBRATED, EXAMINED, MEASURED, UNMEASURED

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SORE = Feelings(eye=Eye.SORE)
AGAIN: Calibrated = replace(CALIBRATED, mains_hz=None)


def play(folder: Path, at: datetime, repetitions: tuple[Repetition, ...] = (MEASURED, BOTH_SIDES, UNMEASURED)) -> None:
    """A visit at that moment, recalibrated before its last repetition, one to a guided level, and a check-up."""
    with closing(Diary(folder / DATABASE, lambda: at)) as history:
        visit = history.begin("smile-1")
        calibration = history.calibrated(visit, CALIBRATED)
        for each in repetitions[:-1]:
            history.repetition(visit, calibration, each)
        history.repetition(visit, history.calibrated(visit, AGAIN), repetitions[-1])
        history.finish(visit, 2)
        history.begin("soft-face")
        history.examined(EXAMINED)
        history.felt(SORE)


def home(folder: Path, clinic: Clinic) -> Path:
    """A data folder with a clinic and one day of practice."""
    folder.mkdir(exist_ok=True)
    take(folder, clinic.number(1))
    play(folder, NOON)
    return folder
