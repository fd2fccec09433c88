"""What may move along with a movement though it should stay quiet: parts of the face, each in its own unit."""

from collections.abc import Callable
from dataclasses import dataclass

from game.model.level import Ramp
from game.model.montage import Site
from game.model.reading import FaceMeasures
from game.model.side import PerSide, Side
from game.training.formulas.synkinesis import narrowing

TIMES = "times"
"""The unit of what is only heard: times what is natural."""


@dataclass(frozen=True, slots=True)
class Intruder:
    """A part of the face that may move along. `name` is what the screen calls it, `site` where electrodes hear it.

    `quiet` turns what it moves in excess into quiet: 1 is quiet, 0 the full penalty. `natural` is what it may do on a
    face of which both sides are affected. `moved` says how far each side's has moved from its own rest, in `unit`.
    """

    name: str
    site: Site | None
    unit: str
    quiet: Ramp
    natural: float
    moved: Callable[[FaceMeasures, PerSide[float]], PerSide[float]]


def _narrowed(face: FaceMeasures, rest_eye_mm: PerSide[float]) -> PerSide[float]:
    def of(side: Side) -> float:
        return narrowing(face.eye_mm[side], rest_eye_mm[side])

    return PerSide(of(Side.LEFT), of(Side.RIGHT))


EYE = Intruder("eye", Site.BLINK, "points", Ramp(zero=30, full=10), 35.0, _narrowed)
"""Oral-ocular synkinesis. Healthy eyes narrow by 21.6 +/- 13.4 % in a smile, synkinetic ones by 32.7 +/- 13.7 % (PubMed
23404714): nothing is said of the first 10 points in excess; `natural` is the healthy mean and a deviation."""
CORNER = Intruder("mouth corner", Site.SMILE, "mm", Ramp(zero=4, full=1), 0.0, lambda face, _: face.smile_mm)
"""Ocular-oral synkinesis: a corner that closing eyes pull along moves by 3.9 +/- 2.5 mm."""
BROW = Intruder("brow", Site.BROW, "mm", Ramp(zero=4, full=1), 0.0, lambda face, _: face.brow_mm)
"""A brow that rises with the mouth, in one of six patients (17 %, Otol Neurotol 2010); bounds as a corner's (ours)."""
