"""The sticker book: what was given in thanks so far, sheet by sheet; what is still to come is only faint."""

from collections.abc import Callable, Mapping, Sequence

from game.errors import StoreError
from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.header import header
from game.scenes.widgets.layout import GAP
from game.scenes.widgets.page import MARGIN, WIDE, foot
from game.scenes.widgets.stickers import sheet
from game.training.stickers import Sheet, Sticker, earned, stickers

_HEADER = Box(MARGIN, 8, WIDE, 108)
_WIDE = (WIDE + GAP) / 4 - GAP
_TAB = "sheet:"


class StickerBook(Scene):
    """Opened from the results or from the garden; `back` makes the scene to go back to."""

    name = "stickers"

    def __init__(self, visit: Visit, back: Callable[[], Scene]) -> None:
        self._visit, self._back = visit, back
        self._stickers = stickers(visit.exercises, visit.minigames)
        self._earned = _earned(visit)
        self._sheet = Sheet.MOVEMENTS
        ways = [("back", say("Back")), *((f"{_TAB}{each}", each.words) for each in reversed(Sheet))]
        boxes = foot(visit.ruler, [words for _, words in ways], least=_WIDE)
        leave, *tabs = [Choice(key, words, box) for (key, words), box in zip(ways, boxes, strict=True)]
        self._menu = Menu([leave, *reversed(tabs)])

    @property
    def caption(self) -> str:
        """The book is open."""
        return say("Looking at the stickers")

    @property
    def waits(self) -> bool:
        """Until it is closed."""
        return True

    def left(self) -> Scene | None:
        """Where it was opened."""
        return self._back()

    def step(self, tick: Tick) -> Scene | None:
        """Turn its pages, or close it."""
        pressed = self._menu.step(tick.inputs) or ""
        if pressed == "back" or any(given.action is Action.BACK for given in tick.inputs):
            return self._back()
        if pressed.startswith(_TAB):
            self._visit.speaker.cue("press")
            self._sheet = Sheet(pressed.removeprefix(_TAB))
        return self

    @property
    def _page(self) -> Box:
        top = _HEADER.y + _HEADER.h + GAP / 2
        return Box(MARGIN, top, WIDE, self._menu.choices[0].box.y - GAP - top)

    def draw(self, canvas: Canvas) -> None:
        """One sheet on a card, and the tabs below."""
        canvas.backdrop("garden")
        header(canvas, _HEADER, say("My stickers"))
        shown = [each for each in self._stickers if each.sheet is self._sheet]
        sheet(canvas, self._page, shown, self._earned)
        for choice in self._menu.choices:
            here = choice.key == f"{_TAB}{self._sheet}"
            focused, hovered = self._menu.focused == choice.key, self._menu.hovers(choice)
            button(canvas, choice.box, choice.words, focused, hovered, primary=here or choice.key == "back")


def new_ones(visit: Visit) -> Sequence[Sticker]:
    """What the level that was just played has brought; nothing where the disk refuses."""
    begun = visit.log.visit
    if begun is None:
        return ()
    found = _earned(visit)
    return [each for each in stickers(visit.exercises, visit.minigames) if found.get(each.key, 0) >= begun]


def _earned(visit: Visit) -> Mapping[str, int]:
    try:
        return earned(visit.log.store.firsts(), visit.library)
    except StoreError as refusal:
        visit.log.notice = str(refusal)
        return {}
