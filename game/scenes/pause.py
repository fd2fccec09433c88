"""A pause: by choice, or because a device or the face is gone; then it ends by itself."""

from collections.abc import Callable

from game.model.inputs import Action
from game.ports import Box, Canvas, Speaker
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick

_CARD = Box(484, 200, 768, 320)


class Pause(Scene):
    """Holds a scene still. `back` says in each step whether what was missing is back; None waits for the player."""

    name = "pause"

    def __init__(self, under: Scene, words: str, speaker: Speaker, back: Callable[[Tick], bool] | None = None) -> None:
        self._under, self._words, self._speaker, self._back = under, words, speaker, back
        box = Box(_CARD.x + 40, _CARD.y + 216, 320, 64)
        leave = Choice("leave", "Leave the level", Box(box.x + 368, box.y, 320, 64))
        self._menu = Menu([Choice("on", "Go on", box), leave] if back is None else [leave])
        speaker.tone(None)
        speaker.cue("pause")

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
        pressed = self._menu.step(tick.inputs)
        asked = [given.action for given in tick.inputs]
        if pressed == "leave":
            return self._under.left()
        if self._back is not None:
            resumed = self._back(tick)
            if not resumed and tick.trouble is not None:
                self._words = tick.trouble
        else:
            resumed = pressed == "on" or Action.PAUSE in asked or Action.BACK in asked
        if not resumed:
            return self
        self._speaker.cue("resume")
        return self._under

    def draw(self, canvas: Canvas) -> None:
        """The scene below, and one card with what is the matter."""
        self._under.draw(canvas)
        canvas.card(_CARD)
        canvas.text("A little pause", (_CARD.x + 40, _CARD.y + 32), "title")
        canvas.text(self._words, (_CARD.x + 40, _CARD.y + 88), "body", width=_CARD.w - 80)
        self._menu.draw(canvas)
