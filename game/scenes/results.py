"""What came of a level: what it was like in pictures and words, a slow replay, and the own days."""

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.came_of_it import CameOfIt
from game.scenes.menu import Choice, Menu
from game.scenes.my_days import MyDays
from game.scenes.played import Played
from game.scenes.reflection import shows
from game.scenes.replay import Replay
from game.scenes.scene import Scene, Tick
from game.scenes.sticker_book import StickerBook, new_ones
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.header import header

_BUTTON_Y, _HIGH = 616.0, 76.0
_HEADER = Box(28, 8, 1224, 108)
_TABS_Y, _TAB_HIGH, _GAP = 124.0, 68.0, 16.0
_TABS = {"like": say("How it was"), "replay": say("Replay"), "days": say("My days"), "book": say("My stickers")}
"""Every page by its key; the last one is a scene of its own."""


class Results(Scene):
    """Shown after a level; home is the way on, and Escape leads there, too: nobody leaves the game by going on.

    Where nobody can press, the next level follows, and after the last one the game is over. Where scores are hidden no
    page tells numbers.
    """

    name = "results"

    def __init__(self, visit: Visit, played: Played, said: str = "") -> None:
        self._visit, self._played, self._said = visit, played, said
        self._exercise = visit.exercises[played.level.exercise]
        self._page = "like"
        still = visit.comfort.reduced_motion
        self._replay = Replay(played.traces, self._exercise.words, shows(visit), still=still)
        self._new = new_ones(visit)
        self._like = CameOfIt(visit, played, self._new)
        self._days: MyDays | None = None
        self._menu = Menu(self._choices())
        visit.ask(float(visit.asked[-1].t_s) if visit.asked else 0.0, "rest", 0.0)
        visit.speaker.cue("done")

    @property
    def caption(self) -> str:
        """A level is over."""
        return say("{exercise}: looking at what came of it", exercise=self._exercise.title)

    @property
    def waits(self) -> bool:
        """Always."""
        return True

    @property
    def receives(self) -> bool:
        """All that was played is kept."""
        return True

    def _choices(self) -> list[Choice]:
        return [*self._ways_on(), *self._tabs(), *(self._replay.choices() if self._page == "replay" else [])]

    def _ways_on(self) -> list[Choice]:
        alone = self._visit.tour or self._visit.unattended
        if self._visit.tour and self._visit.next_open is not None:
            ways = {"next": say("Go on")}
        else:
            ways = {"done": say("Done for now")} if alone else {"home": say("To the garden")}
            if not self._visit.closed:
                ways["again"] = say("Once more")
        wide = (1224 + _GAP) / 2 - _GAP
        return [
            Choice(key, words, Box(28 + (1 - number) * (wide + _GAP), _BUTTON_Y, wide, _HIGH))
            for number, (key, words) in enumerate(ways.items())
        ]

    def _tabs(self) -> list[Choice]:
        """The pages there are."""
        numbers = self._visit.switches.show_score and not self._played.level.imagery
        there = {"like": True, "replay": not self._replay.empty, "days": numbers, "book": True}
        keys = [key for key in _TABS if there[key]]
        wide = (1224 + _GAP) / len(_TABS) - _GAP
        return [
            Choice(f"tab:{key}", _TABS[key], Box(28 + number * (wide + _GAP), _TABS_Y, wide, _TAB_HIGH))
            for number, key in enumerate(keys)
        ]

    def step(self, tick: Tick) -> Scene | None:
        """Wait for a choice; the replay goes on meanwhile."""
        if self._page == "replay":
            self._replay.step(tick.dt_s)
        pressed = self._menu.step(tick.inputs) or ""
        following = self._visit.next_open
        if pressed == "next" and following is not None:
            self._visit.chosen = following
            return self._visit.start()
        if pressed == "again":
            return self._visit.start()
        if pressed == "done":
            return None
        if pressed == "home" or any(given.action is Action.BACK for given in tick.inputs):
            return self._visit.home()
        turned = self._turn(pressed)
        self._menu.offer(self._choices())
        return turned

    def _turn(self, pressed: str) -> Scene:
        """Turn to another page, or do what was pressed on this one."""
        if pressed.startswith(("tab:", "replay:")):
            self._visit.speaker.cue("press")
        if pressed == "tab:book":
            return StickerBook(self._visit, lambda: self)
        if pressed.startswith("tab:"):
            self._page = pressed.removeprefix("tab:")
        if self._page == "days" and self._days is None:
            self._days = MyDays(self._visit, self._played.level)
        self._replay.press(pressed)
        return self

    @property
    def _next(self) -> str:
        """What comes next today, where a programme says so."""
        return "" if self._visit.prescription is None else self._visit.prescription.outlook.words

    def draw(self, canvas: Canvas) -> None:
        """Title and tabs on top, the page below them, then the ways on."""
        canvas.backdrop("garden")
        header(canvas, _HEADER, self._played.level.title, self._said or self._next)
        for choice in self._menu.choices:
            if choice.key.startswith("tab:"):
                here = choice.key == f"tab:{self._page}"
                focused, hovered = self._menu.focused == choice.key, self._menu.hovers(choice)
                button(canvas, choice.box, choice.words, focused, hovered, primary=here)
            if choice.key == "tab:book" and self._new:
                canvas.art(self._new[0].art, (choice.box.x + choice.box.w - 16, choice.box.y + 8), 60)
        if self._page == "replay":
            self._replay.draw(canvas)
        elif self._page == "days" and self._days is not None:
            self._days.draw(canvas)
        else:
            self._like.draw(canvas)
        self._menu.draw(canvas, [choice.key for choice in self._menu.choices if not choice.key.startswith("tab:")])
