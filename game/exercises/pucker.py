"""A soft kiss: both corners of the mouth move to the middle, the eyes quiet."""

from game.model.montage import Site
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Words
from game.training.intruders import BROW, EYE


class Pucker(Exercise):
    """Orbicularis oris: the mouth corners travel toward the midline together."""

    title = "Pucker"
    site = Site.PUCKER
    words = Words(
        prompt="A soft kiss is next",
        move="Bring your lips forward",
        hold="Hold it softly",
        release="And let it go",
        rest="Rest your whole face",
        trial="Pucker gently",
        gently="A small kiss is enough",
    )
    target = "mouth corner"
    intruders = (EYE, BROW)
    calm = "Your eyes stay soft"

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The mouth corners' way toward the midline."""
        return face.pucker_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The mouth corners' noise toward the midline."""
        return noise_mm.pucker_mm
