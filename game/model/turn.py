"""A turn: what was done in one visit to a level, as the plan of a day counts it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """The repetitions kept in one visit, and for how long they asked something of the face.

    `ended` is when the last of them was kept, or the visit was finished. A guided level keeps no repetitions and counts
    once it is `finished`.
    """

    number: int
    level: str
    ended: datetime
    repetitions: int = 0
    lasted_s: float = 0.0
    finished: bool = False
