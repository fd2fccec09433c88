"""The player's own page: how they are, what they said of themselves, and who plays next."""

from collections.abc import Sequence
from functools import partial

from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.advised import advised
from game.scenes.beginnings import Beginnings
from game.scenes.guest import Guest
from game.scenes.menu import Choice, Menu
from game.scenes.question import Question
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.welcome.course import Welcome
from game.scenes.widgets.buttons import button
from game.scenes.widgets.emblems import emblem
from game.scenes.widgets.layout import GAP, grid
from game.scenes.widgets.page import MARGIN, WIDE, below, foot, head

_PICTURE_W = 440.0
_SAID, _BACK = say("This is your page"), say("Back")


class Me(Scene):
    """Opened by the player's picture, wherever that is shown."""

    name = "me"

    def __init__(self, visit: Visit, guest: Guest) -> None:
        self._visit, self._guest = visit, guest
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """Whose page it is."""
        return self._guest.profile.called

    @property
    def waits(self) -> bool:
        """Until something was chosen."""
        return True

    @property
    def receives(self) -> bool:
        """A clinic has the first word."""
        return True

    def left(self) -> Scene | None:
        """To the garden."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Wait until something was chosen."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed is not None:
            self._visit.speaker.cue("press")
        if pressed == "other":
            self._guest.hands_over = True
            return None
        if pressed == "back" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        return self._page(pressed)

    def _page(self, pressed: str | None) -> Scene:
        """What another button opens; this page without any."""
        if pressed == "feelings":
            return self._question()
        if pressed == "face":
            return Beginnings(self._visit)
        if pressed == "about":
            return Welcome(self._visit, self._guest, partial(Me, self._visit, self._guest)).again
        return self

    def _question(self) -> Scene:
        visit, told = self._visit, self._visit.wellbeing
        if visit.prescription is not None:
            return Question(visit, visit.prescription, visit.home)
        return self if told is None else Question(visit, told, lambda: advised(visit, told, visit.home))

    def _choices(self) -> Sequence[Choice]:
        visit, ruler = self._visit, self._visit.ruler
        asked = [("feelings", say("How I feel today"))] if visit.prescription or visit.wellbeing else []
        face = [("face", say("Where my face is now"))] if visit.beginnings else []
        told = [*asked, *face, ("about", say("What I said of myself")), ("other", say("Somebody else plays"))]
        (back,) = foot(ruler, [_BACK], least=200)
        top = below(ruler, self._guest.profile.called, _SAID)
        room = Box(MARGIN, top, WIDE, back.y - GAP - top)
        self._picture = Box(room.x, room.y, _PICTURE_W, room.h)
        rows = grid(Box(room.x + _PICTURE_W + GAP, room.y, WIDE - _PICTURE_W - GAP, room.h), 1, len(told))
        choices = [Choice(key, words, place) for (key, words), place in zip(told, rows, strict=True)]
        return [*choices, Choice("back", _BACK, Box(MARGIN, back.y, back.w, back.h))]

    def draw(self, canvas: Canvas) -> None:
        """The picture at the left, what can be chosen at the right."""
        canvas.backdrop("garden")
        profile = self._guest.profile
        head(canvas, profile.called, _SAID)
        canvas.card(self._picture)
        canvas.glow(self._picture.center, 200, "sun", 0.8)
        canvas.art(emblem(profile.emblem), self._picture.center, min(260.0, self._picture.h - 56))
        for choice in self._menu.choices:
            button(canvas, choice.box, choice.words, self._menu.focused == choice.key, self._menu.hovers(choice),
                   primary=False)  # fmt: skip
