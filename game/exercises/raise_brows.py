"""Both brows rise a little together, the mouth quiet."""

from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.signal import landmarks as mark
from game.training.exercise import Exercise, Words
from game.training.intruders import CORNER


class RaiseBrows(Exercise):
    """Frontalis: both brows travel up together.

    A corner of the mouth that lifts along is the commonest of all synkineses of this movement (89 % of 103 patients:
    Otol Neurotol 2010, Synkinesis Scoring Form). Its ramp is the one of eye closure, in lack of a published one for
    brows: an engineering choice.
    """

    title = say("Brows")
    site = Site.BROW
    words = Words(
        prompt=say("Soon your brows rise a little"),
        move=say("Let both brows float up"),
        hold=say("Hold them there softly"),
        release=say("And let them sink"),
        rest=say("Rest your whole face"),
        trial=say("Raise both brows gently"),
        gently=say("A small surprise is enough"),
    )
    target = "brow"
    marked = mark.MIDDLE_BROW
    intruders = (CORNER,)
    calm = say("Your mouth stays soft")

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The brows' way up."""
        return face.brow_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The brows' noise."""
        return noise_mm.brow_mm
