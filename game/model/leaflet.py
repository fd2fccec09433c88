"""A leaflet: one thing worth knowing, in a few short pieces, with a picture."""

from dataclasses import dataclass
from enum import StrEnum

from game.model.phrase import Phrase


class Manner(StrEnum):
    """How a piece is set."""

    SAID = "said"
    POINT = "point"
    """One of a list."""
    URGENT = "urgent"
    """It has to be seen at once: when to stop, and whom to call."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay together."""

    manner: Manner
    words: Phrase


@dataclass(frozen=True, slots=True)
class Leaflet:
    """`name` is the same for adults and for children; `picture` is a drawing of `assets/art`."""

    name: str
    title: Phrase
    picture: str
    pieces: tuple[Piece, ...]

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Everything that is read in it, as it is put into other languages."""
        return (self.title, *(piece.words for piece in self.pieces))
