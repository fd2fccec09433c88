"""The history: every visit, calibration and repetition, on disk when the call returns."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Insert, RowMapping, Select, Update, func, insert, select, union_all, update

from game.errors import StoreError
from game.model.checkup import CheckUp
from game.model.firsts import Firsts
from game.model.practised import Practised
from game.model.result import Calibrated, Repetition
from game.store import practised as days
from game.store import rows, tables
from game.store.database import open_database
from game.store.firsts import firsts
from game.store.nested import fields
from game.store.refusals import NotYetKept, legibly, plainly
from game.store.rows import Visit
from game.store.waiting import Waiting

T = TypeVar("T")


def utc_now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


class History:
    """What was played, in one SQLite file; implements `game.ports.Store`.

    Opening and reading raise StoreError; `notice` is a line to show if a damaged file was moved aside. A value the disk
    refuses waits in memory and is written, in order, by the next call that succeeds, or by `close`. `repetition` and
    `finish` say so with NotYetKept; `begin` and `calibrated` leave it to them: play goes on with what they return.
    For one thread.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path, self._now = path, now
        self._engine, self.notice = open_database(path, now)
        self._waiting = Waiting(path, self._engine)
        try:
            self._last = self._greatest_number()
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def pending(self) -> int:
        """How many values wait for the disk."""
        return len(self._waiting)

    def begin(self, level_id: str) -> int:
        """Open a visit to a level and return its number."""
        number = self._next()
        with suppress(NotYetKept):
            self._keep(insert(tables.visits).values(number=number, level_id=level_id, started=self._at()))
        return number

    def calibrated(self, visit: int, calibration: Calibrated) -> int:
        """Keep what a visit is judged by and return its number."""
        number, values = self._next(), rows.calibration_row(calibration)
        with suppress(NotYetKept):
            self._keep(insert(tables.calibrations).values(number=number, visit=visit, kept=self._at(), **values))
        return number

    def repetition(self, visit: int, calibration: int, repetition: Repetition) -> None:
        """Keep a finished repetition."""
        values = rows.repetition_row(repetition)
        values |= {"id": self._next(), "visit": visit, "calibration": calibration, "kept": self._at()}
        self._keep(insert(tables.repetitions).values(**values))

    def finish(self, visit: int, stars: int) -> None:
        """Mark a visit as played to its end."""
        ended = update(tables.visits).where(tables.visits.c.number == visit)
        self._keep(ended.values(finished=self._at(), stars=int(stars)))

    def rested(self, visit: int) -> None:
        """Keep that a rest was taken in a visit."""
        self._keep(insert(tables.rests).values(number=self._next(), visit=visit, kept=self._at()))

    def examined(self, found: CheckUp) -> None:
        """Keep a check-up."""
        values = {"number": self._next(), "kept": self._at(), "algorithm": found.algorithm, "found": fields(found)}
        self._keep(insert(tables.checkups).values(**values))

    def checkups(self) -> list[tuple[datetime, CheckUp]]:
        """Every check-up kept and when, oldest first."""
        chosen = select(tables.checkups).order_by(tables.checkups.c.number)
        return self._read(chosen, rows.checkup)

    def visits(self) -> list[Visit]:
        """Every visit kept, oldest first."""
        return self._read(select(tables.visits).order_by(tables.visits.c.number), rows.visit)

    def calibrations(self, visit: int) -> list[Calibrated]:
        """What a visit was judged by, oldest first."""
        table = tables.calibrations
        chosen = select(table).where(table.c.visit == visit).order_by(table.c.number)
        return self._read(chosen, rows.calibrated)

    def repetitions(self, visit: int) -> list[Repetition]:
        """A visit's repetitions as they were kept, oldest first."""
        table = tables.repetitions
        chosen = select(table).where(table.c.visit == visit).order_by(table.c.id)
        return self._read(chosen, rows.repetition)

    def played(self, level_id: str) -> list[list[Repetition]]:
        """The repetitions of every visit to a level, oldest first, without figures, terms and coupled channels.

        Those are what takes time to read, and a level that follows its player looks at score and parts alone.
        """
        table, visits = tables.repetitions, tables.visits
        chosen = select(*rows.OUTLINE).join(visits, table.c.visit == visits.c.number)
        chosen = chosen.where(visits.c.level_id == level_id).order_by(table.c.id)
        found = self._read(chosen, lambda row: (row["visit"], rows.outlined(row)))
        return [[each for _, each in visit] for _, visit in groupby(found, itemgetter(0))]

    def grown(self) -> dict[str, int]:
        """How many visits to each level were ever played to their end."""
        table = tables.visits
        count = func.count().label("count")
        chosen = select(table.c.level_id, count).where(table.c.finished.is_not(None)).group_by(table.c.level_id)
        return dict(self._read(chosen, lambda row: (str(row["level_id"]), int(row["count"]))))

    def practised(self, since: datetime | None = None) -> list[Practised]:
        """Each day's levels as numbers, oldest first; unless a moment is given, of all visits ever begun."""
        return self._read(days.chosen(since), days.practised)

    def days(self, level_id: str, most: int) -> list[Practised]:
        """A level's first day and its newest ones, `most` of those, as numbers, as they came one after the other."""
        return self._read(days.of_level(level_id, most), days.practised)

    def firsts(self) -> Firsts:
        """When something was done for the first time."""
        with plainly(self._path), legibly(self._path), self._engine.begin() as connection:
            return firsts(connection)

    def close(self) -> None:
        """Write what waits and let go of the file; closing twice is fine. Raises StoreError if values are lost."""
        try:
            self._waiting.write()
        except StoreError as refusal:
            raise StoreError(f"{refusal}. Results that could not be kept: {self.pending}") from refusal
        finally:
            self._engine.dispose()

    def _keep(self, statement: Insert | Update) -> None:
        self._waiting.keep(statement)

    def _read(self, chosen: Select[tuple[object, ...]], made: Callable[[RowMapping], T]) -> list[T]:
        with plainly(self._path), legibly(self._path), self._engine.begin() as connection:
            return [made(row) for row in connection.execute(chosen).mappings().all()]

    def _at(self) -> str:
        return days.as_kept(self._now())

    def _next(self) -> int:
        self._last = max(self._last + 1, int(self._now().timestamp() * 1e6))
        return self._last

    def _greatest_number(self) -> int:
        keys = (key for table in tables.metadata.sorted_tables for key in table.primary_key)
        greatest = union_all(*(select(func.max(key).label("number")) for key in keys)).subquery()
        with plainly(self._path), self._engine.begin() as connection:
            return int(connection.execute(select(func.max(greatest.c.number))).scalar() or 0)
