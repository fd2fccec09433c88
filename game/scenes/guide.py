"""Where the electrodes go: first the laptop and the skin, then each place."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.model.inputs import Action
from game.model.montage import Montage, Site
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.placement import chip, head, pair, reference_chip
from game.scenes.wiring import CheckWiring

_FACE, _TEXT = Box(28, 28, 480, 664), Box(524, 188, 728, 396)
_X, _INDENT = _TEXT.x, 56.0
_TABS_Y, _BUTTONS_Y = 104.0, 616.0
_PLACES: Mapping[Site, str] = MappingProxyType(
    {
        Site.SMILE: "In the middle of the line from the corner of the mouth to the dip before the ear;"
        " the other 1 cm nearer the mouth.",
        Site.PUCKER: "1 cm below the lower lip, near its corner; the other 1 cm nearer the middle, along the lip.",
        Site.BLINK: "1 cm below the outer corner of the eye; the other 1 cm nearer the nose, a little lower."
        " Never on the lid.",
        Site.BROW: "1 cm above the middle of the brow; the other 1 cm straight above it.",
    }
)
_SKIN = (
    "Wash it with soap and water and dry it. No cream, no make-up. Then wipe each place with alcohol and let it dry;"
    " near the eye only water. Sore skin has a day off."
)
_FIRST = (
    ("Before anything else", "The laptop runs on its battery: take off the charger, the dock and the second screen."),
    ("The skin", _SKIN),
    (
        "Last of all",
        "Press each electrode on for a moment, and plug the cables in. They come off again before the charger goes in.",
    ),
)


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
        return "Where the electrodes go"

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
            self._visit.sit(self._visit.fusion.montage.next)
        elif pressed is not None:
            self._site = Site(pressed)
        if pressed is not None:
            self._visit.speaker.cue("press")
            self._menu.choices = self._choices()
        return self

    def _choices(self) -> Sequence[Choice]:
        montage, wide = self._visit.fusion.montage, 170.0
        if not self._places:
            onward = Choice("next", "Next", Box(1012, _BUTTONS_Y, 240, 76))
            return (onward, Choice("leave", "Back", Box(_X, _BUTTONS_Y, 200, 76)))
        tabs = (
            Choice(site.value, site.value.title(), Box(_X + number * (wide + 16), _TABS_Y, wide, 64))
            for number, site in enumerate(Site)
        )
        return (
            Choice("next", "Done", Box(1092, _BUTTONS_Y, 160, 76)),
            *tabs,
            Choice("first", "Back", Box(_X, _BUTTONS_Y, 112, 76)),
            Choice("montage", f"Now: {montage.words.lower()}", Box(652, _BUTTONS_Y, 236, 76)),
            Choice("check", "Check them", Box(904, _BUTTONS_Y, 172, 76)),
        )

    def draw(self, canvas: Canvas) -> None:
        """The head at the left; what to do at the right."""
        canvas.backdrop("meadow")
        canvas.card(_FACE)
        montage = self._visit.fusion.montage
        head(canvas, Box(_FACE.x, _FACE.y + 20, _FACE.w, 580), self._site, montage, self._places)
        below = "As in a mirror: your left is on the left"
        canvas.text(below, (_FACE.center[0], _FACE.y + _FACE.h - 48), "body", "ink_soft", "center")
        canvas.text("Where the electrodes go", (_X, 28), "heading")
        if self._places:
            self._draw_places(canvas, montage)
        else:
            _draw_first(canvas)
        self._menu.draw(canvas, ("next", "leave", "first", "montage", "check"))
        for choice in self._menu.choices:
            if choice.key in set(Site):
                button(canvas, choice.box, choice.words, self._menu.focused == choice.key, False,
                       choice.key == self._site)  # fmt: skip

    def _draw_places(self, canvas: Canvas, montage: Montage) -> None:
        canvas.card(_TEXT)
        x, y, wide = _TEXT.x + 24 + _INDENT, _TEXT.y + 24, _TEXT.w - 48 - _INDENT
        spots = montage.spots(self._site)
        for number, spot in enumerate(spots, 1):
            listens = spot.site is self._site
            chip(canvas, (_TEXT.x + 46, y + 16), str(number), spot.side, hollow=not listens)
            if montage.coupled is None:
                y += canvas.text(f"Your {spot.words}", (x, y), "body", spot.side.value) + 14
                continue
            purpose = "what you practise" if listens else "what should stay quiet"
            y += canvas.text(f"Your {spot.words}: {purpose}", (x, y), "body", spot.side.value)
            y += canvas.text(_PLACES[spot.site], (x, y), "body", width=wide) + 14
        if montage.coupled is None:
            y += canvas.text(f"{_PLACES[self._site]} Both sides at the same height.", (x, y), "body", width=wide) + 18
        reference_chip(canvas, (_TEXT.x + 46, y + 16))
        ground = "on the bone behind an ear" if self._site is Site.BROW else "in the middle of the forehead"
        y += canvas.text(f"The reference: one electrode {ground}.", (x, y), "body", width=wide)
        if y <= (below := Box(x, _TEXT.y + _TEXT.h - 104, wide, 88)).y:
            pair(canvas, below, spots[0].side)


def _draw_first(canvas: Canvas) -> None:
    box = Box(_TEXT.x, 104, _TEXT.w, _TEXT.y + _TEXT.h - 104)
    canvas.card(box)
    y = box.y + 24
    for title, words in _FIRST:
        y += canvas.text(title, (box.x + 28, y), "title")
        y += canvas.text(words, (box.x + 28, y), "body", width=box.w - 56) + 18
