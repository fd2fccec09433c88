"""What is said when a face has worked enough: first a rest is offered, then the level ends, kindly."""

from dataclasses import dataclass

from game.model.level import Band
from game.model.phrase import say
from game.training.fatigue import Exertion, Sign, signs
from game.training.rest import RestEmg


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say, and whether the level ends with it or a rest is offered."""

    words: str
    ends: bool


_WHY = {
    Sign.FORCED: say("Half of that is plenty"),
    Sign.TENSE: say("Your face is a little tense by now"),
    Sign.TREMBLING: say("Your face has worked well and begins to tremble"),
    Sign.FALLING: say("Your face has worked well and is getting tired"),
}


class Strain:
    """Follows a whole sitting. First a rest is offered; where that does not help the level ends, kindly."""

    def __init__(self) -> None:
        self._rested = False
        self._done: list[Exertion] = []

    def begin(self) -> None:
        """Another level: its own beginning is what it is compared with."""
        self._done = []

    def add(self, done: Exertion | None, band: Band, rest: RestEmg | None) -> Advice | None:
        """Take a finished repetition; what to say after it, if anything."""
        if done is not None:
            self._done.append(done)
        found = signs(self._done, band, rest) if done is not None else frozenset()
        if not found:
            return None
        why = next(words for sign, words in _WHY.items() if sign in found)
        if self._rested:
            return Advice(say("{why}. Enough for now; rest does the remainder.", why=why), ends=True)
        self._rested = True
        if Sign.FORCED in found or Sign.TENSE in found:
            self._done = []
        return Advice(say("{why}. Let it rest for a moment.", why=why), ends=False)
