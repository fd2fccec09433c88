"""Days of practice as values."""

from dataclasses import replace
from datetime import date, timedelta

from game.model.practised import Practised
from game.model.side import PerSide

TODAY = date(2026, 3, 20)
WELL = Practised(
    level="smile-1", exercise="smile", day=TODAY, visits=1, sets=1, repetitions=4, measured=4,
    score=90.0, symmetry=0.9, reach=0.95, quiet=1.0, mm=PerSide(2.0, 2.5), uv=PerSide(20.0, 25.0), algorithm="3",
)  # fmt: skip
UNSEEN = replace(WELL, measured=0, score=None, symmetry=None, reach=None, quiet=None, mm=None, uv=None, algorithm="")


def ago(days: int, like: Practised = WELL, **changes: object) -> Practised:
    return replace(like, day=TODAY - timedelta(days=days), **changes)  # type: ignore[arg-type]
