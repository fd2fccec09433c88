"""A little rest in the middle of a level, when a face has worked enough for a moment."""

from collections.abc import Callable

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.repose import SETTLES_S
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.prompts import PROMPT, TIMER, prompt, timer

BREATHER_S = 20.0
"""Twice the usual pause: an engineering choice."""
_ON, _DONE = Box(884, 560, 368, 76), Box(484, 560, 368, 76)


class Breather(Scene):
    """Goes on by itself; the player may go on sooner, or be done for now. The rest is taken anew in it.

    Whoever does not go on sooner has rested, and that is kept: it is thanked for as moving is.
    """

    name = "breather"

    def __init__(self, under: Scene, words: str, visit: Visit, rests: Callable[[Tick], None]) -> None:
        """`rests` is told each step in which the face is taken to rest."""
        self._under, self._words, self._visit, self._rests = under, words, visit, rests
        self._passed_s = 0.0
        self._menu = Menu([Choice("on", say("Go on"), _ON), Choice("done", say("Done for now"), _DONE)])
        visit.speaker.tone(None)
        visit.speaker.cue("rest")

    @property
    def caption(self) -> str:
        """A rest."""
        return say("A little rest")

    @property
    def has_panel(self) -> bool:
        """As the level's."""
        return self._under.has_panel

    def left(self) -> Scene | None:
        """As from the level."""
        return self._under.left()

    @property
    def spoken(self) -> str:
        """Why nothing goes on."""
        return self._words

    def step(self, tick: Tick) -> Scene | None:
        """Let time pass."""
        self._under.watch(tick)
        self._visit.ask(tick.t_s, "rest", 0.0)
        self._passed_s += tick.dt_s
        if self._passed_s > SETTLES_S:
            self._rests(tick)
        pressed = self._menu.step(tick.inputs)
        if pressed == "done" or any(given.action is Action.BACK for given in tick.inputs):
            self._visit.log.rested()
            return self._under.left()
        if pressed != "on" and self._passed_s < BREATHER_S:
            return self
        if pressed != "on":
            self._visit.log.rested()
        self._visit.speaker.cue("resume")
        return self._under

    def draw(self, canvas: Canvas) -> None:
        """The level behind, why it rests, and a ring that closes."""
        self._under.draw(canvas)
        prompt(canvas, PROMPT, self._words)
        timer(canvas, TIMER, self._passed_s / BREATHER_S, "rest", say("Look out of the window and breathe"))
        self._menu.draw(canvas)
