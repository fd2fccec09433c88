"""The way in: the mirror, how the senses are, and which level to play."""

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Canvas
from game.scenes.approach import Approach, approach
from game.scenes.doors import DOORS
from game.scenes.levels import LevelList
from game.scenes.menu import Choice, Menu
from game.scenes.plots import Plot
from game.scenes.readiness import Readiness
from game.scenes.scene import Scene, Tick
from game.scenes.signpost import Door, Signpost
from game.scenes.threshold import settle, turn_to_next
from game.scenes.visit import Visit
from game.scenes.widgets.page import MARGIN, called

_X, _WIDE, _LOW = 28.0, 440.0, 128.0
"""Where the title and what is said under it are."""
_AT_HOME, _AT_A_PLOT = ("day", "face", "guide", "learn"), ("guide",)
_AT_THE_FOOT = ("comfort", "post")
"""The doors that lead elsewhere; those at the foot only at home."""


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
        self._lies = self._approach()
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
        for door in (*DOORS, self._more):
            if door.key == pressed:
                self._visit.speaker.cue("press")
                return door.opens(self._visit, self._visit.home)
        if self._levels.press(pressed):
            self._menu.focus("begin")
        elif pressed is not None:
            self._menu.offer(self._choices(self._menu.focused))
        return self

    @property
    def _more(self) -> Door:
        """To those for which there is no room."""
        behind = [door for door in DOORS if door.key in self._lies.behind]
        return Door("more", say("More"), "doors/more", lambda visit, back: Signpost(visit, behind, back))

    @property
    def _doors(self) -> list[Door]:
        """Those that are there, the ones for the foot last."""
        keys = _AT_A_PLOT if self._plot is not None else (*_AT_HOME, *_AT_THE_FOOT)
        found = {door.key: door for door in DOORS if door.is_there(self._visit)}
        return [found[key] for key in keys if key in found]

    def _approach(self) -> Approach:
        """Where everything is that can be pressed besides the levels."""
        doors, worn = [(door.key, door.words) for door in self._doors], self._readiness.worn
        back = ("leave", say("Leave")) if self._plot is None else ("back", say("Back"))
        low = [each for each in doors if each[0] in _AT_THE_FOOT]
        high = [each for each in doors if each not in low]
        low = [("begin", say("Begin")), back, *low]
        return approach(self._visit.ruler, low, high, worn.choices, ("more", say("More")))

    def _choices(self, focused: str) -> list[Choice]:
        """What begins first of all, then the levels, then the ways elsewhere."""
        self._lies = self._approach()
        begin, *others = self._lies.choices
        return [begin, *self._levels.choices(focused, self._lies.room), *others]

    def draw(self, canvas: Canvas) -> None:
        """Mirror and senses at the left, levels at the right."""
        canvas.backdrop("garden")
        canvas.prepare(self._visit.minigame.backdrop)
        title = say("Face Garden") if self._plot is None else self._plot.title
        below = say("Small, slow, and both sides together") if self._plot is None else self._plot.words
        y = MARGIN + canvas.text(title, (_X, MARGIN), called(canvas, title, _WIDE)) + 2
        if y + canvas.text_height(below, "body", _WIDE) <= _LOW:  # large words have no room for it
            canvas.text(below, (_X, y), "body", "ink_soft")
        self._readiness.draw(canvas)
        self._levels.draw(canvas, self._menu.choices, self._menu.focused, self._lies.above)
        self._menu.draw(canvas, {choice.key for choice in self._lies.choices}, ready=self._readiness.is_there)
