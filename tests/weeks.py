"""Weeks of practice of a simulated patient who recovers: really played, really judged, kept in a real database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.model.level import Tempo
from game.model.result import Calibrated, Repetition
from game.model.side import PerSide, Side
from game.simulation.muscles import Synkinesis
from game.simulation.patient import named
from game.store.history import History
from game.store.levels import level
from game.store.places import DATABASE
from tests.training.playing import play

BRISK = Tempo(0.5, 1.5, 3.0, 1.5, 1.0)
"""What is practised at home takes its time; what is seen of it does not differ."""
STAGES = ((0.5, 0.0), (0.75, 0.7), (0.95, 0.0))
"""The left side's strength, and how much of a smile its eye follows: weeks of each."""
UNSEEN = Repetition(1, 0.0, ("Your face was not seen",), None, None, None, None, None, None, "3")


@dataclass(slots=True)
class Calendar:
    """The wall clock of those weeks."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def played(level_id: str, strength: float, follows: float, repetitions: int = 4) -> Sequence[Repetition]:
    """What the patient does in a level at one stage."""
    patient = named("weak-left", 3)
    dragged = tuple(Synkinesis(Side.LEFT, source, "blink", follows) for source in ("smile", "pucker") if follows)
    nerves = replace(patient.nerves, strength=PerSide(strength, 1.0), synkinesis=dragged)
    brisk = replace(level(level_id), tempo=BRISK, repetitions=repetitions)
    return play(replace(patient, nerves=nerves), brisk)[0].done


def recovery(
    levels: Sequence[str], stages: Sequence[tuple[float, float]] = STAGES
) -> Iterator[dict[str, Sequence[Repetition]]]:
    """Each stage's repetitions by level."""
    for strength, follows in stages:
        yield {name: played(name, strength, follows) for name in levels}


def practise(folder: Path, first: datetime, days: Sequence[Mapping[str, Sequence[Repetition]]], times: int = 2) -> None:
    """Keep a day after the other, each level's repetitions so many times; a day without levels is left out."""
    calendar = Calendar(first)
    with closing(History(folder / DATABASE, calendar)) as history:
        for number, day in enumerate(days):
            calendar.now = first + timedelta(days=number)
            for _ in range(times):
                for name, done in day.items():
                    visit = history.begin(name)
                    calibration = history.calibrated(visit, Calibrated(level(name).exercise, None, None, None, None))
                    for repetition in done:
                        history.repetition(visit, calibration, repetition)
                    history.finish(visit, 2)
                    calendar.now += timedelta(minutes=4)


MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
