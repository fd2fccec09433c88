"""A leaflet, read leaf by leaf."""

from collections.abc import Callable, Sequence

from game.model.inputs import Action
from game.model.leaflet import Leaflet
from game.model.phrase import say
from game.ports import Box, Canvas, Style
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import button_size, fit
from game.scenes.widgets.leaves import Leaf, draw, leaves
from game.scenes.widgets.prompts import seeds

_MARGIN, _WIDE, _GUTTER = 28.0, 1224.0, 16.0
_PICTURE_W, _BOTTOM = 424.0, 592.0
_TITLE_H = 112.0
"""A title in its largest letters is no higher than this."""
_BUTTONS = Box(_MARGIN, 612, _WIDE, 80)


class Reading(Scene):
    """As many leaves as the words need at their size; after the last one the player is back where leaflets are chosen.

    `back` makes the scene to choose from, given the name of the leaflet that was read.
    """

    name = "reading"

    def __init__(self, visit: Visit, leaflet: Leaflet, back: Callable[[str], Scene]) -> None:
        self._visit, self._leaflet, self._back = visit, leaflet, back
        self._number = 0
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """What is read."""
        return self._leaflet.title

    @property
    def waits(self) -> bool:
        """Until it was read."""
        return True

    @property
    def receives(self) -> bool:
        """It waits for nothing else."""
        return True

    def left(self) -> Scene | None:
        """Back to all leaflets."""
        return self._back(self._leaflet.name)

    def step(self, tick: Tick) -> Scene | None:
        """Turn leaves."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed is not None:
            self._visit.speaker.cue("press")
        if any(given.action is Action.BACK for given in tick.inputs):
            pressed = "before" if self._number else "all"
        if pressed == "all" or (pressed == "on" and self._is_last):
            return self.left()
        self._number += (pressed == "on") - (pressed == "before")
        self._menu.offer(self._choices())
        return self

    @property
    def _heading(self) -> Style:
        """The title is set smaller where it is long."""
        return fit(self._visit.ruler, [self._leaflet.title], _WIDE, _TITLE_H, ("heading", "title", "body"))

    @property
    def _room(self) -> Box:
        """All between the title and the buttons."""
        top = _MARGIN + self._visit.ruler.text_height(self._leaflet.title, self._heading, _WIDE) + _GUTTER
        return Box(_MARGIN, top, _WIDE, _BOTTOM - top)

    @property
    def _beside(self) -> Box:
        """What the picture leaves of it."""
        room, taken = self._room, _PICTURE_W + _GUTTER
        return Box(room.x + taken, room.y, room.w - taken, room.h)

    @property
    def _leaves(self) -> Sequence[Leaf]:
        return leaves(self._visit.ruler, self._leaflet.pieces, self._beside, self._room)

    @property
    def _is_last(self) -> bool:
        return self._number + 1 >= len(self._leaves)

    def _choices(self) -> list[Choice]:
        later = say("Done") if self._is_last else say("Next")
        found = [("on", later), ("all", say("All pages"))]
        found += [("before", say("Before"))] if self._number else []
        wide = {key: max(200.0, button_size(self._visit.ruler, words, 380)[0]) for key, words in found}
        right = _BUTTONS.x + _BUTTONS.w
        x = {"on": right - wide["on"], "all": _BUTTONS.x}
        x["before"] = x["on"] - _GUTTER - wide.get("before", 0)
        return [Choice(key, words, Box(x[key], _BUTTONS.y, wide[key], _BUTTONS.h)) for key, words in found]

    def draw(self, canvas: Canvas) -> None:
        """The picture at the left, the words at the right, or over the whole width where they are very large."""
        canvas.backdrop("meadow")
        canvas.text(self._leaflet.title, (_MARGIN, _MARGIN), self._heading, width=_WIDE)
        made = self._leaves
        leaf = made[min(self._number, len(made) - 1)]
        if leaf.pictured:
            card = Box(self._room.x, self._room.y, _PICTURE_W, self._room.h)
            canvas.card(card)
            canvas.art(self._leaflet.picture, card.center, min(card.w, card.h) - 2 * _GUTTER)
        draw(canvas, leaf, self._beside if leaf.pictured else self._room)
        if len(made) > 1:
            seeds(canvas, (_BUTTONS.x + 0.4 * _BUTTONS.w, _BUTTONS.center[1]), self._number + 1, len(made))
        self._menu.draw(canvas)
