"""When something was done for the first time, told by the database: each question ends as soon as it is answered."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from game.model.firsts import DAYS, FEWEST_QUIET, QUIET, SOFT_HOLDS, SOFT_REACH, Firsts
from game.store.tables import calibrations, feelings, repetitions, rests, visits


def firsts(connection: Connection) -> Firsts:
    """Everything that is kept, in one look."""
    finished = func.min(visits.c.number).filter(visits.c.finished.is_not(None))
    levels = connection.execute(
        select(visits.c.level_id, func.min(visits.c.number), finished).group_by(visits.c.level_id)
    ).all()
    exercise = calibrations.c.exercise
    movements = connection.execute(select(exercise, func.min(calibrations.c.number)).group_by(exercise))
    return Firsts(
        movements=dict(movements.all()),
        levels={level: number for level, number, _ in levels},
        finished={level: number for level, _, number in levels if number is not None},
        soft=_soft(connection),
        days=_days(connection),
        quiet_level=_quiet_level(connection),
        told=connection.execute(select(func.min(feelings.c.number))).scalar(),
        rested=connection.execute(select(func.min(rests.c.number))).scalar(),
    )


def _soft(connection: Connection) -> Mapping[int, int]:
    held = repetitions.c.score.is_not(None) & (repetitions.c.reach >= SOFT_REACH)
    numbers = connection.execute(
        select(repetitions.c.id).where(held).order_by(repetitions.c.id).limit(max(SOFT_HOLDS))
    ).scalars()
    kept = numbers.all()
    return {count: kept[count - 1] for count in SOFT_HOLDS if len(kept) >= count}


def _days(connection: Connection) -> Mapping[int, int]:
    """Numbers are in the order of time, so that only the first days' visits are looked at."""
    found: dict[str, int] = {}
    began = select(visits.c.number, func.date(visits.c.started, "localtime")).order_by(visits.c.number)
    with connection.execution_options(yield_per=200).execute(began) as rows:
        for number, day in rows:
            found.setdefault(day, number)
            if len(found) == max(DAYS):
                break
    numbers = list(found.values())
    return {count: numbers[count - 1] for count in DAYS if len(numbers) >= count}


def _quiet_level(connection: Connection) -> int | None:
    """The first visit with several repetitions that were watched, in none of which anything stirred.

    Over ten years in which there was none this takes a tenth of a second.
    """
    quiet = repetitions.c.quiet
    whole = (
        select(repetitions.c.visit)
        .group_by(repetitions.c.visit)
        .having(func.count(quiet) >= FEWEST_QUIET, func.min(quiet) >= QUIET)
        .order_by(repetitions.c.visit)
        .limit(1)
    )
    return connection.execute(whole).scalar()
