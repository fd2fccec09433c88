"""The wings of the nose rise a little on both sides, the eyes quiet."""

from game.model.level import Ramp
from game.model.montage import Site
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Words, eye_excess


class WrinkleNose(Exercise):
    """Levator labii superioris alaeque nasi: both wings of the nose travel up together.

    Healthy people narrow both eyes a little with it, so only one eye's excess over the other counts. The ramp is the
    smile's: an engineering choice, for none is published for this movement.
    """

    title = "Nose"
    site = Site.NOSE
    words = Words(
        prompt="Soon your nose wrinkles a little",
        move="Lift both wings of your nose",
        hold="Hold it softly",
        release="And let it go",
        rest="Rest your whole face",
        trial="Wrinkle your nose gently",
        gently="A small wrinkle is enough",
    )
    intruder = "eye"
    calm = "Your eyes stay soft"
    intrusion_unit = "points"
    quiet = Ramp(zero=30, full=10)

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The way up of the wings of the nose."""
        return face.nose_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """Their noise."""
        return noise_mm.nose_mm

    def intrusion(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:
        """Oral-ocular synkinesis: one eye narrowing beyond the other."""
        return eye_excess(face, rest_eye_mm)
