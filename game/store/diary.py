"""The history by days: what was done today, on which days something was done, and how the player felt."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy import RowMapping, func, insert, select

from game.model.feelings import Feelings
from game.model.level import Tempo
from game.model.practice import Felt
from game.model.turn import Turn
from game.store import rows, tables
from game.store.history import History
from game.store.rows import repetition_tempo


class Diary(History):
    """The history, asked by days; implements `game.ports.Diary`. Moments given have to know their time zone."""

    def felt(self, feelings: Feelings) -> None:
        """Keep an answer to the daily question."""
        answers = {name: str(getattr(feelings, name)) for name in ("eye", "face", "pain", "tiredness")}
        self._keep(insert(tables.feelings).values(number=self._next(), kept=self._at(), **answers))

    def feelings(self, since: datetime) -> Sequence[Feelings]:
        """The answers given since then, oldest first."""
        table = tables.feelings
        chosen = select(table).where(table.c.kept >= _text(since)).order_by(table.c.number)
        return self._read(chosen, rows.feelings)

    def answers(self) -> Sequence[Felt]:
        """Every answer kept and when, oldest first."""
        return self._read(select(tables.feelings).order_by(tables.feelings.c.number), rows.felt)

    def turns(self, since: datetime) -> Sequence[Turn]:
        """What was done since then, a turn for each visit, in the order of their ends."""
        done, visits = tables.repetitions, tables.visits
        kept = select(done.c.visit, visits.c.level_id, done.c.kept, done.c.terms).join(
            visits, done.c.visit == visits.c.number
        )
        kept = kept.where(done.c.id >= _number(since), done.c.kept >= _text(since)).order_by(done.c.visit, done.c.id)
        began = _number(since - timedelta(days=1))
        ended = select(visits).where(visits.c.number >= began, visits.c.finished >= _text(since))
        single = self._read(kept, _repetition)
        turns = {turn.number: turn for turn in map(_joined, _groups(single))}
        for turn in self._read(ended, _finished):
            turns[turn.number] = _joined([turns[turn.number], turn]) if turn.number in turns else turn
        return sorted(turns.values(), key=attrgetter("ended"))

    def moments(self, since: datetime) -> Sequence[datetime]:
        """For each visit since then in which something was done, when the first of it was."""
        done, visits = tables.repetitions, tables.visits
        first = select(func.min(done.c.kept).label("at")).where(done.c.id >= _number(since)).group_by(done.c.visit)
        guided = select(visits.c.finished.label("at")).where(visits.c.number >= _number(since))
        found = self._read(first, _moment) + self._read(guided.where(visits.c.finished.is_not(None)), _moment)
        return sorted(at for at in found if at >= since)


def _groups(turns: Sequence[Turn]) -> list[list[Turn]]:
    return [list(group) for _, group in groupby(turns, attrgetter("number"))]


def _joined(turns: Sequence[Turn]) -> Turn:
    return Turn(
        turns[0].number,
        turns[0].level,
        max(each.ended for each in turns),
        sum(each.repetitions for each in turns),
        sum(each.lasted_s for each in turns),
        any(each.finished for each in turns),
    )


def _repetition(row: RowMapping) -> Turn:
    tempo = repetition_tempo(row) or Tempo()
    return Turn(row["visit"], row["level_id"], _at(row["kept"]), 1, tempo.total_s)


def _finished(row: RowMapping) -> Turn:
    return Turn(row["number"], row["level_id"], _at(row["finished"]), finished=True)


def _moment(row: RowMapping) -> datetime:
    return _at(row["at"])


def _at(text: str) -> datetime:
    """A kept moment. Raises ValueError for what is none, or tells no time zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text} tells no time zone")
    return found


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _number(at: datetime) -> int:
    return int(at.timestamp() * 1e6)
