"""What a day's practice came to, as numbers: what a report and a therapist look at over weeks."""

from dataclasses import dataclass
from datetime import date

from game.model.side import PerSide


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day's means over its measured repetitions; None where nothing of that was measured.

    `day` is the player's own, by this computer's calendar. `measured` is how many repetitions were. `score` is 0..100,
    its parts 0..1, `mm` and `uv` each side's means. `algorithm` is the judge's version, the oldest and the newest where
    there are several, empty where nothing was judged.
    """

    day: date
    measured: int
    score: float | None
    symmetry: float | None
    reach: float | None
    quiet: float | None
    mm: PerSide[float] | None
    uv: PerSide[float] | None
    algorithm: str

    def part(self, name: str) -> float | None:
        """One of its numbers from 0 on, by name: score, symmetry, reach or quiet."""
        value: float | None = getattr(self, name)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised(Day):
    """One level on one day.

    Of `visits` so many were played to their end: `sets`. `repetitions` are all, measured or not. `exercise` is what
    they were judged as, None where there were none, as where one only imagines.
    """

    level: str
    exercise: str | None
    visits: int
    sets: int
    repetitions: int
