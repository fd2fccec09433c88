"""A pause: by choice, or because a device or the face is gone; then it ends by itself."""

from collections.abc import Callable

from game.model.inputs import Action
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit

_CARD = Box(484, 200, 768, 320)
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
        """The scene below, and one card with what is the matter."""
        self._under.draw(canvas)
        canvas.card(_CARD)
        canvas.text("A little pause", (_CARD.x + 40, _CARD.y + 32), "title")
        canvas.text(self._words, (_CARD.x + 40, _CARD.y + 88), "body", width=_CARD.w - 80)
        self._menu.draw(canvas)


def _choices(*keys: str) -> list[Choice]:
    return [
        Choice(key, _KEYS[key], Box(_CARD.x + 40 + number * (_WIDE + 16), _CARD.y + 216, _WIDE, 64))
        for number, key in enumerate(keys)
    ]
