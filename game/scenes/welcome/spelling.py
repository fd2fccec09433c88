"""A name, written letter by letter with whatever is at hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.model.phrase import say
from game.model.profile import LONGEST_NAME, Emblem
from game.ports import Box, Canvas
from game.scenes.guest import Guest
from game.scenes.menu import Choice
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.welcome.page import Page, Ways, Words
from game.scenes.widgets.buttons import button
from game.scenes.widgets.emblems import emblem
from game.scenes.widgets.layout import GAP, grid

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "es": "abcdefghijklmnñopqrstuvwxyzáéíóúü",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ",
}
"""The letters that names are written with, by language, in its own order."""
_COLUMNS, _NAME_H, _LEAST_H = 9, 104.0, 64.0
_BLINK_S = 1.06


class Spelling(Page):
    """Letters to press, and a keyboard may be used as well: what it types is taken at once."""

    name = "spelling"
    question = say("What is your name?")
    below = say("A short one is enough")

    def __init__(self, visit: Visit, guest: Guest, ways: Ways, picture: Emblem, back: Callable[[], Scene]) -> None:
        """`picture` stands beside the name; `back` makes the page with the pictures."""
        self._given, self._picture, self._typing = guest.profile.name, picture, False
        super().__init__(visit, guest, Ways(ways.on, back, ways.done, ways.all))

    def step(self, tick: Tick) -> Scene | None:
        """Take letters from the keyboard before its keys mean anything else."""
        left = tuple(given for given in tick.inputs if given.typed is None or not self._takes(given.typed))
        return super().step(replace(tick, inputs=left))

    def _takes(self, typed: str) -> bool:
        """Write a typed letter; whether it was one. A space is one only after another."""
        if typed == " " and not self._typing:
            return False
        self._typing = typed != "\b" or self._typing
        self._write(typed)
        return True

    def _write(self, letter: str) -> None:
        if letter == "\b":
            self._given = self._given[:-1]
        elif len(self._given) < LONGEST_NAME and not (letter == " " and self._given[-1:] in {"", " "}):
            self._given += letter
        self._menu.offer(self._choices())

    def _cased(self, letter: str) -> str:
        """As it would be written next: large where a word begins."""
        large = letter.upper()
        return large if self._given[-1:] in {"", " ", "-"} and len(large) == 1 else letter

    def _answers(self, room: Box) -> Sequence[Choice]:
        """The letters below the name, in as many rows as there is room for."""
        alphabet = ALPHABETS[self._visit.ruler.language]
        high = max(_NAME_H, self._visit.ruler.text_height("x", "title") + 16)
        self._name = Box(room.x, room.y, room.w, high)
        below = Box(room.x, room.y + high + GAP, room.w, room.h - high - GAP)
        rows = int((below.h + GAP) // (_LEAST_H + GAP))
        columns = max(_COLUMNS, -(-len(alphabet) // rows))
        places = grid(below, columns, -(-len(alphabet) // columns))
        return [
            Choice(f"letter:{letter}", self._cased(letter), place)
            for letter, place in zip(alphabet, places, strict=False)
        ]

    def _foot(self) -> Words:
        done = [("done", say("That is me"))] if self._given.strip() else []
        return [*done, *([("space", say("Space")), ("erase", say("Erase"))] if self._given else [])]

    def _answered(self, pressed: str) -> Scene:
        if pressed == "done":
            self._guest.tell(name=self._given.strip(), emblem=self._picture)
            return self._ways.on()
        self._typing = False
        if pressed in {"erase", "space"}:
            self._write("\b" if pressed == "erase" else " ")
        else:
            self._write(self._cased(pressed.removeprefix("letter:")))
        return self

    def _draw(self, canvas: Canvas) -> None:
        """The name so far on its card, and the letters."""
        canvas.card(self._name)
        x, middle = self._name.x + 144, self._name.center[1]
        canvas.art(emblem(self._picture), (self._name.x + 72, middle), self._name.h - 24)
        high = canvas.text_height("x", "title")
        canvas.text(self._given, (x, middle - high / 2), "title")
        if self._t_s % _BLINK_S < _BLINK_S / 2 or self._visit.comfort.reduced_motion:
            after = x + (canvas.text_width(self._given, "title") if self._given else 0) + 6
            canvas.line([(after, middle - 0.4 * high), (after, middle + 0.4 * high)], "leaf", 4)
        for choice in self._menu.choices:
            if choice.key.startswith("letter:"):
                button(canvas, choice.box, choice.words, self._menu.focused == choice.key, self._menu.hovers(choice),
                       primary=False)  # fmt: skip
        self._buttons(canvas, ("erase", "space"), primary=False)
        self._buttons(canvas, ("done",), primary=True)
