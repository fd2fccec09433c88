"""The levels a player may choose from."""

from collections.abc import Sequence

from game.model.phrase import say
from game.model.retraining import Course
from game.ports import Box, Canvas
from game.scenes.following import portion
from game.scenes.menu import Choice
from game.scenes.needs import unmet
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import arrow, button
from game.scenes.widgets.layout import GAP, end, fit, grid
from game.scenes.widgets.levels import level_row
from game.scenes.widgets.page import MARGIN

_ARROW, _LEAST, _ASIDE, _AROUND = 64.0, 64.0, 8.0, 40.0
_HIDDEN = Box(0, 0, 0, 0)
_ROWS = 4
"""So many rows there are at most."""
_TAB = "phase:"
_EARLIER, _LATER = "earlier", "later"


class LevelList:
    """A row for every level of one phase, and where there are several phases a tab for each.

    Of a long list a part is shown: the one about the focused or chosen level, or what the arrows turn to.
    """

    def __init__(self, visit: Visit, offered: Sequence[int] | None = None) -> None:
        """`offered` are the numbers of the levels to choose from, the chosen one among them; None means all of them."""
        self._visit = visit
        self._offered = range(len(visit.levels)) if offered is None else offered
        found = {visit.levels[number].phase for number in self._offered}
        self._phases = [phase for phase in Course if phase in found] if len(self._offered) > _ROWS else []
        self._tabs = self._phases if len(self._phases) > 1 else []
        self._phase = visit.levels[visit.chosen].phase
        self._sought: int | None = visit.chosen
        self._top, self._rows, self._followed = 0, 1, ""
        self._room = _HIDDEN

    @property
    def _numbers(self) -> list[int]:
        """The levels of the phase shown, by their numbers."""
        return [n for n in self._offered if not self._tabs or self._visit.levels[n].phase is self._phase]

    def choices(self, focused: str, room: Box) -> list[Choice]:
        """Every tab, and every level of the phase by its number, in a room; those out of sight have an empty place."""
        numbers, self._room = self._numbers, room
        tabs = self._tab_boxes()
        top = max(room.y, end(tabs) + GAP)
        area = Box(room.x, top, room.w, room.h - (top - room.y))
        self._rows = self._fitting(area.h, len(numbers))
        if focused != self._followed and focused.isdecimal():
            self._sought = int(focused)
        self._followed = focused
        last = max(0, len(numbers) - self._rows)
        if self._sought in numbers:
            place = numbers.index(self._sought)
            self._top = min(max(self._top, place - self._rows + 1), place)
        self._sought, self._top = None, max(0, min(self._top, last))
        beside = _ARROW + GAP if last else 0.0
        seen = list(grid(Box(area.x, area.y, area.w - beside, area.h), 1, self._rows))
        boxes = [*[_HIDDEN] * self._top, *seen, *[_HIDDEN] * len(numbers)]
        return [
            *(Choice(_TAB + phase, phase.words, box) for phase, box in zip(self._tabs, tabs, strict=True)),
            *(Choice(str(n), self._visit.levels[n].title, box) for n, box in zip(numbers, boxes, strict=False)),
            *self._arrows(area, last),
        ]

    def _tab_boxes(self) -> list[Box]:
        """Where the tabs are: all beside each other, or where words are large in more rows."""
        if not self._tabs:
            return []
        ruler, count, room = self._visit.ruler, len(self._tabs), self._room
        widest = max(ruler.text_width(phase.words, "small") for phase in self._tabs) + _AROUND
        across = max(1, min(count, int((room.w + GAP) / (widest + GAP))))
        rows = -(-count // across)
        high = max(_LEAST, ruler.text_height("x") + GAP)
        return list(grid(Box(room.x, room.y, room.w, rows * (high + GAP) - GAP), -(-count // rows), rows))[:count]

    def _fitting(self, high: float, count: int) -> int:
        """How many rows there is room for: fewer, of two lines each, where no more are needed."""
        line = self._visit.ruler.text_height("x")
        few, many = (int((high + GAP) / (max(_LEAST, n * line + GAP) + GAP)) for n in (2, 1))
        return max(1, min(_ROWS, few if few >= count else many))

    def _arrows(self, area: Box, last: int) -> list[Choice]:
        """One up where there is more above, one down where there is more below."""
        x = area.x + area.w - _ARROW
        up, down = Box(x, area.y, _ARROW, _ARROW), Box(x, area.y + area.h - _ARROW, _ARROW, _ARROW)
        return [
            *([Choice(_EARLIER, "", up)] if self._top > 0 else []),
            *([Choice(_LATER, "", down)] if self._top < last else []),
        ]

    def press(self, pressed: str | None) -> bool:
        """Turn the list, or choose a level if that was pressed; says whether one was chosen."""
        if pressed is not None and pressed.startswith(_TAB):
            self._phase, self._top = Course(pressed.removeprefix(_TAB)), 0
            self._sought = self._visit.chosen
        if pressed in {_EARLIER, _LATER}:
            turned = self._top + (self._rows if pressed == _LATER else -self._rows)
            self._top = max(0, min(turned, len(self._numbers) - self._rows))
        if pressed is None or not pressed.isdecimal():
            return False
        self._visit.chosen = int(pressed)
        return True

    def draw(self, canvas: Canvas, choices: Sequence[Choice], focused: str, above: float) -> None:
        """Draw tabs, rows in sight and arrows, and their question where there is room for it below `above`."""
        prescription = self._visit.prescription
        asked = say("What would you like to play?") if prescription is None else prescription.outlook.words
        room = self._room
        least = max(above, MARGIN)
        style = fit(canvas, [asked], room.w, room.y - _ASIDE - least)
        y = room.y - _ASIDE - canvas.text_height(asked, style, room.w)
        if y >= least:
            canvas.text(asked, (room.x, y), style, width=room.w)
        for choice in choices:
            if choice.key.startswith(_TAB):
                here = choice.key == _TAB + self._phase
                button(canvas, choice.box, choice.words, focused == choice.key, False, primary=here)
            elif choice.key in {_EARLIER, _LATER}:
                arrow(canvas, choice.box, focused == choice.key, up=choice.key == _EARLIER)
            elif choice.key.isdecimal() and choice.box is not _HIDDEN:
                level = self._visit.levels[int(choice.key)]
                words, chosen = self._visit.exercises[level.exercise].title, int(choice.key) == self._visit.chosen
                why, rounds = unmet(level, self._visit), None
                if prescription is not None:
                    dose = prescription.today.doses[level.id]
                    rounds = dose.rounds_done, dose.rounds
                level = portion(self._visit, level)
                level_row(canvas, choice.box, level, words, chosen, focused == choice.key, why, rounds)
