"""Where the electrodes go: first the laptop and the skin, then each place."""

from collections.abc import Callable, Sequence

from game.model.inputs import Action
from game.model.montage import Site
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes import electrodes
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.layout import GAP, end, fit, flow, grid
from game.scenes.widgets.page import below, foot
from game.scenes.widgets.page import head as title
from game.scenes.widgets.placement import head
from game.scenes.widgets.places import beforehand, described, first, places
from game.scenes.wiring import CheckWiring

_FACE, _SLIM = Box(28, 28, 480, 664), Box(28, 28, 372, 664)
"""The drawn head's card; the slim one is for large words."""
_RIGHT = 1252.0
_TITLE = say("Where the electrodes go")
_TABS = {
    Site.SMILE: say("Smile"), Site.PUCKER: say("Pucker"), Site.BLINK: say("Blink"), Site.BROW: say("Brow"),
    Site.NOSE: say("Nose"),
}  # fmt: skip
_FOR_GROWN_UPS = say("For a grown-up: where the electrodes go")
_MIRRORED = say("As in a mirror: your left is on the left")
_NEXT, _BACK, _CHECK = say("Next"), say("Back"), say("Check them")
_LARGE = 1.3


class Guide(Scene):
    """What comes first, then every movement and montage: first the level chosen and the montage kept."""

    name = "guide"

    def __init__(self, visit: Visit, then: Callable[[], Scene | None] | None = None) -> None:
        """`then` makes the scene that follows, else the levels are chosen."""
        self._visit, self._then = visit, then
        self._site = visit.exercises[visit.level.exercise].site
        self._page = 0
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """Electrodes are put on."""
        return _TITLE

    @property
    def waits(self) -> bool:
        """Nothing happens until the player goes on."""
        return True

    def left(self) -> Scene | None:
        """Back to the choice of levels, or on."""
        return self._visit.home() if self._then is None else self._then()

    def step(self, tick: Tick) -> Scene | None:
        """Turn pages, or show another movement or montage."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        self._lay_out()
        pressed = self._menu.step(tick.inputs)
        back = any(given.action is Action.BACK for given in tick.inputs)
        last = self._page == self._before + self._after - 1
        if pressed == "leave" or (pressed == "next" and last) or (back and not self._page):
            return self.left()
        if pressed in ("next", "first") or back:
            self._page += 1 if pressed == "next" else -1
            self._menu = Menu(self._choices())
        elif pressed == "check":
            return CheckWiring(self._visit, self._site, self)
        elif pressed == "montage":
            electrodes.sit(self._visit, self._visit.fusion.montage.next)
        elif pressed is not None:
            self._site = Site(pressed)
        if pressed is not None:
            self._visit.speaker.cue("press")
            self._lay_out()
        return self

    def _lay_out(self) -> None:
        """As words and window are now: with either, or another movement, there may be fewer pages."""
        self._page = min(self._page, self._before + self._after - 1)
        self._menu.offer(self._choices())

    @property
    def _face(self) -> Box:
        return _SLIM if self._visit.comfort.size > _LARGE else _FACE

    @property
    def _wide(self) -> float:
        return _RIGHT - self._x

    @property
    def _title(self) -> str:
        """Nobody puts electrodes on as a child alone."""
        return _FOR_GROWN_UPS if self._visit.comfort.child else _TITLE

    @property
    def _top(self) -> float:
        """Where the room below the heading begins."""
        return below(self._visit.ruler, self._title, width=self._wide, least=104)

    @property
    def _x(self) -> float:
        return self._face.x + self._face.w + GAP

    @property
    def _before(self) -> int:
        """How many pages come before the places."""
        return len(beforehand(self._visit.ruler, self._card(places=False))[1])

    @property
    def _after(self) -> int:
        """How many pages of places there are."""
        return len(described(self._visit.ruler, self._card(places=True), self._visit.fusion.montage, self._site)[1])

    def _card(self, *, places: bool) -> Box:
        """Where it is written: below the tabs, if there are any, and above the buttons."""
        ruler = self._visit.ruler
        top = end(self._tabs()) + 20 if places else self._top
        words = [_NEXT, *([_CHECK, self._montage[1], _BACK] if places else [])]
        return Box(self._x, top, self._wide, foot(ruler, words, self._x, self._wide, 112)[0].y - 24 - top)

    def _tabs(self) -> list[Box]:
        ruler, y, wide = self._visit.ruler, self._top, self._wide
        each = (wide + GAP) / len(_TABS) - GAP
        if all(ruler.text_width(words) <= each - 24 for words in _TABS.values()):
            return list(grid(Box(self._x, y, wide, 64), len(_TABS), 1))
        return flow(ruler, list(_TABS.values()), Box(self._x, y, wide, 0))

    def _choices(self) -> Sequence[Choice]:
        place, last = self._page - self._before, self._page == self._before + self._after - 1
        onward: tuple[str, str] = ("next", say("Done") if last else _NEXT)
        if place < 0:
            return self._at_foot([onward, ("first" if self._page else "leave", _BACK)])
        ways: list[tuple[str, str]] = [onward, *([("check", _CHECK)] if last else [])]
        ways += [self._montage] if place == 0 and self._visit.prescription is None else []
        first, *others = self._at_foot([*ways, ("first", _BACK)])
        tabs = [Choice(site.value, words, box) for (site, words), box in zip(_TABS.items(), self._tabs(), strict=True)]
        return [first, *tabs, *reversed(others)]

    def _at_foot(self, ways: Sequence[tuple[str, str]]) -> list[Choice]:
        boxes = foot(self._visit.ruler, [words for _, words in ways], self._x, self._wide, least=112)
        return [Choice(key, words, box) for (key, words), box in zip(ways, boxes, strict=True)]

    @property
    def _montage(self) -> tuple[str, str]:
        """Goes through the montages, unless a programme says which."""
        return "montage", say("Now: {montage}", montage=self._visit.fusion.montage.words)

    def draw(self, canvas: Canvas) -> None:
        """The head at the left; what to do at the right."""
        canvas.backdrop("meadow")
        face, montage, place = self._face, self._visit.fusion.montage, self._page - self._before
        canvas.card(face)
        style = fit(canvas, [_MIRRORED], face.w - 40, canvas.text_height("x"))
        said = canvas.text_height(_MIRRORED, style, face.w - 40)
        drawn = min(580.0, face.h - 32 - said, (face.w - 20) * 1.3)
        head(canvas, Box(face.x, face.y + 20, face.w, drawn), self._site, montage, place >= 0)
        at = (face.center[0], face.y + face.h - 16 - said)
        canvas.text(_MIRRORED, at, style, "ink_soft", "center", face.w - 40)
        title(canvas, self._title, x=self._x, width=self._wide)
        if place >= 0:
            places(canvas, self._card(places=True), montage, self._site, place)
        else:
            first(canvas, self._card(places=False), self._page)
        for choice in self._menu.choices:
            primary = choice.key == self._site if choice.key in set(Site) else choice.key == "next"
            focused = self._menu.focused == choice.key
            button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), primary)
