"""Slow, gentle closing of both eyes, the mouth quiet."""

from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide, Side
from game.signal import landmarks as mark
from game.training.exercise import Exercise, Words
from game.training.intruders import CORNER


class Blink(Exercise):
    """Orbicularis oculi: both lids close softly together."""

    title = say("Blink")
    site = Site.BLINK
    words = Words(
        prompt=say("Soon close both eyes; two falling notes say open"),
        move=say("Close both eyes gently"),
        hold=say("Softly closed until two falling notes"),
        release=say("And open them"),
        rest=say("Rest your whole face"),
        trial=say("Close both eyes; two falling notes say open"),
        gently=say("Let your lids sink softly"),
    )
    target = "eye"
    marked = mark.LOWER_LID
    intruders = (CORNER,)
    calm = say("Your mouth stays soft")
    eyes_closed = True

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:
        """How much smaller each eye's opening is than at rest."""

        def closed(side: Side) -> float:
            return rest_eye_mm[side] - face.eye_mm[side]

        return PerSide(closed(Side.LEFT), closed(Side.RIGHT))

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The openings' noise."""
        return noise_mm.eye_mm
