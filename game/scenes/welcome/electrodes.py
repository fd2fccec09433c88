"""Electrodes, or none: whoever has some is shown where they go."""

from collections.abc import Sequence

from game.model.phrase import say
from game.model.reading import known
from game.ports import Box, Canvas
from game.scenes.guest import Guest
from game.scenes.guide import Guide
from game.scenes.menu import Choice
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.welcome.page import Page, Ways
from game.scenes.widgets.emblems import picture_card
from game.scenes.widgets.layout import GAP, fit, grid

_SAID_H, _PAD = 64.0, 28.0
_DRAWN = {"some": "welcome/electrodes", "none": "welcome/camera"}


class Electrodes(Page):
    """The camera alone is enough; electrodes hear what cannot be seen."""

    name = "electrodes"
    question = say("Do you have electrodes?")
    below = say("The game works with and without them")

    def __init__(self, visit: Visit, guest: Guest, ways: Ways) -> None:
        self._said, self._hears, self._blind = "", False, False
        if visit.comfort.child:
            self.below = say("A grown-up helps you here")
        super().__init__(visit, guest, ways)

    def _answers(self, room: Box) -> Sequence[Choice]:
        """Two answers, and below them what is said of the board."""
        high = max(_SAID_H, self._visit.ruler.text_height("x") + 24)
        self._told = Box(room.x, room.y + room.h - high, room.w, high)
        none, some = grid(Box(room.x, room.y, room.w, room.h - high - GAP), 2, 1)
        yes = say("Yes: show me where they go")
        return [Choice("none", say("No, the camera alone"), none), Choice("some", yes, some)]

    def _sense(self, tick: Tick) -> None:
        """What is said of the board; once one is heard, that is the answer with the focus."""
        channels_uv = tick.reading.channels_uv
        hears = channels_uv is not None and known(channels_uv)
        self._blind = tick.camera_trouble is not None
        self._said = say("I hear your electrodes") if hears else tick.board_trouble or tick.board_notice
        if hears and not self._hears:
            self._menu.focus("some")
        self._hears = self._hears or hears

    def _answered(self, pressed: str) -> Scene:
        self._guest.tell(electrodes=pressed == "some")
        if pressed == "none":
            self._visit.without.add("board")
            return self._ways.on()
        self._guest.heard = self._guest.heard or (self._hears and not self._blind)
        return Guide(self._visit, self._ways.on)

    def _draw(self, canvas: Canvas) -> None:
        for choice in self._menu.choices:
            if choice.key in _DRAWN:
                focused = self._menu.focused == choice.key
                picture_card(canvas, choice, _DRAWN[choice.key], focused, self._menu.hovers(choice), large=True)
        if self._said:
            canvas.pill(self._told, "paper", 28, alpha=0.8)
            wide = self._told.w - 2 * _PAD
            style = fit(canvas, [self._said], wide, self._told.h - 8)
            y = self._told.center[1] - canvas.text_height(self._said, style, wide) / 2
            canvas.text(self._said, (self._told.center[0], y), style, align="center", width=wide)
