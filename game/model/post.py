"""What comes from a clinic, by whatever way, and what is said to it."""

from dataclasses import dataclass

from game.model.level import Level


@dataclass(frozen=True, slots=True)
class Letter:
    """What one way has brought: an envelope's bytes, not looked at yet; or in `trouble` why there are none."""

    data: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a letter, in one line.

    With `taken` the `levels` may be played from now on, and `note` is what the therapist has written. With a `key_id`
    nobody has said yet that this is the clinic's key: the letter may be handed in again by whoever says so.
    """

    words: str
    taken: bool = False
    key_id: str = ""
    levels: tuple[Level, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Which pages of one letter have been read from their codes, and `of` how many; `trouble` is one plain line."""

    read: frozenset[int] = frozenset()
    of: int = 0
    trouble: str = ""
