"""A soft kiss: both corners of the mouth move to the middle, the eyes quiet."""

from game.model.level import Ramp
from game.model.montage import Site
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Words, eye_excess


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
    intruder = "eye"
    calm = "Your eyes stay soft"
    intrusion_unit = "points"
    quiet = Ramp(zero=30, full=10)

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The mouth corners' way toward the midline."""
        return face.pucker_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The mouth corners' noise toward the midline."""
        return noise_mm.pucker_mm

    def intrusion(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:
        """Oral-ocular synkinesis: one eye narrowing beyond the other."""
        return eye_excess(face, rest_eye_mm)
