"""Who plays: what somebody said of themselves when they came for the first time. It stays on this computer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from game.model.phrase import say
from game.model.side import Affected

LONGEST_NAME = 16
"""More letters than this are not taken."""
UNSURE: Literal["unsure"] = "unsure"
"""The answer of whoever cannot say which side is affected."""


class Emblem(StrEnum):
    """A small picture that stands for a player."""

    SNAIL = "snail"
    OWL = "owl"
    HEDGEHOG = "hedgehog"
    TULIP = "tulip"
    DAISY = "daisy"
    BLUEBELL = "bluebell"

    @property
    def words(self) -> str:
        """Its name."""
        return {
            Emblem.SNAIL: say("Snail"),
            Emblem.OWL: say("Owl"),
            Emblem.HEDGEHOG: say("Hedgehog"),
            Emblem.TULIP: say("Tulip"),
            Emblem.DAISY: say("Daisy"),
            Emblem.BLUEBELL: say("Bluebell"),
        }[self]


@dataclass(frozen=True, slots=True)
class Profile:
    """One player's answers; None, or nothing, where they were not asked yet.

    `name` is as it was typed, empty where the `emblem` alone stands for the player. `looked` is whether camera and
    light were looked at, `electrodes` whether there are any.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "ignore"}
    name: str = ""
    emblem: Emblem | None = None
    child: bool | None = None
    affected: Affected | Literal["unsure"] | None = None
    looked: bool = False
    electrodes: bool | None = None

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_NAME:
            raise ValueError(f"name must have at most {LONGEST_NAME} letters")

    @property
    def called(self) -> str:
        """What to call the player: the name, else the picture's.

        >>> Profile("Mara", Emblem.OWL).called, str(Profile(emblem=Emblem.OWL).called)
        ('Mara', 'Owl')
        """
        return self.name or (say("Player") if self.emblem is None else self.emblem.words)

    @property
    def side(self) -> Affected | None:
        """The affected side as it is judged by, None where nobody is sure.

        >>> Profile(affected="left").side, Profile(affected="unsure").side
        ('left', None)
        """
        return None if self.affected == UNSURE else self.affected
