"""Whoever looks at a scene: how they like it, and what measures their words."""

from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from game import minigames, plugins
from game.model.comfort import Comfort
from game.ports import Ruler
from game.training.minigame import MiniGame
from tests.scenes.sitting import Sitting

GAMES = plugins.discover(minigames, MiniGame)
S = TypeVar("S", bound=Sitting)


class Onlooker:
    """Somebody who has their own likes, ruler, mini-games and folder; without a ruler a sitting stays as it is."""

    def __init__(self, comfort: Comfort | None = None, ruler: Ruler | None = None, folder: Path | None = None) -> None:
        self.comfort, self.ruler, self._folder = comfort or Comfort(), ruler, folder

    @property
    def folder(self) -> Path:
        """A folder of their own."""
        self._folder = self._folder or Path(mkdtemp())
        return self._folder

    def sits(self, sitting: S) -> S:
        """A sitting as they like it."""
        if self.ruler is not None:
            sitting.visit.comfort, sitting.visit.ruler = self.comfort, self.ruler
            sitting.visit.minigames = {**GAMES, "plain": GAMES["sunflower"]}
        return sitting


ANYBODY = Onlooker()
"""Likes everything as it is."""
