"""Practice as numbers, day by day, reckoned by the database itself: a year is read in a fraction of a second."""

from datetime import UTC, date, datetime

from sqlalchemy import Label, RowMapping, Select, distinct, func, select

from game.model.practised import Practised
from game.store.rows import figure, pair
from game.store.tables import calibrations, repetitions, visits

_MEANS = ("score", "symmetry", "reach", "quiet", "left_mm", "right_mm", "left_uv", "right_uv")


_DAY = func.date(visits.c.started, "localtime").label("day")


def of_level(level_id: str, most: int) -> Select[tuple[object, ...]]:
    """A level's first day and its newest ones, `most` of those, as they came one after the other.

    Where a computer's clock was wrong for a while that is another order than that of their dates.
    """
    began = func.min(visits.c.number)
    by_day = select(began.label("began"), func.max(visits.c.number).label("ended")).group_by(_DAY)
    by_day = by_day.where(visits.c.level_id == level_id)
    newest = by_day.order_by(began.desc()).limit(most).subquery()
    first = by_day.order_by(began).limit(1).subquery()
    late = visits.c.number >= select(func.min(newest.c.began)).scalar_subquery()
    early = visits.c.number <= select(first.c.ended).scalar_subquery()
    rows = chosen(None).where(visits.c.level_id == level_id, late | early)
    return rows.order_by(None).order_by(func.max(visits.c.number))


def chosen(since: datetime | None) -> Select[tuple[object, ...]]:
    """Each day's levels, of visits begun at `since` or later, all where that is None; `practised` reads the rows."""
    day = _DAY
    finished = visits.c.finished.is_not(None)
    query = (
        select(
            day,
            visits.c.level_id,
            func.min(calibrations.c.exercise).label("exercise"),
            func.count(distinct(visits.c.number)).label("visits"),
            func.count(distinct(visits.c.number)).filter(finished).label("sets"),
            func.count(repetitions.c.id).label("repetitions"),
            func.count(repetitions.c.score).label("measured"),
            *(_mean(name) for name in _MEANS),
            func.min(repetitions.c.algorithm).label("oldest"),
            func.max(repetitions.c.algorithm).label("newest"),
        )
        .outerjoin(repetitions, repetitions.c.visit == visits.c.number)
        .outerjoin(calibrations, calibrations.c.number == repetitions.c.calibration)
        .group_by(day, visits.c.level_id)
        .order_by(day, func.min(visits.c.number))
    )
    if since is not None:  # a visit's number is never older than its moment, and is what the table is found by
        query = query.where(visits.c.number >= int(since.timestamp() * 1e6), visits.c.started >= as_kept(since))
    return query


def practised(row: RowMapping) -> Practised:
    """A day's level in a row. Raises ValueError or TypeError for what is no number, or no day."""
    versions = sorted({row["oldest"] or "", row["newest"] or ""})
    return Practised(
        level=row["level_id"],
        exercise=row["exercise"],
        day=date.fromisoformat(row["day"]),
        visits=row["visits"],
        sets=row["sets"],
        repetitions=row["repetitions"],
        measured=row["measured"],
        score=figure(row, "score"),
        symmetry=figure(row, "symmetry"),
        reach=figure(row, "reach"),
        quiet=figure(row, "quiet"),
        mm=pair(row, "mm"),
        uv=pair(row, "uv"),
        algorithm=" and ".join(versions),
    )


def as_kept(moment: datetime) -> str:
    """A moment as the tables hold it, so that text sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _mean(name: str) -> Label[float | None]:
    """Over the measured repetitions."""
    return func.avg(repetitions.c[name]).filter(repetitions.c.score.is_not(None)).label(name)
