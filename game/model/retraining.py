"""The phases of facial retraining, and what a level asks of whoever plays it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from game.model.phrase import say


class Course(StrEnum):
    """The four phases of retraining, in the order in which most faces come through them.

    After VanSwearingen and Brach's treatment categories (see the README's table).
    """

    INITIATION = "initiation"
    FACILITATION = "facilitation"
    CONTROL = "movement control"
    RELAXATION = "relaxation"

    @property
    def words(self) -> str:
        """Its name for the patient."""
        return _SAID[self]


_SAID = {
    Course.INITIATION: say("First signs"),
    Course.FACILITATION: say("Small moves"),
    Course.CONTROL: say("One by one"),
    Course.RELAXATION: say("Letting go"),
}


class Need(StrEnum):
    """What has to be there before a level is begun."""

    EMG = "emg"
    CALM_EYE = "calm eye"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a level may follow the player's own last repetitions by itself; `adapts` false switches that off.

    `lowest` is how far the band's lower edge may come down, `narrowest` how narrow the band may become, in shares of
    the gentle best; `shortest_s` and `longest_s` bound the hold; `strictest` bounds the
    tolerance. Upwards there are no limits of band and tolerance: they never rise above what is written. What is written
    lies inside, whatever these say.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    adapts: bool = True
    lowest: float = 0.20
    narrowest: float = 0.20
    shortest_s: float = 3.0
    longest_s: float = 8.0
    strictest: float = 0.7

    def __post_init__(self) -> None:
        if not 0.05 <= self.lowest <= 1.5:
            raise ValueError("lowest must lie between 0.05 and 1.5")
        if not 0.05 <= self.narrowest <= 1.5:
            raise ValueError("narrowest must lie between 0.05 and 1.5")
        if not 0.5 <= self.shortest_s <= self.longest_s <= 60:
            raise ValueError("limits need 0.5 <= shortest_s <= longest_s <= 60")
        if not 0.5 <= self.strictest <= 2:
            raise ValueError("strictest must lie between 0.5 and 2")

    def within(self, other: "Limits") -> "Limits":
        """The narrower of both: what a level and a therapist both allow.

        >>> Limits(longest_s=10).within(Limits(longest_s=6, adapts=False)).longest_s
        6
        """
        shortest_s = max(self.shortest_s, other.shortest_s)
        return Limits(
            adapts=self.adapts and other.adapts,
            lowest=max(self.lowest, other.lowest),
            narrowest=max(self.narrowest, other.narrowest),
            shortest_s=shortest_s,
            longest_s=max(shortest_s, min(self.longest_s, other.longest_s)),
            strictest=max(self.strictest, other.strictest),
        )


WIDEST = Limits(lowest=0.05, narrowest=0.05, shortest_s=0.5, longest_s=60.0, strictest=0.5)
"""Limits that narrow nothing."""
