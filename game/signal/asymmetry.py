"""How a face at rest differs between its sides, in millimetres: left minus right."""

from game.model.checkup import Asymmetry
from game.signal import landmarks as mark
from game.signal.face import RestFace


def asymmetry(rest: RestFace) -> Asymmetry:
    """The asymmetry of a rest. A mirrored face has the opposite one."""

    def height(*places: int) -> float:
        return -float(rest.template_mm[list(places), 1].mean())

    return Asymmetry(
        mouth_mm=height(mark.MOUTH_CORNER.left) - height(mark.MOUTH_CORNER.right),
        eye_mm=rest.eye_mm.left - rest.eye_mm.right,
        brow_mm=height(*mark.BROW.left) - height(*mark.BROW.right),
    )
