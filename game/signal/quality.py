"""How far a picture's landmarks can be trusted, and what would help."""

import numpy as np

from game.model.level import Ramp
from game.model.reading import Pose
from game.model.signals import FloatArray
from game.signal import landmarks as mark

YAW = Ramp(zero=30, full=15)
PITCH = Ramp(zero=28, full=14)
SIZE = Ramp(zero=40, full=70)
"""Pixels between the outer corners of the eyes; below about 70 a millimetre is less than a pixel."""

OUTSIDE = Ramp(zero=0.08, full=0.02)
"""The share of landmarks beyond the picture's edge: they are guessed."""


def judged(points: FloatArray, attitude: Pose, size_px: tuple[int, int]) -> tuple[float, str]:
    """Quality 0..1 of landmarks (478, 3) in pixels, and a kind hint where it could be better (else empty).

    `size_px` is the picture's width and height.
    """
    beyond = ((points[:, :2] < 0) | (points[:, :2] > size_px)).any(axis=1)
    width = float(np.linalg.norm(points[mark.OUTER_CANTHUS.left, :2] - points[mark.OUTER_CANTHUS.right, :2]))
    turn = "right" if attitude.yaw_deg > 0 else "left"
    nod = "Lower your chin a little" if attitude.pitch_deg > 0 else "Raise your chin a little"
    marks = [
        (YAW(abs(attitude.yaw_deg)), f"Turn a little to your {turn}"),
        (PITCH(abs(attitude.pitch_deg)), nod),
        (SIZE(width), "Come a little closer"),
        (OUTSIDE(float(beyond.mean())), "Come into the middle of the picture"),
    ]
    quality, hint = min(marks)
    return quality, hint if quality < 1 else ""
