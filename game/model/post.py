"""What comes from a clinic, by whatever way, and what is said to it."""

from dataclasses import dataclass

from game.model.level import Level
from game.model.programme import Programme


@dataclass(frozen=True, slots=True)
class Letter:
    """What one way has brought: an envelope's bytes, not looked at yet; or in `trouble` why there are none."""

    data: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a letter, in one line.

    Where it was taken in, `programme` is in force from now on and `levels` are those of it that may be played. With a
    `key_id` nobody has said yet that this is the clinic's key: the letter may be handed in again by whoever says so.
    """

    words: str
    key_id: str = ""
    programme: Programme | None = None
    levels: tuple[Level, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether it was taken in."""
        return self.programme is not None


@dataclass(frozen=True, slots=True)
class Pages:
    """Which pages of one letter have been read from their codes, and `of` how many; `trouble` is one plain line."""

    read: frozenset[int] = frozenset()
    of: int = 0
    trouble: str = ""
