"""How the senses are before a level: the mirror, the electrodes, and in words what is there and what is missing."""

from game.model.phrase import say
from game.model.reading import Reading
from game.ports import Box, Canvas
from game.scenes.closed_eyes import advice
from game.scenes.needs import caution, unmet
from game.scenes.reflection import reflected
from game.scenes.scene import Tick
from game.scenes.threshold import notice
from game.scenes.visit import Visit
from game.scenes.widgets.layout import GAP
from game.scenes.widgets.notes import notes, notes_height
from game.scenes.worn import Worn
from game.training.alone import mute

_COLUMN = Box(28, 132, 440, 560)
_SENSES, _LITTLE_SENSES, _ELECTRODES = 208.0, 120.0, 228.0
"""How high the words and what is worn are; less where both are there, and more where they need it."""
_LEAST_MIRROR = 120.0
"""Less of it shows no face."""


class Readiness:
    """Looks and listens until the chosen level can begin."""

    def __init__(self, visit: Visit) -> None:
        self._visit, self._reflection, self.worn = visit, reflected(visit), Worn(visit)
        self._reading: Reading | None = None
        self._trouble: str | None = None

    def step(self, tick: Tick) -> None:
        """Take in what the senses say."""
        self._reading, self._trouble = tick.reading, tick.camera_trouble
        self.worn.listen(tick)
        self._reflection.watch(tick.frame, tick.dt_s)

    @property
    def _unmet(self) -> str:
        return unmet(self._visit.level, self._visit)

    @property
    def is_there(self) -> bool:
        """Whether at least one sense speaks, and nothing the level needs is missing."""
        reading = self._reading
        if self._unmet or self._visit.level.imagery:
            return not self._unmet
        if reading is None:
            return False
        return not mute(reading) if self._trouble else (reading.face or reading.emg_uv) is not None

    @property
    def stuck_on(self) -> str:
        """What is missing, in one sentence; empty where nothing is."""
        return "" if self.is_there else self._unmet or self._trouble or say("{sentence}.", sentence=self._face_words())

    def draw(self, canvas: Canvas) -> None:
        """The mirror, what is worn, and the words below them; the mirror gives way where much has to be said."""
        heard, lines = self.worn.heard, self._lines()
        least = notes_height(canvas, _COLUMN.w, lines[:1])
        words = max(_LITTLE_SENSES if heard else _SENSES, least)
        room = _COLUMN.h - words - GAP
        worn = max(_ELECTRODES, self.worn.height(_COLUMN.w)) if heard else 0.0
        mirror = room - (worn + GAP if heard else 0.0)
        if mirror < _LEAST_MIRROR:
            worn, mirror = room, 0.0
        x, y, wide = _COLUMN.x, _COLUMN.y, _COLUMN.w
        if mirror:
            self._reflection.draw(canvas, Box(x, y, wide, mirror))
            y += mirror + GAP
        if heard:
            self.worn.draw(canvas, Box(x, y, wide, worn))
        notes(canvas, Box(x, _COLUMN.y + room + GAP, wide, words), lines, min(2, len(lines)))

    def _lines(self) -> list[str]:
        """How the senses are, what is in trouble first; what matters less comes last, and is softer."""
        visit = self._visit
        lines = [self._trouble or self._face_words(), *([] if self.worn.heard else [self.worn.words])]
        if self.worn.trouble and not self._trouble:
            lines.reverse()
        asked = visit.prescription is not None
        if said := self._unmet or advice(visit, visit.level) or ("" if asked else caution(visit.level)):
            lines.insert(1, said)
        if words := notice(visit):
            lines.append(words)
        elif visit.has_board:
            lines.append(say("A laptop runs on its battery while electrodes are on."))
        return lines

    def _face_words(self) -> str:
        if self._reflection.frame is None:
            return say("The mirror is waking up")
        reading = self._reading
        if reading is not None and reading.hint:
            return reading.hint
        if reading is None or reading.face is None:
            return say("I do not see a face yet. Look into the camera, with light on your face")
        return say("I see you well")
