"""What a day's practice of a level came to, as numbers: what a report and a therapist look at over weeks."""

from dataclasses import dataclass
from datetime import date

from game.model.side import PerSide


@dataclass(frozen=True, slots=True)
class Practised:
    """One level on one day: the means of its measured repetitions, None where nothing of that was measured.

    `day` is the player's own, by this computer's calendar. Of `visits` so many were played to their end: `sets`. Of
    `repetitions` so many were `measured`. `exercise` is what they were judged as, None where there were none, as where
    one only imagines. `score` is 0..100, its parts 0..1, `mm` and `uv` each side's means. `algorithm` is the judge's
    version, the oldest and the newest where there are several, empty where nothing was judged.
    """

    level: str
    exercise: str | None
    day: date
    visits: int
    sets: int
    repetitions: int
    measured: int
    score: float | None
    symmetry: float | None
    reach: float | None
    quiet: float | None
    mm: PerSide[float] | None
    uv: PerSide[float] | None
    algorithm: str
