"""A gentle smile with both corners of the mouth, the eyes quiet."""

from game.model.montage import Site
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Words
from game.training.intruders import BROW, EYE


class Smile(Exercise):
    """Zygomaticus major: the mouth corners travel up and out together."""

    title = "Smile"
    site = Site.SMILE
    words = Words(
        prompt="A gentle smile is next",
        move="Let both corners rise",
        hold="Hold it softly",
        release="And let it go",
        rest="Rest your whole face",
        trial="Smile gently",
        gently="A small smile is enough",
    )
    target = "mouth corner"
    intruders = (EYE, BROW)
    calm = "Your eyes stay soft"

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The mouth corners' way along the zygomaticus line."""
        return face.smile_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The mouth corners' noise along that line."""
        return noise_mm.smile_mm
