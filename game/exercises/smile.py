"""A gentle smile with both corners of the mouth, the eyes quiet."""

from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Words
from game.training.intruders import BROW, EYE


class Smile(Exercise):
    """Zygomaticus major: the mouth corners travel up and out together."""

    title = say("Smile")
    site = Site.SMILE
    words = Words(
        prompt=say("A gentle smile is next"),
        move=say("Let both corners rise"),
        hold=say("Hold it softly"),
        release=say("And let it go"),
        rest=say("Rest your whole face"),
        trial=say("Smile gently"),
        gently=say("A small smile is enough"),
    )
    target = say("mouth corner")
    intruders = (EYE, BROW)
    calm = say("Your eyes stay soft")

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The mouth corners' way along the zygomaticus line."""
        return face.smile_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The mouth corners' noise along that line."""
        return noise_mm.smile_mm
