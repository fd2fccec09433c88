"""Where the electrodes go: first the laptop and the skin, then each place."""

from collections.abc import Sequence

from game.model.inputs import Action
from game.model.montage import Site
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes import electrodes
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.placement import head
from game.scenes.widgets.places import first, places
from game.scenes.wiring import CheckWiring

_FACE, _TEXT = Box(28, 28, 480, 664), Box(524, 188, 728, 396)
_FIRST = Box(524, 104, 728, 480)
_X = _TEXT.x
_TABS = {
    Site.SMILE: say("Smile"), Site.PUCKER: say("Pucker"), Site.BLINK: say("Blink"), Site.BROW: say("Brow"),
    Site.NOSE: say("Nose"),
}  # fmt: skip
_MIRRORED = say("As in a mirror: your left is on the left")
_TABS_Y, _BUTTONS_Y = 104.0, 616.0


class Guide(Scene):
    """Two pages for every movement and montage; shows first the level chosen and the montage kept."""

    name = "guide"

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._site = visit.exercises[visit.level.exercise].site
        self._places = False
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """Electrodes are put on."""
        return say("Where the electrodes go")

    @property
    def waits(self) -> bool:
        """Nothing happens until the player goes on."""
        return True

    def left(self) -> Scene | None:
        """Back to the choice of levels."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Turn pages, or show another movement or montage."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        back = any(given.action is Action.BACK for given in tick.inputs)
        if pressed == "leave" or (pressed == "next" and self._places):
            return self._visit.home()
        if back and not self._places:
            return self._visit.home()
        if pressed in ("next", "first") or back:
            self._places = not self._places
            self._menu = Menu(self._choices())
        elif pressed == "check":
            return CheckWiring(self._visit, self._site, self)
        elif pressed == "montage":
            electrodes.sit(self._visit, self._visit.fusion.montage.next)
        elif pressed is not None:
            self._site = Site(pressed)
        if pressed is not None:
            self._visit.speaker.cue("press")
            self._menu.choices = self._choices()
        return self

    def _choices(self) -> Sequence[Choice]:
        if not self._places:
            onward = Choice("next", say("Next"), Box(1012, _BUTTONS_Y, 240, 76))
            return (onward, Choice("leave", say("Back"), Box(_X, _BUTTONS_Y, 200, 76)))
        wide = (_TEXT.w + 16) / len(Site) - 16
        tabs = (
            Choice(site.value, _TABS[site], Box(_X + number * (wide + 16), _TABS_Y, wide, 64))
            for number, site in enumerate(Site)
        )
        return (
            Choice("next", say("Done"), Box(1092, _BUTTONS_Y, 160, 76)),
            *tabs,
            Choice("first", say("Back"), Box(_X, _BUTTONS_Y, 112, 76)),
            *self._montage(),
            Choice("check", say("Check them"), Box(904, _BUTTONS_Y, 172, 76)),
        )

    def _montage(self) -> Sequence[Choice]:
        """Goes through the montages, unless a programme says which."""
        if self._visit.prescription is not None:
            return ()
        words = say("Now: {montage}", montage=self._visit.fusion.montage.words)
        return (Choice("montage", words, Box(652, _BUTTONS_Y, 236, 76)),)

    def draw(self, canvas: Canvas) -> None:
        """The head at the left; what to do at the right."""
        canvas.backdrop("meadow")
        canvas.card(_FACE)
        montage = self._visit.fusion.montage
        head(canvas, Box(_FACE.x, _FACE.y + 20, _FACE.w, 580), self._site, montage, self._places)
        fits = canvas.text_width(_MIRRORED, "body") <= _FACE.w - 40
        at = (_FACE.center[0], _FACE.y + _FACE.h - 48)
        canvas.text(_MIRRORED, at, "body" if fits else "small", "ink_soft", "center")
        canvas.text(say("Where the electrodes go"), (_X, 28), "heading")
        if self._places:
            places(canvas, _TEXT, montage, self._site)
        else:
            first(canvas, _FIRST)
        self._menu.draw(canvas, ("next", "leave", "first", "montage", "check"))
        for choice in self._menu.choices:
            if choice.key in set(Site):
                button(canvas, choice.box, choice.words, self._menu.focused == choice.key, False,
                       choice.key == self._site)  # fmt: skip
