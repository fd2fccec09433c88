"""Left and right, always the patient's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
U = TypeVar("U")

Affected = Literal["left", "right", "both"]
"""Which side the palsy is on."""


class Side(StrEnum):
    """The patient's own left or right, never the picture's."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side.

        >>> Side.LEFT.other
        <Side.RIGHT: 'right'>
        """
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


@dataclass(frozen=True, slots=True)
class PerSide(Generic[T]):
    """One value for each side of the face.

    >>> PerSide(1, 2).map(lambda v: v * 10)
    PerSide(left=10, right=20)
    >>> PerSide(1, 2)[Side.RIGHT]
    2
    """

    left: T
    right: T

    def __getitem__(self, side: Side) -> T:
        return self.left if side is Side.LEFT else self.right

    def __iter__(self) -> Iterator[T]:
        yield self.left
        yield self.right

    def map(self, change: Callable[[T], U]) -> "PerSide[U]":
        """The same change on both sides."""
        return PerSide(change(self.left), change(self.right))

    def swapped(self) -> "PerSide[T]":
        """Left and right exchanged, as in a flipped picture."""
        return PerSide(self.right, self.left)
