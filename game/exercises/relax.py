"""Letting go: nothing moves, and the tone of rest comes down on both sides."""

from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.training.exercise import Exercise, Kind, Words


class Relax(Exercise):
    """No target: the cheeks' resting tone comes down (`game.training.softness`).

    Electrodes hear it; without them the camera sees it only where tone holds one corner of the mouth higher.
    """

    title = say("Relax")
    kind = Kind.LET_GO
    site = Site.SMILE
    words = Words(
        prompt=say("Soon your face may become heavy"),
        move=say("Let cheeks, lips and jaw sink"),
        hold=say("Soft and heavy, nothing to do"),
        release=say("Breathe out and stay soft"),
        rest=say("Rest as you like"),
        trial=say("Let your face become soft"),
        gently=say("A small letting go is enough"),
    )
    intruders = ()
    calm = say("Everything is soft")

    def moved(self, face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:  # noqa: ARG002
        """The mouth corners' way along the zygomaticus line; down where it lets go."""
        return face.smile_mm

    def noise(self, noise_mm: FaceMeasures) -> PerSide[float]:
        """The mouth corners' noise along that line."""
        return noise_mm.smile_mm
