"""What the answers to the daily question call for, told to whoever has no programme before the garden opens."""

from collections.abc import Callable

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.wellbeing import Wellbeing
from game.scenes.widgets.layout import GAP, fit, high
from game.scenes.widgets.page import below, foot, head
from game.training.caution import advice

_X, _WIDE, _PAD = 240.0, 800.0, 44.0
_TITLE, _GO = say("For today"), say("Go on")


def advised(visit: Visit, told: Wellbeing, then: Callable[[], Scene]) -> Scene:
    """The scene that follows the question: first what is to be heeded, if there is anything."""
    said = () if told.today is None else advice(told.today)
    return Advised(visit, said, then) if said else then()


class Advised(Scene):
    """A card with a few sentences, the most urgent first."""

    name = "advised"

    def __init__(self, visit: Visit, said: tuple[str, ...], then: Callable[[], Scene]) -> None:
        """`then` makes the scene that follows."""
        self._visit, self._said, self._then = visit, said, then
        (go,) = foot(visit.ruler, [_GO], _X, _WIDE, 320)
        top = below(visit.ruler, _TITLE, width=_WIDE)
        self._card = Box(_X, top, _WIDE, go.y - GAP - top)
        self._menu = Menu([Choice("go", _GO, go)])

    @property
    def caption(self) -> str:
        """Something is to be heeded."""
        return _TITLE

    @property
    def waits(self) -> bool:
        """Until it was read."""
        return True

    @property
    def receives(self) -> bool:
        """A clinic has the first word."""
        return True

    def left(self) -> Scene | None:
        """On."""
        return self._then()

    def step(self, tick: Tick) -> Scene | None:
        """Wait until it was read."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        if self._menu.step(tick.inputs) or any(given.action is Action.BACK for given in tick.inputs):
            self._visit.speaker.cue("press")
            return self._then()
        return self

    def draw(self, canvas: Canvas) -> None:
        """One card."""
        canvas.backdrop("meadow")
        head(canvas, _TITLE, x=_X, width=_WIDE)
        card = self._card
        canvas.card(card)
        wide = card.w - 2 * _PAD - 40
        style = fit(canvas, self._said, wide, card.h - 2 * _PAD - GAP * (len(self._said) - 1))
        y = card.center[1] - high(canvas, self._said, style, wide, GAP) / 2
        for words in self._said:
            canvas.disc((card.x + _PAD + 8, y + canvas.text_height("x", style) / 2), 8, "petal")
            y += canvas.text(words, (card.x + _PAD + 40, y), style, width=wide) + GAP
        self._menu.draw(canvas)
