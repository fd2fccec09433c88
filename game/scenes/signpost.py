"""The signpost: the doors for which the garden's edge has no room, each with its picture and its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.emblems import picture_card
from game.scenes.widgets.layout import GAP, grid
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head

_COLUMNS = 3
_TITLE, _BACK = say("Where to?"), say("Back")
Way = Callable[[Visit, Callable[[], Scene]], Scene | None]
"""Makes a scene; the second makes the one to come back to."""


@dataclass(frozen=True, slots=True)
class Door:
    """`opens` makes the scene behind it, None to leave the game; it is shown while it `is_there`.

    What `stays` is made once for as long as nothing is played.
    """

    key: str
    words: str
    art: str
    opens: Way
    is_there: Callable[[Visit], bool] = lambda _visit: True
    stays: bool = False


class Signpost(Scene):
    """Opened from the garden, where words are so large that not all doors stand beside each other."""

    name = "signpost"

    def __init__(self, visit: Visit, doors: Sequence[Door], back: Callable[[], Scene]) -> None:
        self._visit, self._doors, self._back = visit, {door.key: door for door in doors}, back
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """Which way to go."""
        return _TITLE

    @property
    def waits(self) -> bool:
        """Until a door was chosen."""
        return True

    @property
    def receives(self) -> bool:
        """Whatever comes."""
        return True

    def left(self) -> Scene | None:
        """Back to the garden."""
        return self._back()

    def step(self, tick: Tick) -> Scene | None:
        """Wait for a door."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed == "back" or any(given.action is Action.BACK for given in tick.inputs):
            return self._back()
        if pressed is None:
            return self
        self._visit.speaker.cue("press")
        return self._doors[pressed].opens(self._visit, self._back)

    def _choices(self) -> Sequence[Choice]:
        (back,) = foot(self._visit.ruler, [_BACK], least=200)
        top = below(self._visit.ruler, _TITLE)
        room = Box(MARGIN, top, WIDE, back.y - GAP - top)
        places = grid(room, min(_COLUMNS, len(self._doors)), -(-len(self._doors) // _COLUMNS))
        doors = [Choice(door.key, door.words, box) for door, box in zip(self._doors.values(), places, strict=False)]
        return [*doors, Choice("back", _BACK, Box(MARGIN, back.y, back.w, back.h))]

    def draw(self, canvas: Canvas) -> None:
        """A card for each door."""
        canvas.backdrop("garden")
        head(canvas, _TITLE)
        for choice in self._menu.choices:
            focused, hovered = self._menu.focused == choice.key, self._menu.hovers(choice)
            if choice.key == "back":
                button(canvas, choice.box, choice.words, focused, hovered, primary=False)
            else:
                picture_card(canvas, choice, self._doors[choice.key].art, focused, hovered)
