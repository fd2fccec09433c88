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
from game.scenes.widgets.levels import level_row

_LIST = Box(484, 132, 768, 444)
_ASKED_Y = 92.0
_TAB_H, _GAP, _ARROW = 64.0, 16.0, 64.0
_HIDDEN = Box(0, 0, 0, 0)
ROWS = 4
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
        self._phases = [phase for phase in Course if phase in found] if len(self._offered) > ROWS else []
        self._tabs = self._phases if len(self._phases) > 1 else []
        self._phase = visit.levels[visit.chosen].phase
        self._top, self._followed = 0, ""
        self._show(visit.chosen)

    @property
    def _numbers(self) -> list[int]:
        """The levels of the phase shown, by their numbers."""
        return [n for n in self._offered if not self._tabs or self._visit.levels[n].phase is self._phase]

    def _show(self, number: int) -> None:
        """Turn to where a level is in sight."""
        place, last = self._numbers.index(number), len(self._numbers) - ROWS
        self._top = max(0, min(self._top, place, last), min(place - ROWS + 1, last))

    def choices(self, focused: str) -> list[Choice]:
        """Every tab, and every level of the phase by its number; those out of sight keep an empty place."""
        numbers = self._numbers
        if focused != self._followed and focused.isdecimal() and int(focused) in numbers:
            self._show(int(focused))
        self._followed = focused
        wide = (_LIST.w + _GAP) / max(1, len(self._tabs)) - _GAP
        tabs = [
            Choice(_TAB + phase, phase.words, Box(_LIST.x + at * (wide + _GAP), _LIST.y, wide, _TAB_H))
            for at, phase in enumerate(self._tabs)
        ]
        rows = [
            Choice(str(number), self._visit.levels[number].title, self._row(place))
            for place, number in enumerate(numbers)
        ]
        return [*tabs, *rows, *self._arrows()]

    def _area(self) -> Box:
        down = _TAB_H + _GAP if self._tabs else 0.0
        return Box(_LIST.x, _LIST.y + down, _LIST.w - (_ARROW + _GAP if self._long else 0), _LIST.h - down)

    @property
    def _long(self) -> bool:
        return len(self._numbers) > ROWS

    def _row(self, place: int) -> Box:
        if not self._top <= place < self._top + ROWS:
            return _HIDDEN
        area = self._area()
        pitch = (area.h + _GAP) / ROWS
        return Box(area.x, area.y + (place - self._top) * pitch, area.w, pitch - _GAP)

    def _arrows(self) -> list[Choice]:
        if not self._long:
            return []
        area = self._area()
        x = area.x + area.w + _GAP
        up, down = Box(x, area.y, _ARROW, _ARROW), Box(x, area.y + area.h - _ARROW, _ARROW, _ARROW)
        before, after = self._top > 0, self._top < len(self._numbers) - ROWS
        return [*([Choice(_EARLIER, "", up)] if before else []), *([Choice(_LATER, "", down)] if after else [])]

    def press(self, pressed: str | None) -> bool:
        """Turn the list, or choose a level if that was pressed; says whether one was chosen."""
        if pressed is not None and pressed.startswith(_TAB):
            self._phase, self._top = Course(pressed.removeprefix(_TAB)), 0
            if self._visit.chosen in self._numbers:
                self._show(self._visit.chosen)
        if pressed in {_EARLIER, _LATER}:
            turned = self._top + (ROWS if pressed == _LATER else -ROWS)
            self._top = max(0, min(turned, len(self._numbers) - ROWS))
        if pressed is None or not pressed.isdecimal():
            return False
        self._visit.chosen = int(pressed)
        return True

    def draw(self, canvas: Canvas, choices: Sequence[Choice], focused: str) -> None:
        """Draw tabs, rows in sight and arrows below their question."""
        prescription = self._visit.prescription
        asked = say("What would you like to play?") if prescription is None else prescription.outlook.words
        if canvas.text_height(asked, "body") <= _LIST.y - _ASKED_Y:  # large words have no room for it
            canvas.text(asked, (_LIST.x, _ASKED_Y), "body")
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
