"""How well an electrode pair is heard, in words for the person who wears it."""

from dataclasses import dataclass
from enum import IntEnum

from game.model.phrase import say


class Grade(IntEnum):
    """How far a channel can be trusted; the worst finding counts."""

    LISTENING = 0
    """Nothing can be said yet."""
    GOOD = 1
    FAIR = 2
    """It is measured, and could be better."""
    BAD = 3
    """What arrives is not the muscle: nothing is measured by it."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One channel's grade, and why, with what would help; `hum_hz` is the mains frequency heard in it, if any."""

    grade: Grade
    words: str
    hum_hz: float | None = None


LISTENING = Contact(Grade.LISTENING, say("Listening for a moment"))
