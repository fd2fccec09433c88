"""The levels a player may choose from."""

from collections.abc import Sequence

from game.ports import Box, Canvas
from game.scenes.menu import Choice
from game.scenes.visit import Visit
from game.scenes.widgets.levels import level_row

_LIST = Box(484, 132, 768, 444)
_ROW = 92.0
_GAP = 16.0
_HIDDEN = Box(0, 0, 0, 0)
_ROWS = int((_LIST.h + _GAP) // (_ROW + _GAP))


class LevelList:
    """A row for every level; of a long list the part about the focused or chosen one is shown."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def choices(self, focused: str) -> list[Choice]:
        """Every level, by its number; those out of sight keep an empty place."""
        levels = self._visit.levels
        middle = int(focused) if focused.isdecimal() else self._visit.chosen
        top = max(0, min(middle - _ROWS // 2, len(levels) - _ROWS))

        def row(number: int) -> Box:
            shown = top <= number < top + _ROWS
            return Box(_LIST.x, _LIST.y + (number - top) * (_ROW + _GAP), _LIST.w, _ROW) if shown else _HIDDEN

        return [Choice(str(number), level.title, row(number)) for number, level in enumerate(levels)]

    def press(self, pressed: str | None) -> bool:
        """Choose a level, if that was pressed, and say whether it was."""
        if pressed is None or not pressed.isdecimal():
            return False
        self._visit.chosen = int(pressed)
        return True

    def draw(self, canvas: Canvas, choices: Sequence[Choice], focused: str) -> None:
        """Draw the rows in sight below their question."""
        canvas.text("What would you like to play?", (_LIST.x, 92), "body")
        for choice in choices:
            if choice.key.isdecimal() and choice.box is not _HIDDEN:
                level = self._visit.levels[int(choice.key)]
                words = self._visit.exercises[level.exercise].title
                level_row(canvas, choice.box, level, words, int(choice.key) == self._visit.chosen,
                          focused == choice.key)  # fmt: skip
