"""How far a picture's landmarks can be trusted, and what would help."""

import numpy as np

from game.model.level import Ramp
from game.model.reading import Pose
from game.model.sight import Light
from game.model.signals import FloatArray
from game.signal import landmarks as mark
from game.signal.sight import light_marks

YAW = Ramp(zero=30, full=15)
PITCH = Ramp(zero=28, full=14)
SIZE = Ramp(zero=40, full=70)
"""Pixels between the outer corners of the eyes; below about 70 a millimetre is less than a pixel."""

SHIFT = Ramp(zero=0.20, full=0.10)
"""How far the eyes go from one picture to the next, in widths between their outer corners: the mesh lags behind."""
FOUND_S = 0.2
"""For so long after a face was found again its landmarks are still on their way."""
OUTSIDE = Ramp(zero=0.08, full=0.02)
"""The share of landmarks beyond the picture's edge: they are guessed."""


def judged(
    points: FloatArray, attitude: Pose, size_px: tuple[int, int], light: Light | None = None
) -> tuple[float, str]:
    """Quality 0..1 of landmarks (478, 3) in pixels, and a kind hint where it could be better (else empty).

    `size_px` is the picture's width and height; of light that is not known nothing is said.
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
        *([] if light is None else light_marks(light)),
    ]
    quality, hint = min(marks)
    return quality, hint if quality < 1 else ""


class Calm:
    """Sees landmarks in order, and says how far the head's movement lets them be trusted."""

    hint = "Keep your head still for a moment"

    def __init__(self) -> None:
        self._last: FloatArray | None = None
        self._found_s = float("-inf")
        self._lost = False

    def see(self, t_s: float, points: FloatArray | None) -> float:
        """Quality 0..1 of landmarks (478, 3) at `t_s`; without a face it is 0."""
        if points is None:
            self._last, self._lost = None, True
            return 0.0
        if self._lost:
            self._found_s, self._lost = t_s, False
        eyes = points[list(mark.OUTER_CANTHUS), :2]
        middle, width = eyes.mean(axis=0), float(np.linalg.norm(eyes[0] - eyes[1]))
        shift = 0.0 if self._last is None else float(np.linalg.norm(middle - self._last)) / width
        self._last = middle
        return 0.0 if t_s - self._found_s < FOUND_S else SHIFT(shift)
