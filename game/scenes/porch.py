"""Who plays: the pictures and names of everybody, before anybody's own garden is opened."""

from collections.abc import Sequence

from game.model.inputs import Action
from game.model.phrase import say
from game.model.profile import Profile
from game.ports import Box, Canvas, Ruler
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.widgets.buttons import button
from game.scenes.widgets.emblems import emblem, picture_card
from game.scenes.widgets.layout import GAP, grid
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head

_COLUMNS, _ROWS = 4, 2
_FIT = _COLUMNS * _ROWS
_TITLE, _SAID = say("Who plays?"), say("Everybody has a garden of their own")


class Porch(Scene):
    """Ends when somebody was chosen: `chosen` is their number then, `is_new` whether it is somebody else.

    Where nobody was, the game is left.
    """

    name = "porch"

    def __init__(self, players: Sequence[Profile], ruler: Ruler) -> None:
        self._players, self._ruler, self._first = players, ruler, 0
        self.chosen: int | None = None
        self.is_new = False
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """A question."""
        return _TITLE

    @property
    def waits(self) -> bool:
        """Until somebody was chosen."""
        return True

    def step(self, tick: Tick) -> Scene | None:
        """Wait for somebody."""
        pressed = self._menu.step(tick.inputs)
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return None
        if pressed == "more":
            self._first += _FIT
            self._first = self._first if self._first < len(self._players) else 0
            self._menu = Menu(self._choices())
            return self
        if pressed == "new":
            self.is_new = True
        elif pressed is not None:
            self.chosen = int(pressed)
        return self if pressed is None else None

    def _choices(self) -> Sequence[Choice]:
        """A card for everybody on this page; then what stands at the foot, to leave leftmost."""
        more = [("more", say("More people"))] if len(self._players) > _FIT else []
        ways = [("new", say("Somebody else")), *more, ("leave", say("Leave"))]
        boxes = foot(self._ruler, [words for _, words in ways], least=200)
        top = below(self._ruler, _TITLE, _SAID)
        places = grid(Box(MARGIN, top, WIDE, boxes[0].y - GAP - top), _COLUMNS, _ROWS)
        shown = range(self._first, min(len(self._players), self._first + _FIT))
        cards = [Choice(str(n), self._players[n].called, place) for n, place in zip(shown, places, strict=False)]
        low = [Choice(key, words, box) for (key, words), box in zip(ways, boxes, strict=True)]
        leave = Box(MARGIN, boxes[-1].y, boxes[-1].w, boxes[-1].h)
        return [*cards, *low[:-1], Choice("leave", low[-1].words, leave)]

    def draw(self, canvas: Canvas) -> None:
        """A card for everybody."""
        canvas.backdrop("garden")
        head(canvas, _TITLE, _SAID)
        for choice in self._menu.choices:
            focused, hovered = self._menu.focused == choice.key, self._menu.hovers(choice)
            if choice.key.isdecimal():
                picture_card(canvas, choice, emblem(self._players[int(choice.key)].emblem), focused, hovered)
            else:
                button(canvas, choice.box, choice.words, focused, hovered, primary=False)
