"""How far a picture's landmarks can be trusted, and what would help."""

from math import exp

import numpy as np

from game.model.level import Ramp
from game.model.phrase import say
from game.model.reading import FaceMeasures, Pose, known
from game.model.side import PerSide
from game.model.sight import Light, Sight
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

ALIKE = Ramp(zero=0.50, full=0.75)
"""How well the steady skin agrees with the rest's: 0.79 and more in drawn faces, eyes shut, turned or in glasses."""
SURE = Ramp(zero=0.0, full=0.25)
"""The share of spots on skin that were found again: 0.29 and more in a dim smile. Where none is, the mesh alone speaks,
which beside a hand is wrong by millimetres."""
LATE = say("I see you, but too late: close what else runs on this computer, or wait a little")
UNLIKE = say("Sit as in your rest, or measure your rest again")
SHAKE_DEG = Ramp(zero=4.0, full=1.5)
SHAKE_MM = Ramp(zero=2.4, full=1.0)
"""How far head and mouth jump to and fro from picture to picture: up to 1.0 degrees and 0.7 mm as one eye closes in dim
light, 2 mm on a hand that is taken for a mouth."""
_SHAKING_S = 0.2


def of_skin(sight: Sight | None) -> float:
    """Quality 0..1 by how the skin agrees with the rest's; 1 where there is no rest to agree with."""
    if sight is None or sight.alike is None or sight.sure is None:
        return 1.0
    return min(ALIKE(sight.alike), SURE(sight.sure))


def judged(
    points: FloatArray, attitude: Pose, size_px: tuple[int, int], light: Light | None = None
) -> tuple[float, str]:
    """Quality 0..1 of landmarks (478, 3) in pixels, and a kind hint where it could be better (else empty).

    `size_px` is the picture's width and height; of light that is not known nothing is said.
    """
    beyond = ((points[:, :2] < 0) | (points[:, :2] > size_px)).any(axis=1)
    width = float(np.linalg.norm(points[mark.OUTER_CANTHUS.left, :2] - points[mark.OUTER_CANTHUS.right, :2]))
    turn = say("Turn a little to your right") if attitude.yaw_deg > 0 else say("Turn a little to your left")
    nod = say("Lower your chin a little") if attitude.pitch_deg > 0 else say("Raise your chin a little")
    marks = [
        (YAW(abs(attitude.yaw_deg)), turn),
        (PITCH(abs(attitude.pitch_deg)), nod),
        (SIZE(width), say("Come a little closer")),
        (OUTSIDE(float(beyond.mean())), say("Come into the middle of the picture")),
        *([] if light is None else light_marks(light)),
    ]
    quality, hint = min(marks)
    return quality, hint if quality < 1 else ""


class Shaking:
    """Sees head and mouth in order, and says how far they do what no face can do from picture to picture.

    What counts is how far a picture lies outside of those before and after it: a movement, however fast, lies between.
    """

    hint = say("Keep still for a moment, with nothing before your face")

    def __init__(self) -> None:
        self._seen: list[tuple[float, FloatArray]] = []
        self._square = np.zeros(2)

    def see(self, t_s: float, attitude: Pose, measures: FaceMeasures) -> float:
        """Quality 0..1 at `t_s`; a mouth that is hidden does not shake."""
        if self._seen and not 0 < t_s - self._seen[-1][0] <= _SHAKING_S:
            self._seen.clear()
        mouth = [measures.smile_mm, measures.pucker_mm] if known(measures.smile_mm) else [PerSide(np.nan, np.nan)] * 2
        angles = (attitude.yaw_deg, attitude.pitch_deg, attitude.roll_deg)
        self._seen = [*self._seen[-2:], (t_s, np.array([*angles, *mouth[0], *mouth[1]]))]
        off = np.zeros(2)
        if len(self._seen) == 3:
            three = np.array([values for _, values in self._seen])
            outside = np.nan_to_num(np.abs(three[1] - np.sort(three, axis=0)[1]))
            off = np.array([outside[:3].max(), outside[3:].max()])
        elif len(self._seen) == 1:
            self._square = off
        share = 1.0 if len(self._seen) < 2 else 1 - exp(-(t_s - self._seen[-2][0]) / _SHAKING_S)
        self._square = self._square + share * (off**2 - self._square)
        head_deg, mouth_mm = np.sqrt(self._square).tolist()
        return min(SHAKE_DEG(head_deg), SHAKE_MM(mouth_mm))


class Calm:
    """Sees landmarks in order, and says how far the head's movement lets them be trusted."""

    hint = say("Keep your head still for a moment")

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
