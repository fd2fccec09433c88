"""How a face at rest differs between its sides, in millimetres: left minus right."""

from dataclasses import dataclass

from game.model.side import PerSide, Side
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

    def height(places: PerSide[tuple[int, ...]], side: Side) -> float:
        return -float(rest.template_mm[list(places[side]), 1].mean())

    corners = mark.MOUTH_CORNER.map(lambda place: (place,))
    return Asymmetry(
        mouth_mm=height(corners, Side.LEFT) - height(corners, Side.RIGHT),
        eye_mm=rest.eye_mm.left - rest.eye_mm.right,
        brow_mm=height(mark.BROW, Side.LEFT) - height(mark.BROW, Side.RIGHT),
    )
