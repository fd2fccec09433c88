"""Measuring each side of a face in millimetres, free of where the head is and how it is turned (`head`).

Scale: an iris is `head.IRIS_MM` wide. That is taken at rest while the eyes are open, and carried from there by the
points that expression hardly moves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.model.reading import FaceMeasures
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal import landmarks as mark
from game.signal.head import IRIS_MM, aligned, iris_width, upright

OUTWARD = PerSide(left=1.0, right=-1.0)
"""The sign of 'away from the midline' along x."""


@dataclass(frozen=True, slots=True, eq=False)
class RestFace:
    """A face at rest: `template_mm` is (478, 3) in the face frame, centred on the steady points.

    `noise_mm` is the standard deviation of each measure while at rest.
    """

    template_mm: FloatArray
    eye_mm: PerSide[float]
    noise_mm: FaceMeasures


_AS_TYPICAL = 2.0
"""So many times as far from the rest as the closest picture another may be, and tell as much of it."""
STILL = FaceMeasures.each(lambda _: PerSide(0.0, 0.0))
"""No movement, and no opening known."""


def rest_face(frames: Sequence[FloatArray]) -> RestFace:
    """The rest face of several pictures' landmarks; medians, so that blinks among them do no harm.

    Needs at least one frame; ValueError otherwise.
    """
    if not frames:
        raise ValueError("a rest face needs at least one picture with a face")
    template = np.median([upright(points) for points in frames], axis=0)
    units = np.stack([aligned(points, template) for points in frames])
    template_mm = np.median(units, axis=0) * (IRIS_MM / np.median([iris_width(points) for points in units]))
    face = RestFace(template_mm, PerSide(0.0, 0.0), STILL)
    seen = [measure(points, face) for points in frames]

    def spread(name: str) -> PerSide[float]:
        values = np.array([tuple(getattr(measures, name)) for measures in seen])
        deviation = 1.4826 * np.median(np.abs(values - np.median(values, axis=0)), axis=0)
        return PerSide(float(deviation[0]), float(deviation[1]))

    return RestFace(template_mm, _both(lambda side: _opening(template_mm, side)), FaceMeasures.each(spread))


def most_typical(frames: Sequence[FloatArray], rest: RestFace) -> int:
    """Which of several pictures' landmarks (478, 3) lies close to a rest face, lids and mouth included.

    Of those that come about as close as the closest it is the first: noise alone shall not choose.
    """
    off_mm = np.array([np.abs(aligned(points, rest.template_mm) - rest.template_mm).mean() for points in frames])
    return int(np.argmax(off_mm <= _AS_TYPICAL * off_mm.min()))


def measure(points: FloatArray, rest: RestFace) -> FaceMeasures:
    """Every measure of one picture's landmarks (478, 3), each side its own, in millimetres of the rest's face frame.

    All but the eye are the way from rest. Numbers are the left landmarks, then the right ones (`landmarks`).

    - smile: the mouth corner (291; 61) along the line of zygomaticus major, 45 degrees up and out (spontaneous smiles
      go at 47: Tarantili, Halazonetis, Spyropoulos 2005, Am J Orthod Dentofacial Orthop 128:8-15; lip excursion in
      units of the iris: Bray, Henstrom, Cheney, Hadlock 2010, Arch Facial Plast Surg 12:352-354);
    - pucker: the same corner toward the midline, level (a movement of the Sunnybrook system, as is the nose's: Ross,
      Fradet, Nedzelski 1996, Otolaryngol Head Neck Surg 114:380-386);
    - brow: the mean of three points on the eyebrow (296, 334, 336; 66, 105, 107) up (healthy adults raise it by 10.6
      +/- 2.5 mm: Jorge et al. 2012, Braz J Otorhinolaryngol 78(2):41-51);
    - nose: the mean of three points on the nostril's wing (278, 279, 294; 48, 49, 64) up;
    - eye: the palpebral fissure's height, from the upper lid's margin (386; 159) to the lower one's (374; 145) in the
      middle of the eye, across the line of sight (Read, Collins, Carney, Iskander 2006, Optom Vis Sci 83(10): 9.7
      +/- 1.2 mm in young adults looking straight ahead). It is an opening, not a way from rest: 0 is shut.
    """
    now = aligned(points, rest.template_mm)
    moved = now - rest.template_mm

    def smile(side: Side) -> float:
        corner = moved[mark.MOUTH_CORNER[side]]
        return float((OUTWARD[side] * corner[0] - corner[1]) / np.sqrt(2))

    return FaceMeasures(
        smile_mm=_both(smile),
        pucker_mm=_both(lambda side: float(-OUTWARD[side] * moved[mark.MOUTH_CORNER[side], 0])),
        brow_mm=_both(lambda side: float(-moved[list(mark.BROW[side]), 1].mean())),
        nose_mm=_both(lambda side: float(-moved[list(mark.NOSTRIL[side]), 1].mean())),
        eye_mm=_both(lambda side: _opening(now, side)),
    )


def _both(value: Callable[[Side], float]) -> PerSide[float]:
    return PerSide(value(Side.LEFT), value(Side.RIGHT))


def _opening(points: FloatArray, side: Side) -> float:
    _, (high, low), _ = mark.LIDS[side]
    return float(np.linalg.norm(points[low, :2] - points[high, :2]))
