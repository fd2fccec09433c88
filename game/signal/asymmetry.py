"""How a face at rest differs between its sides, in millimetres: left minus right."""

from dataclasses import dataclass

from game.signal import landmarks as mark
from game.signal.face import RestFace


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Left minus right of a resting face, in its own frame, whose x runs through the outer corners of the eyes.

    `mouth_mm` and `brow_mm` are positive where the left is higher (the mouth's corner; the mean of the brow's
    landmarks), `eye_mm` where the left eye is opened wider.
    """

    mouth_mm: float
    eye_mm: float
    brow_mm: float


def asymmetry(rest: RestFace) -> Asymmetry:
    """The asymmetry of a rest. A mirrored face has the opposite one."""

    def height(*places: int) -> float:
        return -float(rest.template_mm[list(places), 1].mean())

    return Asymmetry(
        mouth_mm=height(mark.MOUTH_CORNER.left) - height(mark.MOUTH_CORNER.right),
        eye_mm=rest.eye_mm.left - rest.eye_mm.right,
        brow_mm=height(*mark.BROW.left) - height(*mark.BROW.right),
    )
