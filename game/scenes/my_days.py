"""The results' last page: today beside the own days before it. Nobody else's days are ever shown."""

from game.errors import StoreError
from game.model.level import Level
from game.ports import Box, Canvas
from game.scenes.came_of_it import PAGE
from game.scenes.visit import Visit
from game.scenes.widgets import days
from game.training.own_days import MOST_DAYS, OwnDays, own_days

_GAP = 16.0


class MyDays:
    """Reads a level's days once."""

    def __init__(self, visit: Visit, level: Level) -> None:
        self._notice, self._found = visit.log.notice, OwnDays((), None)
        if not self._notice:  # what is not written yet cannot be today
            try:
                self._found = own_days(visit.log.store.days(level.id, MOST_DAYS))
            except StoreError as refusal:
                self._notice = str(refusal)

    def draw(self, canvas: Canvas) -> None:
        """A card for each part there is something to tell of."""
        if self._notice:
            canvas.card(PAGE)
            canvas.text(self._notice, (PAGE.x + 28, PAGE.y + 28), width=PAGE.w - 56)
            return
        parts = self._found.parts
        wide = (PAGE.w + _GAP) / len(parts) - _GAP
        for number, part in enumerate(parts):
            days.own_days(canvas, Box(PAGE.x + number * (wide + _GAP), PAGE.y, wide, PAGE.h), self._found, part)
