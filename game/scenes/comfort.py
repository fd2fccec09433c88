"""How I like it: the player chooses how the game looks, sounds and moves; it is so at once."""

from collections.abc import Callable, Iterator, Sequence

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas, Style
from game.scenes.controls import Controls
from game.scenes.likings import TOPICS, Liking, Topic
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.layout import GAP, button_size, end, fit, flow, grid

_ALL = Box(28, 124, 1224, 468)
_BACK_Y, _BACK_H = 612.0, 80.0
_LOWEST = _BACK_Y - GAP / 2
_KEYS = "keys"
_PAD = 28.0
_ASKED = (0.36, 0.5, 0.6, 0.7)
"""The share of a page's width in which something is asked, the usual one first; its ways are beside it."""
Row = tuple[tuple[str, Box], list[tuple[str, str, Box]]]
"""What is asked, and where; and the key, the words and the place of each way."""


class LikeIt(Scene):
    """First all there is to choose, then a page for each; `then` makes the scene that follows."""

    name = "comfort"

    def __init__(self, visit: Visit, then: Callable[[], Scene], topic: Topic | None = None) -> None:
        self._visit, self._then, self._topic = visit, then, topic
        self._menu = Menu(self._choices())
        self._menu.focus(self._first())

    @property
    def caption(self) -> str:
        """Something is chosen."""
        return say("How I like it")

    @property
    def waits(self) -> bool:
        """Until it is as it is liked; whoever plays where nobody chooses goes on."""
        return True

    def left(self) -> Scene | None:
        """On."""
        return self._then()

    def step(self, tick: Tick) -> Scene | None:
        """Take what is chosen."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if any(given.action is Action.BACK for given in tick.inputs):
            pressed = "back"
        if pressed is not None:
            self._visit.speaker.cue("press")
        if pressed == "back":
            here, self._topic = self._topic, None
            if here is None:
                return self._then()
            self._menu = Menu(self._choices())
            self._menu.focus(here.key)
        elif pressed == _KEYS:
            return Controls(self._visit, lambda: LikeIt(self._visit, self._then))
        elif pressed is not None and self._topic is None:
            self._topic = next(topic for topic in TOPICS if topic.key == pressed)
            self._menu = Menu(self._choices())
            self._menu.focus(self._first())
        elif pressed is not None:
            self._visit.suit(self._way(pressed).of(self._visit.comfort))
        self._menu.offer(self._choices())
        return self

    def _first(self) -> str:
        """Where the focus is at first: on what is chosen now."""
        chosen = (choice.key for choice in self._menu.choices if choice.key != "back" and self._on(choice.key))
        return next(chosen, self._menu.choices[1].key)

    def _on(self, key: str) -> bool:
        return self._topic is not None and self._way(key).chosen(self._visit.comfort)

    def _way(self, key: str) -> Liking:
        matter, _, number = key.partition(":")
        return self._rows()[int(matter)][1][int(number)]

    def _rows(self) -> list[tuple[str, list[Liking]]]:
        """What is asked on this page, with its ways."""
        if self._topic is None:
            return []
        matters = self._topic.matters(self._visit.comfort, self._visit.screens())
        return [(matter.asked, list(matter.ways)) for matter in matters]

    def _choices(self) -> list[Choice]:
        words = say("Done")
        wide, high = button_size(self._visit.ruler, words, 400)
        back = Choice("back", words, Box(1252 - max(240, wide), _BACK_Y, max(240, wide), max(_BACK_H, high)))
        if self._topic is None:
            places = grid(_ALL, 3, 4)
            return [
                back,
                *(Choice(topic.key, topic.title, place) for topic, place in zip(TOPICS, places, strict=False)),
                Choice(_KEYS, say("Keys"), next(places)),
            ]
        return [back, *(Choice(key, words, box) for _, ways in self._laid_out() for key, words, box in ways)]

    def _style(self, asked: str, wide: float) -> Style:
        """A question of more than two lines is set smaller."""
        ruler = self._visit.ruler
        return fit(ruler, [asked], wide, 2 * ruler.text_height("x"))

    def _laid_out(self) -> Sequence[Row]:
        """What is asked and where, and beside it the ways; what is asked has more of the width where it is long."""
        tried = [list(self._beside(share)) for share in _ASKED]
        return next((laid for laid in tried if self._low(laid) <= _LOWEST), tried[0])

    def _low(self, laid: Sequence[Row]) -> float:
        """Where the card of a page ends."""
        said = "" if self._topic is None else self._topic.said
        return end([box for (_, box), _ in laid]) + (1.5 * GAP + self._high(said) if said else 0.0) + _PAD

    def _high(self, said: str) -> float:
        """How high it is, said below all that is asked."""
        return self._visit.ruler.text_height(said, "body", _ALL.w - 2 * _PAD)

    def _beside(self, share: float) -> Iterator[Row]:
        """Ways one below the other where they are many."""
        y = _ALL.y + _PAD
        x = _ALL.x + _ALL.w * share
        for row, (asked, ways) in enumerate(self._rows()):
            words = [way.words for way in ways]
            boxes = flow(self._visit.ruler, words, Box(x, y, _ALL.x + _ALL.w - _PAD - x, 0))
            keyed = [(f"{row}:{n}", said, box) for n, (said, box) in enumerate(zip(words, boxes, strict=True))]
            wide = x - _ALL.x - 2 * _PAD
            low = max(end(boxes), y + self._visit.ruler.text_height(asked, self._style(asked, wide), wide))
            yield (asked, Box(_ALL.x + _PAD, y, wide, low - y)), keyed
            y = low + 1.5 * GAP

    def draw(self, canvas: Canvas) -> None:
        """All topics, or one page."""
        canvas.backdrop("meadow")
        title = say("How I like it") if self._topic is None else self._topic.title
        canvas.text(title, (28, _ALL.y / 2 - canvas.text_height(title, "heading") / 2), "heading")
        if self._topic is None:
            self._menu.draw(canvas, ("back",))
            for choice in self._menu.choices[1:]:
                focused, hovered = self._menu.focused == choice.key, self._menu.hovers(choice)
                button(canvas, choice.box, choice.words, focused, hovered, False, f"topics/{choice.key}")
            return
        laid = self._laid_out()
        said, low = self._topic.said, self._low(laid)
        if said and low > _LOWEST:
            said, low = "", low - 1.5 * GAP - self._high(said)
        canvas.card(Box(_ALL.x, _ALL.y, _ALL.w, low - _ALL.y))
        at = (_ALL.x + _PAD, end([box for (_, box), _ in laid]) + 1.5 * GAP)
        canvas.text(said, at, "body", "ink_soft", width=_ALL.w - 2 * _PAD)
        for (asked, box), ways in laid:
            first = ways[0][2]
            style = self._style(asked, box.w)
            line = canvas.text_height(asked, style, box.w)
            canvas.text(asked, (box.x, box.y + max(0.0, (first.h - line) / 2)), style, width=box.w)
        for choice in self._menu.choices[1:]:
            focused = self._menu.focused == choice.key
            button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), self._on(choice.key))
        self._menu.draw(canvas, ("back",))
