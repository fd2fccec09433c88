"""What a check-up found, in rows a patient and a therapist can read."""

from game.model.checkup import CheckUp, Movement
from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Align, Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.training.checkup_words import noticed, resting, ways

_CARD = Box(128, 112, 1024, 472)
_DONE = Box(508, 608, 264, 76)
_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("", 32, "left"),
    (say("Left"), 320, "right"),
    (say("Right"), 440, "right"),
    (say("Together"), 576, "right"),
)
_NOTICED_X, _ALONE_X = 624, 240
_PITCH = 60


class Checked(Scene):
    """Shown after a check-up; its figures only where scores may be shown."""

    name = "checked"

    def __init__(self, visit: Visit, found: CheckUp) -> None:
        self._visit, self._found = visit, found
        self._figures = visit.switches.show_score
        self._columns, self._noticed_x = (_COLUMNS, _NOTICED_X) if self._figures else (_COLUMNS[:1], _ALONE_X)
        self._menu = Menu([Choice("done", say("Done"), _DONE)])
        visit.speaker.cue("done")

    @property
    def caption(self) -> str:
        """It is over."""
        return say("Check-up: looking at what was found")

    @property
    def waits(self) -> bool:
        """Always."""
        return True

    def step(self, tick: Tick) -> Scene | None:
        """Wait until it was read."""
        pressed = self._menu.step(tick.inputs)
        return None if pressed or any(given.action is Action.BACK for given in tick.inputs) else self

    def draw(self, canvas: Canvas) -> None:
        """A table: a row a movement."""
        canvas.backdrop("garden")
        canvas.text(say("Your check-up"), (_CARD.x, 40), "heading")
        canvas.card(_CARD)
        for words, x, align in self._columns:
            canvas.text(words, (_CARD.x + x, _CARD.y + 24), "body", "ink_soft", align)
        canvas.text(say("Noticed"), (_CARD.x + self._noticed_x, _CARD.y + 24), "body", "ink_soft")
        for row, movement in enumerate(self._found.movements):
            self._row(canvas, _CARD.y + 74 + _PITCH * row, movement)
        said = self._visit.log.notice or (resting(self._found.resting) if self._figures else "")
        wide = _CARD.w - 64
        high = canvas.text_height(said, "body", wide)
        canvas.text(said, (_CARD.x + 32, _CARD.y + _CARD.h - 24 - high), "body", "ink_soft", width=wide)
        self._menu.draw(canvas)

    def _row(self, canvas: Canvas, y: float, movement: Movement) -> None:
        title = self._visit.exercises[movement.exercise].title
        share = movement.symmetry
        cells = (title, *ways(movement), "-" if share is None else say("{share:.0%}", share=share))
        for words, (_, x, align) in zip(cells, self._columns, strict=False):
            canvas.text(words, (_CARD.x + x, y), "body", align=align)
        canvas.text(noticed(movement), (_CARD.x + self._noticed_x, y), "body", width=_CARD.w - self._noticed_x - 32)
