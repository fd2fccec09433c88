"""Whether any sense tells of a movement while a rest and trials are measured; time passes only then."""

from game.model.phrase import say
from game.scenes.pause import Pause, doubted
from game.scenes.presence import GONE_S
from game.scenes.resting import Resting
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.training.alone import mute
from game.training.exercise import Exercise

_BACK = say("Come back into the picture; I wait for you")


class Sensing:
    """Follows both senses, and says what is missing where neither speaks; `seen` is whether the camera does."""

    def __init__(self, resting: Resting) -> None:
        self._resting = resting
        self.seen, self._sensed = False, True
        self._mute = self._hint = ""
        self._doubted_s = 0.0

    def step(self, tick: Tick, exercise: Exercise, *, rests: bool) -> bool:
        """Whether any sense speaks in a step; while it `rests` what seems hidden has to do after a while."""
        face = tick.reading.face
        self._mute, self._hint = mute(tick.reading), tick.reading.hint
        self.seen = exercise.sees(face) or (rests and self._resting.patient(tick))
        self._sensed = self.seen or not self._mute
        self._doubted_s = self._doubted_s + tick.dt_s if doubted(face) else 0.0
        return self._sensed

    def doubt(self, under: Scene, visit: Visit) -> Pause | None:
        """Asks a face that has been unlike its rest for two seconds whose it is, as play does; None where none is.

        Muscles that are heard meanwhile are no reason to measure the rest of it without the face.
        """
        if self._doubted_s <= GONE_S:
            return None
        self._doubted_s = 0.0
        return Pause(under, self._hint, visit, lambda now: not (visit.trouble(now) or doubted(now.reading.face)))

    @property
    def stuck_on(self) -> str:
        """What is missing, in one sentence; empty where any sense speaks."""
        if self._sensed:
            return ""
        return say("{face}, and {muscles}.", face=self._hint or say("No face is in the picture"), muscles=self._mute)

    def prompt(self, words: str) -> str:
        """These words, or what is to be done before anything goes on."""
        return words if self._sensed else self._hint or _BACK
