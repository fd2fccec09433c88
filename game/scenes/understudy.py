"""What plays the chosen level's mini-game: should that fail, its landscape stays, and the exercise goes on."""

import traceback
from collections.abc import Callable
from pathlib import Path

from game.model.moment import Moment
from game.model.phrase import say
from game.ports import Canvas
from game.scenes.visit import Visit
from game.training.minigame import MiniGame

_GONE = say("The game has stopped by itself. Your exercise goes on, and what you do is kept.")
_OURS = "meadow"


class Understudy:
    """A mini-game, for as long as it does not raise; why it did is noted in the visit, for the terminal.

    `words` are what is to be said of it on the screen, empty while all is well.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit, self._name, kind = visit, visit.level.minigame, visit.minigame
        self.title, self._backdrop = kind.title, kind.backdrop
        self.words: str = ""
        self._game: MiniGame | None = None
        self._try(lambda: self._begin(kind))

    def _begin(self, kind: type[MiniGame]) -> None:
        self._game = kind(self._visit.seed)

    def step(self, moment: Moment) -> None:
        """Let it move on."""
        game = self._game
        if game is not None:
            self._try(lambda: game.step(moment))

    def draw(self, canvas: Canvas) -> None:
        """Let it draw itself; where it is gone, its landscape."""
        game = self._game
        if game is not None:
            self._try(lambda: game.draw(canvas))
        if self._game is None:
            try:
                canvas.backdrop(self._backdrop)
            except Exception:  # noqa: BLE001 - that may be what failed
                canvas.backdrop(_OURS)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001 - whatever a game does, a face is in the middle of its exercise
            self._game, self.words = None, _GONE
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(last.filename).name}, line {last.lineno}"
            self._visit.stumbles.append(f"{self._name} has stopped: {type(error).__name__}: {error} ({where}).")
