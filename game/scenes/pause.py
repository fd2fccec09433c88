"""A pause: by choice, or because a device or the face is gone; then it ends by itself."""

from collections.abc import Callable

from game.model.inputs import Action
from game.ports import Box, Canvas, Style
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.prompts import PROMPT, prompt

_CARD = Box(484, 136, 768, 384)
_BUTTONS_Y = _CARD.y + _CARD.h - 104
_MOST_PX = 180.0
_WIDE = (_CARD.w - 80 - 2 * 16) / 3
_KEYS = {"on": "Go on", "wait": "Wait", "without": "Without it", "leave": "Leave"}


class Pause(Scene):
    """Holds a scene still. `back` says in each step whether what was missing is back; None waits for the player."""

    name = "pause"

    def __init__(self, under: Scene, words: str, visit: Visit, back: Callable[[Tick], bool] | None = None) -> None:
        self._under, self._words, self._visit, self._back = under, words, visit, back
        self._menu = Menu(_choices("on" if back is None else "wait", "leave"))
        visit.speaker.tone(None)
        visit.speaker.cue("pause")

    @property
    def caption(self) -> str:
        """Why nothing goes on."""
        return self._words

    @property
    def stuck_on(self) -> str:
        """What is missing."""
        return self._words if self._back is not None else ""

    def step(self, tick: Tick) -> Scene | None:
        """Wait; the player may leave at any time, and what is kept stays kept."""
        self._under.watch(tick)
        board_only = tick.board_trouble and not tick.camera_trouble and not self._visit.without_board
        if self._back is not None and board_only and tick.reading.face is not None and len(self._menu.choices) == 2:
            self._menu = Menu(_choices("wait", "without", "leave"))
        pressed = self._menu.step(tick.inputs)
        asked = [given.action for given in tick.inputs]
        if pressed == "leave":
            return self._under.left()
        if pressed == "without":
            self._visit.without_board = True
        if self._back is None:
            resumed = pressed == "on" or Action.PAUSE in asked or Action.BACK in asked
        else:
            resumed = self._back(tick)
            self._words = self._words if resumed else self._visit.trouble(tick) or self._words
        if not resumed:
            return self
        self._visit.speaker.cue("resume")
        return self._under

    def draw(self, canvas: Canvas) -> None:
        """The scene below, with the pause for its prompt, and one card with what is the matter."""
        self._under.draw(canvas)
        prompt(canvas, PROMPT, "A little pause")
        canvas.card(_CARD)
        wide = _CARD.w - 80
        large = canvas.text_height(self._words, "title", wide) <= _MOST_PX  # whoever has left reads from further away
        style: Style = "title" if large else "body"
        middle = (_CARD.y + 16 + _BUTTONS_Y) / 2
        high = canvas.text_height(self._words, style, wide)
        canvas.text(self._words, (_CARD.x + 40, middle - high / 2), style, width=wide)
        self._menu.draw(canvas)


def _choices(*keys: str) -> list[Choice]:
    return [
        Choice(key, _KEYS[key], Box(_CARD.x + 40 + number * (_WIDE + 16), _BUTTONS_Y, _WIDE, 64))
        for number, key in enumerate(keys)
    ]
