"""Where the face is now, in the welcome of a grown-up: it opens the gentle levels of that beginning."""

from collections.abc import Sequence

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.accompanied import Accompanied
from game.scenes.menu import Choice
from game.scenes.outset import start_with
from game.scenes.scene import Scene
from game.scenes.welcome.page import Page, Words
from game.scenes.widgets.layout import GAP, fit, grid

_ALL = "all"
_WHY = say("You can change this at any time. Best of all, a therapist looks first.")
_PAD, _EDGE = 28.0, 16.0


class WhereNow(Page):
    """An answer for each beginning. A therapist who is there may see all levels."""

    name = "beginnings"
    question = say("Where is your face now?")
    below = say("Choose what fits best today")

    def _answers(self, room: Box) -> Sequence[Choice]:
        offered = [each for each in self._visit.beginnings if not each.child]
        ruler, wide, even = self._visit.ruler, room.w - 2 * _PAD, (room.h + GAP) / (len(offered) + 1) - GAP
        self._style = fit(ruler, [_WHY], wide, even - _EDGE)
        low = max(even, ruler.text_height(_WHY, self._style, wide) + _EDGE)
        places = grid(Box(room.x, room.y, room.w, room.h - low - GAP), 1, len(offered))
        self._why = Box(room.x, room.y + room.h - low, room.w, low)
        return [Choice(each.id, each.answer, place) for each, place in zip(offered, places, strict=True)]

    def _foot(self) -> Words:
        return [(_ALL, say("My therapist is here: show everything"))]

    def _answered(self, pressed: str) -> Scene:
        if pressed == _ALL:
            return Accompanied(self._visit, lambda: self, self._ways.on)
        start_with(self._visit, next(each for each in self._visit.beginnings if each.id == pressed))
        return self._ways.on()

    def _draw(self, canvas: Canvas) -> None:
        """The answers, none better than another, and below them what is better still."""
        canvas.card(self._why)
        wide = self._why.w - 2 * _PAD
        y = self._why.center[1] - canvas.text_height(_WHY, self._style, wide) / 2
        canvas.text(_WHY, (self._why.x + _PAD, y), self._style, "ink_soft", width=wide)
        self._buttons(canvas, [choice.key for choice in self._menu.choices if choice.key != "back"], primary=False)
