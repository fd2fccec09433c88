"""What a repetition was like, in rows a person can read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a score: its name, its share 0..1 (None where it could not be measured), and what to say of it."""

    name: str
    share: float | None
    words: str
