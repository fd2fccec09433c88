"""Where a face is now: asked once of whoever has no clinic, so that the garden opens gently."""

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.accompanied import Accompanied
from game.scenes.menu import Choice, Menu
from game.scenes.outset import start_with
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.layout import GAP, end, fit, grid
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head

_TITLE, _SAID = say("Where is your face now?"), say("Choose what fits best today")
_EVERYTHING = say("My therapist is here: show everything")
_BACK = say("Back")
_HIGH, _PAD = 96.0, 28.0
_WHY = say(
    "Your answer opens levels that are gentle enough. You can change it whenever something changes."
    " Best of all, a therapist looks at your face first."
)


class Beginnings(Scene):
    """A few big answers; each opens the levels of its beginning. A therapist who is there may see all levels."""

    name = "beginnings"

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        ruler, number = visit.ruler, len(visit.beginnings)
        self._top = below(ruler, _TITLE, _SAID)
        rows = max(1, -(-number // 2))
        places = list(grid(Box(MARGIN, self._top, WIDE, rows * (_HIGH + GAP) - GAP), 2, rows))
        answers = [Choice(each.id, each.answer, place) for each, place in zip(visit.beginnings, places, strict=False)]
        everything, back = foot(ruler, [_EVERYTHING, _BACK], least=200)
        ways = [Choice("all", _EVERYTHING, everything)]
        if self._is_answered:
            ways.append(Choice("back", _BACK, Box(MARGIN, back.y, back.w, back.h)))
        self._menu = Menu([*answers, *ways])
        self._why = Box(MARGIN, end(places) + GAP, WIDE, everything.y - GAP - end(places) - GAP)

    @property
    def caption(self) -> str:
        """A question."""
        return say("Where is your face now?")

    @property
    def waits(self) -> bool:
        """Until it is answered."""
        return True

    @property
    def receives(self) -> bool:
        """A clinic has the first word."""
        return True

    @property
    def _is_answered(self) -> bool:
        """Whether it was answered before: then there is a garden to go back to."""
        return self._visit.beginning is not None or bool(self._visit.everything)

    def left(self) -> Scene | None:
        """To the garden as it is."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Wait for an answer; nothing is open before."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if any(given.action is Action.BACK for given in tick.inputs):
            pressed = "back"
        if pressed == "back":
            return self.left() if self._is_answered else None
        if pressed is None:
            return self
        self._visit.speaker.cue("press")
        if pressed == "all":
            return Accompanied(self._visit, lambda: self, self._visit.home)
        start_with(self._visit, next(each for each in self._visit.beginnings if each.id == pressed))
        return self.left()

    def draw(self, canvas: Canvas) -> None:
        """The answers, and below them why they are asked for."""
        canvas.backdrop("garden")
        head(canvas, _TITLE, _SAID)
        wide = WIDE - 2 * _PAD
        style = fit(canvas, [_WHY], wide, self._why.h - 24)
        high = canvas.text_height(_WHY, style, wide)
        canvas.card(Box(MARGIN, self._why.y, WIDE, min(self._why.h, high + 40)))
        canvas.text(_WHY, (MARGIN + _PAD, self._why.y + (min(self._why.h, high + 40) - high) / 2), style, width=wide)
        for choice in self._menu.choices:  # none is better than another
            button(canvas, choice.box, choice.words, self._menu.focused == choice.key, self._menu.hovers(choice),
                   primary=False)  # fmt: skip
