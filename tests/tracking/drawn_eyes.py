"""Drawn faces with landmarks as a mesh would have them that sees eyes badly."""

import numpy as np

from game.model.side import PerSide, Side
from game.model.signals import ByteArray, FloatArray, Picture
from game.signal import landmarks as mark
from game.simulation.eyes import INNER, OUTER, PUPIL
from game.simulation.face import draw
from game.simulation.lens import FOCAL_PX, Lens
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.simulation.relief import surface

NONE = PerSide(0.0, 0.0)
NOISE_SD = 3.0


def shown(
    look: str, closed: PerSide[float], head: Head, light: float = 1.0, finer: float = 1.0
) -> tuple[Picture, FloatArray]:
    """A picture with a sensor's noise, and landmarks: lids half open and irises too wide, whatever the eyes do."""
    muscles = Muscles(NONE, NONE, closed, NONE, NONE)
    bgr = draw(LOOKS[look], muscles, head, finer=finer) * light
    bgr += np.random.default_rng(5).normal(0, NOISE_SD, bgr.shape)
    lens = Lens(head, LOOKS[look].size, finer)
    return Picture(0.0, np.clip(bgr, 0, 255).astype(np.uint8)), _landmarks(look, muscles, lens)


def opening_mm(points: FloatArray, side: Side, head: Head, finer: float = 1.0) -> float:
    """Between the lids in the middle of an eye."""
    high, low = mark.LIDS[side][1]
    return float(np.linalg.norm(points[high, :2] - points[low, :2])) * head.distance_mm / (FOCAL_PX * finer)


def flipped(picture: Picture, points: FloatArray) -> tuple[Picture, FloatArray]:
    """Both as a mirror shows them."""
    left, right = (list(side) for side in zip(*mark.PAIRS, strict=True))
    other = points.copy()
    other[left], other[right] = points[right], points[left]
    other[:, 0] = picture.bgr.shape[1] - other[:, 0]
    return Picture(0.0, mirrored(picture.bgr)), other


def mirrored(bgr: ByteArray) -> ByteArray:
    return np.ascontiguousarray(bgr[:, ::-1])


def _landmarks(look: str, muscles: Muscles, lens: Lens) -> FloatArray:
    skin = surface(muscles, LOOKS[look].size)
    points = np.zeros((478, 3))

    def put(number: int, x: float, y: float) -> None:
        u, v, _ = lens.project(np.array([x]), np.array([y]), skin)
        points[number, :2] = float(u[0]) + 0.5, float(v[0]) + 0.5  # from a pixel's edge, as the mesh has them

    put(mark.FOREHEAD, 0, -70)
    put(mark.NOSE_BASE, 0, 45)
    for side, sign in zip(Side, (1, -1), strict=True):
        put(mark.INNER_CANTHUS[side], sign * (INNER[0] + 1), INNER[1] + 1)
        put(mark.OUTER_CANTHUS[side], sign * (OUTER[0] - 1), OUTER[1] + 1.5)
        for x, (high, low) in zip((-4.5, 0, 4.5), mark.LIDS[side], strict=True):
            put(high, sign * (PUPIL[0] + x), -2.5)
            put(low, sign * (PUPIL[0] + x + 0.5), 2.5)
        for x, number in zip((-6.6, 6.6), mark.IRIS_WIDTH[side], strict=True):
            put(number, sign * PUPIL[0] + x, PUPIL[1])
    return points
