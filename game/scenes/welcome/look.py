"""A look into the mirror: whether the camera sees the face well, and what would help."""

from collections.abc import Sequence

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.guest import Guest
from game.scenes.menu import Choice
from game.scenes.reflection import reflected
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.welcome.page import Page, Ways, Words
from game.scenes.widgets.layout import GAP, fit

_MIRRORED = 680.0
"""How wide the mirror is."""
_PATIENCE_S = 8.0
"""For so long nothing waits for the player: the camera may be waking up."""
_GOOD = say("I see you well")
_PAD, _SUN_PX, _LEAST_PX = 28.0, 92.0, 48.0


class Look(Page):
    """One thing to do at a time. It can be gone on without, whatever the camera says."""

    name = "look"
    question = say("Can I see you?")
    below = say("Sit about an arm's length away, with light on your face")

    def __init__(self, visit: Visit, guest: Guest, ways: Ways) -> None:
        self._reflection = reflected(visit)
        self._words: str = say("The mirror is waking up")
        self._passed_s = 0.0
        super().__init__(visit, guest, ways)

    @property
    def waits(self) -> bool:
        """Once the face is seen well, or it has been tried for a while."""
        return self._words == _GOOD or self._passed_s > _PATIENCE_S

    def _sense(self, tick: Tick) -> None:
        self._passed_s += tick.dt_s
        self._reflection.watch(tick.frame, tick.dt_s)
        face = tick.reading.face
        self._guest.heard = face is not None and tick.camera_trouble is None
        if tick.camera_trouble is not None:
            self._words = say("{trouble} You can go on without the mirror.", trouble=tick.camera_trouble)
        elif self._reflection.frame is None:
            self._words = say("The mirror is waking up")
        elif face is None:
            unseen = tick.reading.unseen
            self._words = unseen or say("I do not see a face yet. Look into the camera, with light on your face")
        else:
            self._words = face.hint or _GOOD
        self._menu.offer(self._choices())

    def _foot(self) -> Words:
        return [("on", say("Go on") if self._words == _GOOD else say("Go on anyway"))]

    def _answers(self, room: Box) -> Sequence[Choice]:
        """No answer but the way on; mirror and words take the room."""
        self._mirror = Box(room.x, room.y, _MIRRORED, room.h)
        self._said = Box(room.x + _MIRRORED + GAP, room.y, room.w - _MIRRORED - GAP, room.h)
        return ()

    def _answered(self, pressed: str) -> Scene:
        assert pressed == "on"  # noqa: S101 - there is no other
        self._guest.tell(looked=True)
        return self._ways.on()

    def _draw(self, canvas: Canvas) -> None:
        """The mirror at the left; at the right a face that is glad once all is well, and what would help."""
        self._reflection.draw(canvas, self._mirror)
        said, well = self._said, self._words == _GOOD
        canvas.card(said)
        wide = said.w - 2 * _PAD
        style = fit(canvas, [self._words], wide, said.h - 3 * _PAD - 2 * _LEAST_PX, ("title", "body", "small"))
        high = canvas.text_height(self._words, style, wide)
        radius = min(_SUN_PX, (said.h - 3 * _PAD - high) / 2)
        free = (said.h - 2 * radius - high) / 3
        if radius >= _LEAST_PX / 2:
            at = (said.center[0], said.y + free + radius)
            canvas.glow(at, radius * 1.8, "sun", 0.9 if well else 0.4)
            canvas.disc(at, radius, "petal")
            canvas.art("face_glad" if well else "face_calm", at, radius * 1.55)
        y = said.y + said.h - free - high
        canvas.text(self._words, (said.center[0], y), style, align="center", width=wide)
        self._buttons(canvas, ("on",), primary=well)
