"""What every page of the welcome is: one question, a few big answers, and the way back."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.guest import Guest
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.layout import GAP
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head
from game.scenes.widgets.prompts import seeds

_BACK = say("Back")
_SEED_PX, _SEEDS_Y = 40.0, 56.0
Words = Sequence[tuple[str, str]]
"""Keys and what they are called."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a page leads: on, back where something came before, and how many pages of `all` lie behind it."""

    on: Callable[[], Scene]
    back: Callable[[], Scene] | None
    done: int
    all: int


class Page(Scene):
    """Waits for one answer. Escape goes back; on the first page it leaves the game, and nothing is lost."""

    question: str
    """What is asked, in a few words."""
    below: str
    """A softer line under it."""

    def __init__(self, visit: Visit, guest: Guest, ways: Ways) -> None:
        self._visit, self._guest, self._ways = visit, guest, ways
        self._menu = Menu(self._choices())
        self._t_s = 0.0

    @property
    def caption(self) -> str:
        """What is asked."""
        return self.question

    @property
    def waits(self) -> bool:
        """Until it is answered."""
        return True

    @property
    def receives(self) -> bool:
        """A clinic has the first word."""
        return True

    def left(self) -> Scene | None:
        """On; what was not answered is asked the next time."""
        return self._ways.on()

    def step(self, tick: Tick) -> Scene | None:
        """Wait for an answer."""
        self._t_s = tick.t_s
        self._visit.ask(tick.t_s, "rest", 0.0)
        self._sense(tick)
        pressed = self._menu.step(tick.inputs)
        if pressed == "back" or any(given.action is Action.BACK for given in tick.inputs):
            return None if self._ways.back is None else self._ways.back()
        if pressed is None:
            return self
        self._visit.speaker.cue("press")
        return self._answered(pressed)

    def _sense(self, tick: Tick) -> None:
        """Take what camera and electrodes say; most pages do not look."""

    def _choices(self) -> list[Choice]:
        """The answers in their room; then what stands at the foot, the way back leftmost."""
        ruler, ends = self._visit.ruler, list(self._foot())
        ways = [*ends, *([] if self._ways.back is None else [("back", _BACK)])]
        boxes = foot(ruler, [words for _, words in ways], least=200)
        top = below(ruler, self.question, self.below, self._wide)
        room = Box(MARGIN, top, WIDE, min([600 + GAP, *(box.y for box in boxes)]) - GAP - top)
        low = [Choice(key, words, box) for (key, words), box in zip(ways, boxes, strict=True)]
        if low and low[-1].key == "back":
            low[-1] = Choice("back", _BACK, Box(MARGIN, boxes[-1].y, boxes[-1].w, boxes[-1].h))
        return [*self._answers(room), *low]

    @property
    def _wide(self) -> float:
        return WIDE - self._ways.all * _SEED_PX - GAP

    def _foot(self) -> Words:
        """What stands at the foot beside the way back, the rightmost first."""
        return ()

    @abstractmethod
    def _answers(self, room: Box) -> Sequence[Choice]:
        """The answers there are, in their room."""

    @abstractmethod
    def _answered(self, pressed: str) -> Scene:
        """Take an answer; the scene that follows."""

    def draw(self, canvas: Canvas) -> None:
        """The question, how far the welcome has come, and the way back; below it the page's own."""
        canvas.backdrop("garden")
        head(canvas, self.question, self.below, width=self._wide)
        seeds(canvas, (MARGIN + WIDE - _SEED_PX / 2 * self._ways.all, _SEEDS_Y), self._ways.done, self._ways.all)
        self._draw(canvas)
        self._buttons(canvas, ("back",), primary=False)

    @abstractmethod
    def _draw(self, canvas: Canvas) -> None:
        """What belongs to this page alone."""

    def _buttons(self, canvas: Canvas, keys: Sequence[str], primary: bool) -> None:
        for choice in self._menu.choices:
            if choice.key in keys:
                focused = self._menu.focused == choice.key
                button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), primary)
