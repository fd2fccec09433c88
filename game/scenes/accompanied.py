"""Whether a therapist is there now, asked once before everything opens: one slip opens nothing."""

from collections.abc import Callable

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.outset import start_with
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import GAP, fit
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head

_TITLE = say("Is your therapist with you now?")
_WHAT = say(
    "Then every level opens until the game is left, those that ask much of a face, too."
    " On your own, gentle levels help more."
)
_YES, _NO = say("Yes, show everything"), say("No")
_WIDE, _PAD = 800.0, 36.0


class Accompanied(Scene):
    """`no`, which has the focus, leads back to where it was asked; yes opens all levels for this sitting, and on."""

    name = "accompanied"

    def __init__(self, visit: Visit, no: Callable[[], Scene], on: Callable[[], Scene]) -> None:
        self._visit, self._no, self._on = visit, no, on
        self._wide = min(WIDE, _WIDE * visit.comfort.size)
        self._x = MARGIN + (WIDE - self._wide) / 2
        yes, away = foot(visit.ruler, [_YES, _NO], self._x, self._wide, least=240)
        self._menu = Menu([Choice("no", _NO, away), Choice("yes", _YES, yes)])

    @property
    def caption(self) -> str:
        """What is asked."""
        return _TITLE

    @property
    def waits(self) -> bool:
        """Until it is answered."""
        return True

    @property
    def receives(self) -> bool:
        """A clinic has the first word."""
        return True

    def left(self) -> Scene | None:
        """Nobody has said yes."""
        return self._no()

    def step(self, tick: Tick) -> Scene | None:
        """Wait for an answer."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if any(given.action is Action.BACK for given in tick.inputs):
            pressed = "no"
        if pressed is None:
            return self
        self._visit.speaker.cue("press")
        if pressed == "no":
            return self._no()
        start_with(self._visit, None)
        return self._on()

    def draw(self, canvas: Canvas) -> None:
        """One card that says what a yes does."""
        canvas.backdrop("garden")
        top, low = below(canvas, _TITLE, width=self._wide), self._menu.choices[0].box.y - GAP
        head(canvas, _TITLE, x=self._x, width=self._wide)
        wide = self._wide - 2 * _PAD
        style = fit(canvas, [_WHAT], wide, low - top - 2 * _PAD, ("title", "body", "small"))
        high = canvas.text_height(_WHAT, style, wide)
        canvas.card(Box(self._x, top, self._wide, low - top))
        canvas.text(_WHAT, (self._x + _PAD, (top + low - high) / 2), style, width=wide)
        self._menu.draw(canvas)
