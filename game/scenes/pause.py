"""A pause: by choice, or because a device or the face is gone; then it ends by itself."""

from collections.abc import Callable, Collection

from game.model.inputs import Action
from game.model.phrase import say
from game.model.reading import FaceReading
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import GAP, end, fit, flow
from game.scenes.widgets.prompts import PROMPT, prompt
from game.signal.quality import UNLIKE
from game.training.alone import mute

_CARD = Box(484, 136, 768, 384)
_LEAST = (_CARD.w - 80 - 2 * GAP) / 3
_KEYS = {
    "on": say("Go on"),
    "wait": say("Wait"),
    "without": say("Without it"),
    "me": say("It is me"),
    "again": say("Rest again"),
    "leave": say("Leave"),
}


def doubted(face: FaceReading | None) -> bool:
    """Whether a face may be somebody else's than the rest's, or cannot be compared with it."""
    return face is not None and (face.strange or face.hint == UNLIKE)


def missed(under: Scene, visit: Visit, tick: Tick, spare: Collection[str]) -> "Pause | None":
    """The pause that waits for a device which is missed, unless it is gone on without; None where none is."""
    words = visit.trouble(tick)
    return None if words is None else Pause(under, words, visit, lambda now: visit.trouble(now) is None, spare)


class Pause(Scene):
    """Holds a scene still. `back` says in each step whether what was missing is back; None waits for the player.

    The scene below can go on without a device in `spare` while the other one tells of both sides.
    """

    name = "pause"

    def __init__(
        self,
        under: Scene,
        words: str,
        visit: Visit,
        back: Callable[[Tick], bool] | None = None,
        spare: Collection[str] = (),
    ) -> None:
        self._under, self._words, self._visit, self._back, self._spare = under, words, visit, back, spare
        self._offered = ""
        self._menu = Menu(self._choices("on" if back is None else "wait", "leave"))
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

    @property
    def spoken(self) -> str:
        """Why nothing goes on."""
        return self._words

    @property
    def has_panel(self) -> bool:
        """As the scene's below."""
        return self._under.has_panel

    def step(self, tick: Tick) -> Scene | None:
        """Wait; the player may leave at any time, and what is kept stays kept."""
        self._under.watch(tick)
        self._offer(tick)
        pressed = self._menu.step(tick.inputs)
        asked = [given.action for given in tick.inputs]
        if pressed == "leave":
            return self._under.left()
        if pressed == "again":
            return self._visit.start()
        if pressed == "without":
            self._visit.without.add(self._offered)
        if pressed == "me":
            self._visit.fusion.accept()
        if self._back is None:
            resumed = pressed == "on" or Action.PAUSE in asked or Action.BACK in asked
        else:
            resumed = self._back(tick)
            self._words = self._words if resumed else self._visit.trouble(tick) or tick.reading.hint or self._words
        if not resumed:
            return self
        self._visit.speaker.cue("resume")
        return self._under

    def _offer(self, tick: Tick) -> None:
        """Offer to go on without a lost device; ask a face that is unlike its rest; what was offered stays."""
        if self._back is None:
            return
        keys, lost = [choice.key for choice in self._menu.choices], list(self._visit.lost(tick))
        if self._offered and lost != [self._offered]:
            self._offered = ""
            self._menu = Menu(self._choices("wait", "leave"))
        elif not self._offered and (dispensable := self._dispensable(tick)):
            self._offered = dispensable
            self._menu = Menu(self._choices("wait", "without", "leave"))
        elif not self._offered and "board" not in lost and doubted(tick.reading.face) and "me" not in keys:
            self._menu = Menu(self._choices("me", "again", "leave"))

    def _dispensable(self, tick: Tick) -> str:
        """The one device that is lost, where the other one tells enough alone; else empty."""
        if tick.camera_trouble and tick.board_trouble:
            return ""
        enough = not mute(tick.reading) if tick.camera_trouble else tick.reading.face is not None
        return next((device for device in self._visit.lost(tick) if enough and device in self._spare), "")

    def draw(self, canvas: Canvas) -> None:
        """The scene below, with the pause for its prompt, and one card with what is the matter."""
        self._under.draw(canvas)
        prompt(canvas, PROMPT, say("A little pause"))
        canvas.card(_CARD)
        wide, top = _CARD.w - 80, _CARD.y + 16
        room = min(each.box.y for each in self._menu.choices) - 16 - top
        # whoever has left reads from further away
        style = fit(canvas, [self._words], wide, room, ("title", "body", "small"))
        high = canvas.text_height(self._words, style, wide)
        canvas.text(self._words, (_CARD.x + 40, top + (room - high) / 2), style, width=wide)
        self._menu.draw(canvas)

    def _choices(self, *keys: str) -> list[Choice]:
        """Buttons at the card's foot."""
        foot, words = Box(_CARD.x + 40, 0, _CARD.w - 80, 0), [_KEYS[key] for key in keys]
        boxes = flow(self._visit.ruler, words, foot, _LEAST)
        up = _CARD.y + _CARD.h - 40 - end(boxes)
        return [
            Choice(key, said, Box(box.x, box.y + up, box.w, box.h))
            for key, said, box in zip(keys, words, boxes, strict=True)
        ]
