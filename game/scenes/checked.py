"""What a check-up found, in rows a patient and a therapist can read."""

from collections.abc import Sequence

from game.model.checkup import CheckUp, Movement
from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas, Point, Role
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import pages, turned_to
from game.scenes.widgets.page import below, foot, head
from game.training.checkup_words import noticed, resting, ways

_TITLE, _MORE, _DONE = say("Your check-up"), say("More"), say("Done")
_HEADS = (say("Left"), say("Right"), say("Together"))
_NOTICED = say("Noticed")
_PAD, _BETWEEN, _ROW = 32.0, 32.0, 60.0
_WIDE, _WIDEST = 1024.0, 1224.0


class Checked(Scene):
    """Shown after a check-up; its figures only where scores may be shown. Large words take several pages."""

    name = "checked"

    def __init__(self, visit: Visit, found: CheckUp) -> None:
        self._visit, self._found = visit, found
        self._figures = visit.switches.show_score
        self._wide = min(_WIDEST, _WIDE * visit.comfort.size)
        self._page = 0
        self._menu = Menu(self._choices())
        visit.speaker.cue("done")

    @property
    def _x(self) -> float:
        return 640 - self._wide / 2

    def _choices(self) -> list[Choice]:
        words = [("done", _DONE), *([("more", _MORE)] if len(self._pages()) > 1 else [])]
        places = foot(self._visit.ruler, [said for _, said in words], self._x, self._wide, least=264)
        return [Choice(key, said, place) for (key, said), place in zip(words, places, strict=True)]

    def _cells(self, movement: Movement) -> list[str]:
        """A movement's name, and its figures if they may be shown."""
        share = movement.symmetry
        title = self._visit.exercises[movement.exercise].title
        if not self._figures:
            return [title]
        return [title, *ways(movement), "-" if share is None else say("{share:.0%}", share=share)]

    def _columns(self) -> list[float]:
        """Where each column begins, in the card: its figures' right edges, and what was noticed last."""
        ruler, table = self._visit.ruler, [self._cells(movement) for movement in self._found.movements]
        heads = ["", *_HEADS] if self._figures else [""]
        wides = [max(ruler.text_width(each) for each in column) for column in zip(heads, *table, strict=True)]
        return [sum(wides[: number + 1]) + _BETWEEN * (number + 1) for number in range(len(wides))]

    def _noticed_wide(self) -> float:
        return self._wide - 2 * _PAD - self._columns()[-1]

    @property
    def _said(self) -> str:
        return self._visit.log.notice or (resting(self._found.resting) if self._figures else "")

    def _heights(self) -> list[float]:
        """How high each row is; last of all what is said besides."""
        ruler, wide = self._visit.ruler, self._noticed_wide()
        rows = [max(_ROW, ruler.text_height(noticed(each), "body", wide) + 12) for each in self._found.movements]
        return [*rows, *([ruler.text_height(self._said, "body", self._wide - 2 * _PAD) + 8] if self._said else [])]

    @property
    def _card(self) -> Box:
        ruler = self._visit.ruler
        top = below(ruler, _TITLE, width=self._wide, least=112)
        return Box(self._x, top, self._wide, foot(ruler, [_DONE, _MORE])[0].y - 24 - top)

    def _pages(self) -> list[range]:
        head_high = self._visit.ruler.text_height("x") + 20
        return pages(self._heights(), self._card.h - head_high - 24, 0)

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
        self._menu.offer(self._choices())
        pressed = self._menu.step(tick.inputs)
        if pressed == "more":
            last = self._page + 1 >= len(self._pages())
            self._page = 0 if last else self._page + 1
            return self
        return None if pressed or any(given.action is Action.BACK for given in tick.inputs) else self

    def draw(self, canvas: Canvas) -> None:
        """A table: a row a movement."""
        canvas.backdrop("garden")
        head(canvas, _TITLE, x=self._x, width=self._wide)
        card, columns = self._card, self._columns()
        canvas.card(card)
        x, y, heights = card.x + _PAD, card.y + 16, self._heights()
        if self._figures:
            self._draw_figures(canvas, (x, y), _HEADS, columns, "ink_soft")
        y += canvas.text(_NOTICED, (x + columns[-1], y), "body", "ink_soft") + 8
        for number in turned_to(self._pages(), self._page):
            if number < len(self._found.movements):
                self._row(canvas, (x, y + 6), self._found.movements[number], columns)
            else:
                canvas.text(self._said, (x, y + 4), "body", "ink_soft", width=card.w - 2 * _PAD)
            y += heights[number]
        self._menu.draw(canvas)

    def _draw_figures(
        self, canvas: Canvas, at: Point, figures: Sequence[str], columns: Sequence[float], role: Role
    ) -> None:
        """Both sides', the left one's at the left, and what they come to together."""
        for begin, numbers in ((0, (1, 2)), (2, (3,))):
            wide = columns[numbers[-1]] - _BETWEEN - columns[begin]
            on = canvas.unturned(Box(at[0] + columns[begin], at[1], wide, _ROW))
            for number in numbers:
                on.text(figures[number - 1], (at[0] + columns[number] - _BETWEEN, at[1]), "body", role, "right")

    def _row(self, canvas: Canvas, at: Point, movement: Movement, columns: Sequence[float]) -> None:
        title, *figures = self._cells(movement)
        canvas.text(title, at, "body")
        if figures:
            self._draw_figures(canvas, at, figures, columns, "ink")
        canvas.text(noticed(movement), (at[0] + columns[-1], at[1]), "body", width=self._noticed_wide())
