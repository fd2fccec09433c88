"""The wings of the nose rise a little on both sides, the eyes quiet."""

from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.signal import landmarks as mark
from game.training.exercise import Exercise, Words
from game.training.intruders import EYE


class WrinkleNose(Exercise):
    """Levator labii superioris alaeque nasi: both wings of the nose travel up together.

    Healthy people narrow both eyes a little with it, so only one eye's excess over the other counts. The ramp is the
    smile's: an engineering choice, for none is published for this movement.
    """

    title = say("Nose")
    site = Site.NOSE
    words = Words(
        prompt=say("Soon your nose wrinkles a little"),
        move=say("Lift both wings of your nose"),
        hold=say("Hold it softly"),
        release=say("And let it go"),
        rest=say("Rest your whole face"),
        trial=say("Wrinkle your nose gently"),
        gently=say("A small wrinkle is enough"),
    )
    target = "nostril"
    marked = mark.NOSE_WING
    intruders = (EYE,)
    calm = say("Your eyes stay soft")

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The way up of the wings of the nose."""
        return face.nose_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """Their noise."""
        return noise_mm.nose_mm
