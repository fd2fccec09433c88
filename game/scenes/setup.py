"""The way in: the mirror, how the senses are, and which level to play."""

from collections.abc import Mapping

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.doors import DOORS
from game.scenes.levels import LevelList
from game.scenes.menu import Choice, Menu
from game.scenes.plots import Plot
from game.scenes.readiness import Readiness
from game.scenes.scene import Scene, Tick
from game.scenes.threshold import settle, turn_to_next
from game.scenes.visit import Visit

_BELOW = Box(28, 82, 440, 50)
_BEGIN, _LEAVE = Box(996, 616, 256, 76), Box(860, 616, 120, 76)
_AT_A_PLOT: Mapping[str, Box] = {"guide": Box(932, 20, 320, 64)}
_AT_HOME: Mapping[str, Box] = {
    "day": Box(484, 20, 208, 64), "face": Box(484, 20, 208, 64), "guide": Box(708, 20, 208, 64),
    "learn": Box(932, 20, 320, 64), "comfort": Box(676, 616, 168, 76), "post": Box(484, 616, 176, 76), "leave": _LEAVE,
}  # fmt: skip
"""Where the doors are that lead elsewhere."""


class Setup(Scene):
    """Shows the player their own face and waits until at least one sense speaks.

    It is the way to one plot of the garden, or, without one, where no garden is, the home with all levels.
    """

    name = "setup"

    def __init__(self, visit: Visit, plot: Plot | None = None) -> None:
        self._visit, self._plot = visit, plot
        if plot is None:
            turn_to_next(visit)
            settle(visit, lambda: Setup(visit))
        self._readiness = Readiness(visit)
        self._levels = LevelList(visit, None if plot is None else plot.numbers)
        self._doors = _AT_HOME if plot is None else _AT_A_PLOT
        self._menu = Menu(self._choices("begin"))

    @property
    def caption(self) -> str:
        """The way in."""
        return say("Opening the garden")

    @property
    def waits(self) -> bool:
        """Ready to begin."""
        return self._readiness.is_there

    @property
    def receives(self) -> bool:
        """Whatever comes."""
        return True

    @property
    def stuck_on(self) -> str:
        """Neither sense speaks."""
        return self._readiness.stuck_on

    def left(self) -> Scene | None:
        """Back to the garden, if there is one."""
        return None if self._plot is None else self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Look, listen, and begin when asked to."""
        self._readiness.step(tick)
        self._visit.ask(tick.t_s, "rest", 0.0)
        if self._visit.tour and self._visit.closed:
            return None  # nobody is there to wait until it opens
        pressed = self._menu.step(tick.inputs)
        self._readiness.worn.press(tick.t_s, pressed)
        self._menu.offer(self._choices(self._menu.focused))
        if pressed == "back" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        if pressed == "begin" and self._readiness.is_there:
            self._visit.speaker.cue("press")
            return self._visit.start()
        for door in DOORS:
            if door.key == pressed:
                self._visit.speaker.cue("press")
                return door.opens(self._visit, self._visit.home)
        if self._levels.press(pressed):
            self._menu.focus("begin")
        elif pressed is not None:
            self._menu.offer(self._choices(self._menu.focused))
        return self

    def _choices(self, focused: str) -> list[Choice]:
        visit, places = self._visit, self._doors
        doors = [
            Choice(door.key, door.words, places[door.key])
            for door in DOORS
            if door.key in places and door.is_there(visit)
        ]
        back = [] if self._plot is None else [Choice("back", say("Back"), _LEAVE)]
        begin = Choice("begin", say("Begin"), _BEGIN)
        return [begin, *self._levels.choices(focused), *self._readiness.worn.choices, *doors, *back]

    def draw(self, canvas: Canvas) -> None:
        """Mirror and senses at the left, levels at the right."""
        canvas.backdrop("garden")
        canvas.prepare(self._visit.minigame.backdrop)
        title = say("Face Garden") if self._plot is None else self._plot.title
        below = say("Small, slow, and both sides together") if self._plot is None else self._plot.words
        canvas.text(title, (28, 28), "heading")
        if _BELOW.y + canvas.text_height(below, "body") <= _BELOW.y + _BELOW.h:  # large words have no room for it
            canvas.text(below, (_BELOW.x, _BELOW.y), "body", "ink_soft")
        self._readiness.draw(canvas)
        self._levels.draw(canvas, self._menu.choices, self._menu.focused)
        self._menu.draw(canvas, {"begin", "back", "record", "hum", *self._doors}, ready=self._readiness.is_there)
