"""Where a face is now: asked once of whoever has no clinic, so that the garden opens gently."""

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.outset import start_with
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button

_TOP, _PITCH, _HIGH, _WIDE, _GAP = 148.0, 112.0, 96.0, 604.0, 16.0
_ALL = Box(648, 616, 604, 76)
_WHY = say(
    "Your answer opens levels that are gentle enough. You can change it whenever something changes."
    " Best of all, a therapist looks at your face first."
)


class Beginnings(Scene):
    """A few big answers; each opens the levels of its beginning. A therapist who is there may see all levels."""

    name = "beginnings"

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        answers = [
            Choice(
                each.id, each.answer, Box(28 + number % 2 * (_WIDE + _GAP), _TOP + number // 2 * _PITCH, _WIDE, _HIGH)
            )
            for number, each in enumerate(visit.beginnings)
        ]
        self._menu = Menu([*answers, Choice("all", say("My therapist is here: show everything"), _ALL)])

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

    def left(self) -> Scene | None:
        """To the garden as it is."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Wait for an answer; nothing is open before."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if any(given.action is Action.BACK for given in tick.inputs):
            return None if self._visit.beginning is None else self.left()
        if pressed is None:
            return self
        self._visit.speaker.cue("press")
        start_with(self._visit, next((each for each in self._visit.beginnings if each.id == pressed), None))
        return self.left()

    def draw(self, canvas: Canvas) -> None:
        """The answers, and below them why they are asked for."""
        canvas.backdrop("garden")
        canvas.text(say("Where is your face now?"), (28, 28), "heading")
        canvas.text(say("Choose what fits best today"), (28, 82), "body", "ink_soft")
        rows = -(-len(self._visit.beginnings) // 2)
        why = Box(28, _TOP + rows * _PITCH + 8, 1224, 100)
        canvas.card(why)
        canvas.text(_WHY, (why.x + 28, why.y + 20), width=why.w - 56)
        for choice in self._menu.choices:  # none is better than another
            button(canvas, choice.box, choice.words, self._menu.focused == choice.key, self._menu.hovers(choice),
                   primary=False)  # fmt: skip
