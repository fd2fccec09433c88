"""The daily question: how eye and face are, whether anything hurts, how tired somebody is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.prescription import Prescription
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button

_ASKED: tuple[tuple[str, str, Sequence[tuple[StrEnum, str]]], ...] = (
    ("eye", say("How is your eye?"),
     ((Eye.CALM, say("Calm")), (Eye.DRY, say("Dry or watery")), (Eye.SORE, say("Sore, red or blurry")))),
    ("face", say("How is your face?"),
     ((Face.USUAL, say("As usual")), (Face.TIGHT, say("Tight or twitching")),
      (Face.WEAKER, say("Weaker than before")))),
    ("pain", say("Does anything hurt?"),
     ((Pain.NONE, say("No")), (Pain.LITTLE, say("A little")), (Pain.HURTS, say("Yes, it hurts")))),
    ("tiredness", say("Are you tired?"),
     ((Tiredness.FRESH, say("No")), (Tiredness.TIRED, say("A little")), (Tiredness.WORN_OUT, say("Worn out")))),
)  # fmt: skip
_TOP, _PITCH, _HIGH = 132.0, 118.0, 102.0
_FIRST_X, _WIDE, _GAP = 424.0, 256.0, 16.0
_GO, _LATER = Box(932, 620, 320, 72), Box(588, 620, 328, 72)


class Question(Scene):
    """Four answers on one screen, none of them given beforehand. It may be passed over: then only quiet levels open."""

    name = "question"

    def __init__(self, visit: Visit, prescription: Prescription, then: Callable[[], Scene]) -> None:
        """`then` makes the scene that follows."""
        self._visit, self._prescription, self._then = visit, prescription, then
        self._answers: dict[str, StrEnum] = {}
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """The day begins."""
        return say("How are you today?")

    @property
    def waits(self) -> bool:
        """Until it is answered, or passed over."""
        return True

    @property
    def receives(self) -> bool:
        """The day may be another one."""
        return True

    def left(self) -> Scene | None:
        """On, unanswered."""
        return self._then()

    def step(self, tick: Tick) -> Scene | None:
        """Take an answer; after each the next question has the focus, after the last one the way on."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed == "later" or any(given.action is Action.BACK for given in tick.inputs):
            self._prescription.pass_over()
            return self.left()
        if pressed == "go":
            self._prescription.feels(replace(Feelings(), **self._answers))  # type: ignore[arg-type]
            self._visit.speaker.cue("press")
            return self.left()
        if pressed is not None:
            name, _, place = pressed.partition(":")
            self._answers[name] = next(answers for key, _, answers in _ASKED if key == name)[int(place)][0]
            self._visit.speaker.cue("press")
            self._menu.offer(self._choices())
            open_still = [key for key, _, _ in _ASKED if key not in self._answers]
            self._menu.focus(f"{open_still[0]}:0" if open_still else "go")
        return self

    def _choices(self) -> list[Choice]:
        answers = [
            Choice(f"{name}:{place}", words, _place(row, place))
            for row, (name, _, answers) in enumerate(_ASKED)
            for place, (_, words) in enumerate(answers)
        ]
        go = [Choice("go", say("Go on"), _GO)] if len(self._answers) == len(_ASKED) else []
        return [*answers, *go, Choice("later", say("I would rather not say"), _LATER)]

    def draw(self, canvas: Canvas) -> None:
        """A card for each question, its answers beside it; those given are green."""
        canvas.backdrop("meadow")
        canvas.text(say("How are you today?"), (28, 28), "heading")
        canvas.text(say("Tell me, so that today fits you"), (28, 82), "body", "ink_soft")
        for row, (_, words, _) in enumerate(_ASKED):
            card = Box(28, _TOP + row * _PITCH, 1224, _HIGH)
            canvas.card(card)
            canvas.text(words, (card.x + 28, card.center[1] - canvas.text_height(words, "title") / 2), "title")
        for choice in self._menu.choices:
            name, _, place = choice.key.partition(":")
            if place:
                given = self._answers.get(name) is next(a for key, _, a in _ASKED if key == name)[int(place)][0]
                focused = self._menu.focused == choice.key
                button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), primary=given)
        for key in ("go", "later"):
            for choice in self._menu.choices:
                if choice.key == key:
                    button(canvas, choice.box, choice.words, self._menu.focused == key, self._menu.hovers(choice),
                           primary=key == "go")  # fmt: skip


def _place(row: int, place: int) -> Box:
    return Box(_FIRST_X + place * (_WIDE + _GAP), _TOP + row * _PITCH + (_HIGH - 64) / 2, _WIDE, 64)
