"""Before a check-up: what it will ask for today, and what it leaves alone."""

from collections.abc import Sequence

from game.model.inputs import Action
from game.model.phrase import say, together
from game.ports import Canvas
from game.scenes.checkup import CheckUp
from game.scenes.menu import Choice, Menu
from game.scenes.panel import Panel
from game.scenes.question import Question
from game.scenes.reflection import reflected
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.page import foot
from game.scenes.widgets.prompts import PROMPT, notice, prompt
from game.training import caution
from game.training.day import UNASKED
from game.training.examination import MOVEMENTS

_COUNTS = (
    "",
    say("One movement."),
    say("Two movements."),
    say("Three movements."),
    say("Four movements."),
    say("Five movements."),
)
_TOLD = say(
    "Each three times, with a rest in between: it takes two minutes. Go only as far as it goes easily."
    " Nothing is scored. Show your therapist how it was."
)
_SPARED = say("Your eyes stay open today: they need their rest.")


def unexamined(visit: Visit) -> str:
    """Why there is no check-up today, in one or two sentences; empty where there is."""
    if visit.prescription is None:
        return ""
    feelings = visit.prescription.today.feelings
    if feelings is None:
        return say("{sentence}.", sentence=UNASKED)
    return together(*caution.advice(feelings)[:2]) if caution.stills(feelings) else ""


class Invitation(Scene):
    """A check-up begins when asked to; the answers to the daily question count in it as they do in practice.

    `movements` are names of exercises, in the order in which they would be asked for.
    """

    name = "checkup"

    def __init__(self, visit: Visit, movements: Sequence[str] = MOVEMENTS) -> None:
        self._visit, self._movements = visit, movements
        self._why, self._names = unexamined(visit), self._asked()
        self._panel = Panel(None, reflected(visit))
        ways = [*self._ways_on(), ("leave", say("Leave"))]
        places = foot(visit.ruler, [words for _, words in ways], PROMPT.x, PROMPT.w, least=368)
        self._menu = Menu([Choice(key, words, box) for (key, words), box in zip(ways, places, strict=True)])
        visit.start = lambda: Invitation(visit, movements)

    @property
    def caption(self) -> str:
        """Nothing is measured yet."""
        return say("Check-up: how it goes")

    @property
    def waits(self) -> bool:
        """Until it is begun."""
        return True

    def _asked(self) -> Sequence[str]:
        """The movements that are asked for today."""
        prescription = self._visit.prescription
        feelings = None if prescription is None else prescription.today.feelings
        if feelings is None or not caution.spares_eyes(feelings):
            return self._movements
        return [name for name in self._movements if not self._visit.exercises[name].eyes_closed]

    def _ways_on(self) -> list[tuple[str, str]]:
        if not self._why:
            return [("begin", say("Begin"))] if self._names else []
        prescription = self._visit.prescription
        asks = prescription is not None and prescription.today.feelings is None
        return [("ask", say("How are you today?"))] if asks else []

    @property
    def has_panel(self) -> bool:
        """At the left."""
        return True

    def left(self) -> Scene | None:
        """Nothing was begun."""
        return None

    def step(self, tick: Tick) -> Scene | None:
        """Wait until it is wanted."""
        self._panel.watch(tick)
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        if pressed is None:
            return self
        self._visit.speaker.cue("press")
        if pressed == "ask" and self._visit.prescription is not None:
            return Question(self._visit, self._visit.prescription, self._visit.start)
        return CheckUp(self._visit, self._names)

    def draw(self, canvas: Canvas) -> None:
        """The mirror at the left; what comes, or why nothing does, at the right."""
        canvas.backdrop("meadow")
        self._panel.draw(canvas, say("Check-up"), say("resting"))
        prompt(canvas, PROMPT, say("No check-up for now") if self._why else say("A look at your face today"))
        spared = _SPARED if len(self._names) < len(self._movements) else ""
        notice(canvas, self._why or together(_COUNTS[len(self._names)], _TOLD, spared))
        self._menu.draw(canvas)
