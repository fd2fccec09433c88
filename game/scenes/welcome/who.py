"""Who plays: a picture to choose, or a name to write."""

from collections.abc import Sequence
from functools import partial

from game.model.phrase import say
from game.model.profile import Emblem
from game.ports import Box, Canvas
from game.scenes.comfort import LikeIt
from game.scenes.menu import Choice
from game.scenes.scene import Scene
from game.scenes.welcome.page import Page, Words
from game.scenes.welcome.spelling import Spelling
from game.scenes.widgets.emblems import emblem, picture_card
from game.scenes.widgets.layout import grid

_COLUMNS, _ROWS = 3, 2


class Who(Page):
    """Six pictures; those that stand for others are left out while there are any left.

    Whoever needs larger words, another language or one switch can have them before anything is asked.
    """

    name = "who"
    question = say("Who plays?")
    below = say("Choose a picture or write your name. It stays on this computer")

    def _answers(self, room: Box) -> Sequence[Choice]:
        places = grid(room, _COLUMNS, _ROWS)
        return [Choice(each.value, each.words, place) for each, place in zip(self._free, places, strict=False)]

    def _foot(self) -> Words:
        return [("write", say("Write my name")), ("comfort", say("How I like it"))]

    @property
    def _free(self) -> Sequence[Emblem]:
        return [each for each in Emblem if each not in self._guest.taken] or list(Emblem)

    def _answered(self, pressed: str) -> Scene:
        again = partial(Who, self._visit, self._guest, self._ways)
        if pressed == "comfort":
            return LikeIt(self._visit, again)
        if pressed == "write":
            mine = self._guest.profile.emblem or self._free[0]
            return Spelling(self._visit, self._guest, self._ways, mine, again)
        self._guest.tell(name="", emblem=Emblem(pressed))
        return self._ways.on()

    def _draw(self, canvas: Canvas) -> None:
        for choice in self._menu.choices:
            if choice.key in set(Emblem):
                focused, chosen = self._menu.focused == choice.key, self._guest.profile.emblem == choice.key
                art = emblem(Emblem(choice.key))
                picture_card(canvas, choice, art, focused, self._menu.hovers(choice), chosen)
        self._buttons(canvas, ("write", "comfort"), primary=False)
