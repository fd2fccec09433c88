"""The drawn face as a sitter: any look, in any light, with glasses or a beard; the truth is the drawing's own."""

from dataclasses import dataclass

import numpy as np

from game.model.side import PerSide
from game.model.signals import ByteArray, FloatArray
from game.simulation.face import draw, eye_of
from game.simulation.lens import FOCAL_PX, Lens
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.simulation.relief import CORNER, sample, surface
from tests.benchmarks.truth.acts import NONE
from tests.benchmarks.truth.adornment import Glasses, Light, bearded, bespectacled, lit
from tests.benchmarks.truth.clip import Truth

_BEFORE_MM, _APART_MM = 45.0, 60.0
_REST = Muscles(NONE, NONE, NONE, NONE, NONE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A simulated patient's face: `look` is one of `LOOKS`."""

    look: str
    light: Light = "day"
    glasses: Glasses = "none"
    beard: bool = False

    def picture(self, muscles: Muscles, head: Head) -> ByteArray:
        """As the game's own simulated camera draws it, then adorned and lit."""
        look = LOOKS[self.look]
        bgr = draw(look, muscles, head)
        if self.beard:
            bearded(bgr, look, muscles, head)
        bespectacled(bgr, look, head, self.glasses)
        return lit(bgr, self.light)

    def truth(self, muscles: Muscles, head: Head) -> Truth:
        """From the relief that the picture was drawn with."""
        look = LOOKS[self.look]
        moved = (_corners(muscles, look.size) - _corners(_REST, look.size))[:, :2] * look.size * ((1, 1), (-1, 1))
        left, right = ((moved[:, 0] - moved[:, 1]) / np.sqrt(2)).tolist()
        eyes = muscles.eye.map(lambda closed: eye_of(look, closed, head).opening_mm * look.size)
        return Truth(PerSide(left, right), eyes, FOCAL_PX / head.distance_mm)

    def before(self, head: Head) -> FloatArray:
        """A flat sheet a little before the tip of the nose."""
        sheet = np.zeros_like(surface(_REST, 1.0))
        sheet[:, :, 2] = _BEFORE_MM
        x, y = np.array([0.0, _APART_MM, 0.0]), np.array([0.0, 0.0, _APART_MM])
        u, v, _ = Lens(head, LOOKS[self.look].size).project(x, y, sheet)
        middle, right, down = np.stack([u, v], axis=1)
        return np.column_stack([(right - middle) / _APART_MM, (down - middle) / _APART_MM, middle])


def _corners(muscles: Muscles, size: float) -> FloatArray:
    x, y = np.array([CORNER[0], -CORNER[0]]), np.array([CORNER[1], CORNER[1]])
    return sample(surface(muscles, size), x, y).astype(np.float64)
