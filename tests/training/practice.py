"""Days of practice as values."""

from dataclasses import replace
from datetime import date, timedelta

from game.model.practised import Practised
from game.model.side import PerSide

TODAY = date(2026, 3, 20)
WELL = Practised(
    "smile-1", "smile", TODAY, 1, 1, 4, 4, 90.0, 0.9, 0.95, 1.0, PerSide(2.0, 2.5), PerSide(20.0, 25.0), "3"
)
UNSEEN = replace(WELL, measured=0, score=None, symmetry=None, reach=None, quiet=None, mm=None, uv=None, algorithm="")


def ago(days: int, like: Practised = WELL, **changes: object) -> Practised:
    return replace(like, day=TODAY - timedelta(days=days), **changes)  # type: ignore[arg-type]
