"""What an exercise is: which movement counts, and which should stay quiet."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from game.model.moment import Phase
from game.model.montage import Site
from game.model.reading import FaceMeasures, FaceReading, known
from game.model.side import PerSide
from game.signal import landmarks as mark
from game.training.intruders import Intruder
from game.training.rest import trusted


@dataclass(frozen=True, slots=True)
class Words:
    """What the screen says: one short line for each phase, and for the gentle trials of the calibration.

    `gently` says how little is enough in a trial.
    """

    prompt: str
    move: str
    hold: str
    release: str
    rest: str
    trial: str
    gently: str

    def during(self, phase: Phase) -> str:
        """The line of a phase."""
        return str(getattr(self, phase.value))


class Kind(StrEnum):
    """What an exercise asks for: that something moves, or that everything lets go."""

    MOVE = "move"
    LET_GO = "let go"


class Exercise(ABC):
    """One movement to practise. Plug-ins live in `game.exercises`; the file's name is the movement's name."""

    title: ClassVar[str]
    kind: ClassVar[Kind] = Kind.MOVE
    """Whether there is a target that moves; where all lets go there is no gentle best, and tone is what is judged."""
    site: ClassVar[Site]
    """Where electrodes listen to the target."""
    words: ClassVar[Words]
    target: ClassVar[str] = "side"
    """What moves, as words about one side name it: 'your left mouth corner'."""
    marked: ClassVar[PerSide[int]] = mark.MOUTH_CORNER
    """The landmark of either side that the mirror marks."""
    intruders: ClassVar[tuple[Intruder, ...]]
    """What may move along and should not, the most frequent first."""
    calm: ClassVar[str]
    """What stays at rest meanwhile, such as 'Your eyes stay soft'."""
    eyes_closed: ClassVar[bool] = False
    """Whether nobody can look at the screen while it is held: then single notes count the seconds, and two say open."""

    @property
    def asks(self) -> str:
        """What a player is asked for, as a simulated one understands it: the muscle's movement, or "relax"."""
        return "relax" if self.kind is Kind.LET_GO else self.site.value

    @abstractmethod
    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:
        """How far the target has moved from rest, in millimetres."""

    def sees(self, face: FaceReading | None) -> bool:
        """Whether a face is seen well enough to measure the target, nothing of it hidden."""
        if face is None or not trusted(face):
            return False
        return known(self.moved(face.measures, PerSide(0.0, 0.0)))

    @abstractmethod
    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The target's standard deviation at rest, in millimetres."""
