"""Where the face is now, in the welcome of a grown-up: it opens the gentle levels of that beginning."""

from collections.abc import Sequence

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice
from game.scenes.outset import start_with
from game.scenes.scene import Scene
from game.scenes.welcome.page import Page, Words
from game.scenes.widgets.layout import fit, grid

_ALL = "all"
_WHY = say("You can change this at any time. Best of all, a therapist looks first.")
_PAD = 28.0


class WhereNow(Page):
    """An answer for each beginning. A therapist who is there may see all levels."""

    name = "beginnings"
    question = say("Where is your face now?")
    below = say("Choose what fits best today")

    def _answers(self, room: Box) -> Sequence[Choice]:
        offered = [each for each in self._visit.beginnings if not each.child]
        *places, self._why = grid(room, 1, len(offered) + 1)
        return [Choice(each.id, each.answer, place) for each, place in zip(offered, places, strict=True)]

    def _foot(self) -> Words:
        return [(_ALL, say("My therapist is here: show everything"))]

    def _answered(self, pressed: str) -> Scene:
        start_with(self._visit, next((each for each in self._visit.beginnings if each.id == pressed), None))
        return self._ways.on()

    def _draw(self, canvas: Canvas) -> None:
        """The answers, none better than another, and below them what is better still."""
        canvas.card(self._why)
        wide = self._why.w - 2 * _PAD
        style = fit(canvas, [_WHY], wide, self._why.h - 8)
        y = self._why.center[1] - canvas.text_height(_WHY, style, wide) / 2
        canvas.text(_WHY, (self._why.x + _PAD, y), style, "ink_soft", width=wide)
        self._buttons(canvas, [choice.key for choice in self._menu.choices if choice.key != "back"], primary=False)
