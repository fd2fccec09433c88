"""The daily question: how eye and face are, whether anything hurts, how tired somebody is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.inputs import Action
from game.model.phrase import Phrase, say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.prescription import Prescription
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.wellbeing import Wellbeing
from game.scenes.widgets.buttons import PICTURE, button
from game.scenes.widgets.layout import GAP, end, flow, pages, turned_to
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head

_ASKED: tuple[tuple[str, Phrase, Sequence[tuple[StrEnum, Phrase]]], ...] = (
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
_TITLE, _SAID = say("How are you today?"), say("Tell me, so that today fits you")
_GO, _BEFORE, _LATER = say("Go on"), say("Back"), say("I would rather not say")
_HIGH, _PAD, _SPLIT, _WIDE = 102.0, 28.0, 396.0, 256.0
"""A question's card; where its answers begin beside it, and how wide they are."""


class Question(Scene):
    """Four answers on one screen, none of them given beforehand. It may be passed over: then only quiet levels open."""

    name = "question"

    def __init__(self, visit: Visit, prescription: Prescription | Wellbeing, then: Callable[[], Scene]) -> None:
        """`prescription`, or without one how somebody is, takes the answers; `then` makes the scene that follows."""
        self._visit, self._prescription, self._then = visit, prescription, then
        self._answers: dict[str, StrEnum] = {}
        self._page = 0
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """The day begins."""
        return "How are you today?"

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
        self._lay_out()
        pressed = self._menu.step(tick.inputs)
        if pressed == "later" or any(given.action is Action.BACK for given in tick.inputs):
            self._prescription.pass_over()
            return self.left()
        if pressed == "go":
            self._prescription.feels(replace(Feelings(), **self._answers))  # type: ignore[arg-type]
            self._visit.speaker.cue("press")
            return self.left()
        if pressed is not None:
            self._visit.speaker.cue("press")
            self._turn(pressed)
        return self

    def _lay_out(self) -> None:
        """As the window is now: in another one there may be fewer pages."""
        self._page = min(self._page, len(self._pages()) - 1)
        self._menu.offer(self._choices())

    def _turn(self, pressed: str) -> None:
        """Take an answer, and turn to the next page once a page has all of its own."""
        if pressed == "before":
            self._page -= 1
        else:
            name, _, place = pressed.partition(":")
            self._answers[name] = _answer(name, int(place))
            pages = self._pages()
            if not self._open(pages[self._page]) and self._page + 1 < len(pages):
                self._page += 1
        self._menu.offer(self._choices())
        still = self._open(self._pages()[self._page])
        self._menu.focus(f"{still[0]}:0" if still else "go" if not self._open(range(len(_ASKED))) else "later")

    def _open(self, page: Iterable[int]) -> list[str]:
        """Which of a page's questions have no answer yet."""
        return [_ASKED[number][0] for number in page if _ASKED[number][0] not in self._answers]

    @property
    def _is_beside(self) -> bool:
        """Whether answers are beside their questions: all of them, or none."""
        ruler = self._visit.ruler
        return all(
            ruler.text_width(asked, "title") <= _SPLIT - _PAD - 8
            and all(ruler.text_width(words, "small") <= _WIDE - 40 for _, words in answers)
            for _, asked, answers in _ASKED
        )

    def _block(self, number: int, y: float) -> tuple[Box, list[Box]]:
        """A question's card, and the places of its answers: beside it, or below it where words are large."""
        ruler, (_, asked, answers) = self._visit.ruler, _ASKED[number]
        words = [words for _, words in answers]
        if self._is_beside:
            tall = max(64.0, ruler.text_height("x") + GAP)
            high = tall + _HIGH - 64
            x = MARGIN + _SPLIT
            places = [Box(x + n * (_WIDE + GAP), y + (high - tall) / 2, _WIDE, tall) for n in range(len(words))]
            return Box(MARGIN, y, WIDE, high), places
        high = ruler.text_height(asked, "title", WIDE - 2 * _PAD)
        places = flow(ruler, words, Box(MARGIN + _PAD, y + 20 + high, WIDE - 2 * _PAD, 0), beside=PICTURE)
        return Box(MARGIN, y, WIDE, end(places) + 20 - y), places

    def _pages(self) -> list[range]:
        top = below(self._visit.ruler, _TITLE, _SAID)
        heights = [self._block(number, 0)[0].h for number in range(len(_ASKED))]
        return pages(heights, self._foot([_GO, _BEFORE, _LATER])[0].y - GAP - top)

    def _foot(self, words: Sequence[str]) -> list[Box]:
        return foot(self._visit.ruler, words, least=240)

    def _blocks(self) -> list[tuple[int, Box, list[Box]]]:
        """The page's questions, with their places."""
        blocks, y = [], below(self._visit.ruler, _TITLE, _SAID)
        for number in turned_to(self._pages(), self._page):
            card, places = self._block(number, y)
            blocks.append((number, card, places))
            y += card.h + GAP
        return blocks

    def _choices(self) -> list[Choice]:
        answers = [
            Choice(f"{_ASKED[number][0]}:{at}", words, place)
            for number, _, places in self._blocks()
            for at, ((_, words), place) in enumerate(zip(_ASKED[number][2], places, strict=True))
        ]
        ways = [("go", _GO)] if not self._open(range(len(_ASKED))) else []
        ways += [("before", _BEFORE)] if self._page else []
        ways.append(("later", _LATER))
        boxes = self._foot([words for _, words in ways])
        return [*answers, *(Choice(key, words, box) for (key, words), box in zip(ways, boxes, strict=True))]

    def draw(self, canvas: Canvas) -> None:
        """A card for each question, its answers on it; those given are green."""
        canvas.backdrop("meadow")
        head(canvas, _TITLE, _SAID)
        for number, card, _ in self._blocks():
            canvas.card(card)
            asked = _ASKED[number][1]
            wide = _SPLIT - _PAD - 8 if self._is_beside else WIDE - 2 * _PAD
            high = canvas.text_height(asked, "title", wide)
            y = card.center[1] - high / 2 if self._is_beside else card.y + 12
            canvas.text(asked, (card.x + _PAD, y), "title", width=wide)
        for choice in self._menu.choices:
            name, _, place = choice.key.partition(":")
            given = choice.key == "go" or (bool(place) and self._answers.get(name) is _answer(name, int(place)))
            focused = self._menu.focused == choice.key
            art = f"answers/{name}-{place}" if place else ""
            button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), given, art)


def _answer(name: str, place: int) -> StrEnum:
    return next(answers for key, _, answers in _ASKED if key == name)[place][0]
