"""A child, or a grown-up."""

from collections.abc import Sequence
from dataclasses import replace

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice
from game.scenes.outset import childs, start_with
from game.scenes.scene import Scene
from game.scenes.welcome.page import Page
from game.scenes.widgets.emblems import picture_card
from game.scenes.widgets.layout import grid

_CHILDS_TEXT = 1.5
_DRAWN = {"child": "welcome/sprout", "adult": "welcome/tree"}


class Grown(Page):
    """For a child words are larger, and the children's levels are open, unless a programme says what is."""

    name = "grown"
    question = say("How big are you?")
    below = say("So that everything fits you")

    def _answers(self, room: Box) -> Sequence[Choice]:
        first, second = grid(room, 2, 1)
        return [Choice("child", say("I am a child"), first), Choice("adult", say("I am a grown-up"), second)]

    def _answered(self, pressed: str) -> Scene:
        visit, is_child = self._visit, pressed == "child"
        liked, was_child = visit.comfort, visit.comfort.child
        text = max(liked.text, _CHILDS_TEXT) if is_child else 1.0 if was_child else liked.text
        if (is_child, text) != (was_child, liked.text):
            visit.suit(replace(liked, child=is_child, text=text))
        self._guest.tell(child=is_child)
        if is_child and (self._guest.comes_first or visit.beginning is None) and (beginning := childs(visit)):
            start_with(visit, beginning)
        return self._ways.on()

    def _draw(self, canvas: Canvas) -> None:
        for choice in self._menu.choices:
            if choice.key in _DRAWN:
                focused = self._menu.focused == choice.key
                picture_card(canvas, choice, _DRAWN[choice.key], focused, self._menu.hovers(choice), large=True)
