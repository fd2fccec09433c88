"""What a data folder's history holds, visit by visit, to be told to somebody else; nothing in it is changed.

Moments are as this computer's clock shows them, in the zone and the season in which they were.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sqlalchemy import Connection, select

from game.errors import StoreError
from game.model.practice import Examined, Felt, Judged, Sitting
from game.model.result import Calibrated
from game.store import rows, tables
from game.store.database import ready
from game.store.places import DATABASE
from game.store.refusals import Damaged, legibly, plainly


@contextmanager
def read(folder: Path) -> Iterator[Connection | None]:
    """The history, brought up to date; None where nothing was ever played. Raises StoreError."""
    path = folder / DATABASE
    if not path.exists():
        yield None
        return
    try:
        engine = ready(path)
        try:
            with plainly(path), legibly(path), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()
    except Damaged as fault:
        raise StoreError(f"{fault}: start the game once, which puts it aside and begins a new one.") from fault


def sittings(folder: Path) -> Iterator[Sitting]:
    """Every visit kept, oldest first. Raises StoreError."""
    with read(folder) as connection:
        if connection is None:
            return
        for row in connection.execute(select(tables.visits).order_by(tables.visits.c.number)).mappings().all():
            visit = rows.visit(row)
            finished = visit.finished and visit.finished.astimezone()
            judged = tuple(_judged(connection, visit.number))
            yield Sitting(visit.level_id, visit.started.astimezone(), finished, visit.stars, judged)


def examinations(folder: Path) -> Iterator[Examined]:
    """Every check-up kept, oldest first. Raises StoreError."""
    with read(folder) as connection:
        if connection is None:
            return
        for row in connection.execute(select(tables.checkups).order_by(tables.checkups.c.number)).mappings():
            kept, found = rows.checkup(row)
            yield Examined(kept.astimezone(), found)


def answers(folder: Path) -> Iterator[Felt]:
    """Every answer to the daily question, oldest first. Raises StoreError."""
    with read(folder) as connection:
        if connection is None:
            return
        for row in connection.execute(select(tables.feelings).order_by(tables.feelings.c.number)).mappings():
            felt = rows.felt(row)
            yield replace(felt, kept=felt.kept.astimezone())


def _judged(connection: Connection, visit: int) -> Iterator[Judged]:
    """A visit's repetitions, each run of them with its calibration."""
    of, by = tables.repetitions, tables.calibrations
    found = connection.execute(select(by).where(by.c.visit == visit)).mappings()
    calibrations: dict[int, Calibrated] = {row["number"]: rows.calibrated(row) for row in found}
    kept = connection.execute(select(of).where(of.c.visit == visit).order_by(of.c.id)).mappings()
    for number, run in groupby(kept, itemgetter("calibration")):
        yield Judged(calibrations[number], tuple(map(rows.repetition, run)))
