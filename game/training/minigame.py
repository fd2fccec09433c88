"""What a mini-game is: it is shown each moment of a session, and draws itself."""

from abc import ABC, abstractmethod
from typing import ClassVar

from game.model.moment import Moment
from game.ports import Box, Canvas
from game.training.exercise import Exercise

STAGE = Box(468, 0, 812, 720)
"""Where a mini-game plays, in the design's pixels: right of the mirror. It may fill the backdrop behind everything."""


class MiniGame(ABC):
    """A game played by one exercise's activation. It never reads a device and never judges.

    A game is made anew for each level, steps at a fixed rate, and moves only with the moments it is given, so the
    same moments always give the same picture.
    """

    title: ClassVar[str]
    """What the game is called on the screen."""
    backdrop: ClassVar[str]
    """Its landscape, of `assets/art/backdrops`."""

    emblem: ClassVar[str] = "places/flower"
    """Its place in the garden, of `assets/art`, with the ground at the lower edge."""
    plant: ClassVar[str] = "plants/flower"
    """What grows in the garden for each of its levels that was played, of `assets/art`, its foot in the middle."""

    @classmethod
    def fits(cls, _exercise: type[Exercise]) -> bool:
        """Whether an exercise can be played in it; all can unless a game says otherwise."""
        return True

    @abstractmethod
    def __init__(self, seed: int) -> None: ...

    @abstractmethod
    def step(self, moment: Moment) -> None:
        """Move on by one fixed step."""

    @abstractmethod
    def draw(self, canvas: Canvas) -> None:
        """Draw backdrop and game; changes nothing."""
