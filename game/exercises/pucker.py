"""A soft kiss: both corners of the mouth move to the middle, the eyes quiet."""

from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Words
from game.training.intruders import BROW, EYE


class Pucker(Exercise):
    """Orbicularis oris: the mouth corners travel toward the midline together."""

    title = say("Pucker")
    site = Site.PUCKER
    words = Words(
        prompt=say("A soft kiss is next"),
        move=say("Bring your lips forward"),
        hold=say("Hold it softly"),
        release=say("And let it go"),
        rest=say("Rest your whole face"),
        trial=say("Pucker gently"),
        gently=say("A small kiss is enough"),
    )
    target = say("mouth corner")
    intruders = (EYE, BROW)
    calm = say("Your eyes stay soft")

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The mouth corners' way toward the midline."""
        return face.pucker_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The mouth corners' noise toward the midline."""
        return noise_mm.pucker_mm
