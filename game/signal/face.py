"""Measuring each side of a face in millimetres, free of where the head is and how it is turned.

The face frame: x points to the patient's left, y down the face, z away from the camera into the head. Landmarks of
any picture are carried into the rest face's frame by the rotation, scale and shift that best fit the points which
expression hardly moves (least squares: Umeyama 1991, IEEE PAMI 13:376-380).

Scale: the horizontal visible iris diameter is 11.7 mm (11.71 +/- 0.42 mm between people: Rufer, Schroeder, Erb 2005,
Cornea 24:259-261), taken at rest while the eyes are open, and carried from there by the steady points.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.reading import FaceMeasures, Pose
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal import landmarks as mark

IRIS_MM = 11.7
OUTWARD = PerSide(left=1.0, right=-1.0)
"""The sign of 'away from the midline' along x."""

_STEADY = np.array(mark.STEADY)


@dataclass(frozen=True, slots=True, eq=False)
class RestFace:
    """A face at rest: `template_mm` is (478, 3) in the face frame, centred on the steady points.

    `noise_mm` is the standard deviation of each measure while at rest.
    """

    template_mm: FloatArray
    eye_mm: PerSide[float]
    noise_mm: FaceMeasures


STILL = FaceMeasures.each(lambda _: PerSide(0.0, 0.0))
"""No movement, and no opening known."""


def axes(points: FloatArray) -> FloatArray:
    """The face frame's unit vectors, as rows (3, 3), of landmarks (478, 3)."""
    x = points[mark.OUTER_CANTHUS.left] - points[mark.OUTER_CANTHUS.right]
    x /= np.linalg.norm(x)
    y = points[mark.NOSE_BASE] - points[mark.FOREHEAD]
    y -= x * (x @ y)
    y /= np.linalg.norm(y)
    return np.stack([x, y, np.cross(x, y)])


def pose(points: FloatArray) -> Pose:
    """The head's attitude, from canthi, forehead and nose base.

    Angles follow from the face frame's axes; a straight look at the camera is about zero in all three.
    """
    x, _, z = axes(points)
    return Pose(
        yaw_deg=float(np.degrees(np.arctan2(-z[0], z[2]))),
        pitch_deg=float(np.degrees(np.arcsin(np.clip(z[1], -1, 1)))),
        roll_deg=float(np.degrees(np.arctan2(x[1], x[0]))),
    )


def upright(points: FloatArray) -> FloatArray:
    """Landmarks turned into the face frame, centred on the steady points, in multiples of their mean distance."""
    turned = (points - points[_STEADY].mean(axis=0)) @ axes(points).T
    return np.asarray(turned / np.linalg.norm(turned[_STEADY], axis=1).mean())


def aligned(points: FloatArray, template: FloatArray, by: NDArray[np.int_] = _STEADY) -> FloatArray:
    """Landmarks carried onto a template by the similarity that best fits the steady points (Umeyama 1991).

    `by` are the numbers of other landmarks to fit.
    """
    scale, rotation, shift = _similarity(points[by], template[by])
    return np.asarray(scale * points @ rotation.T + shift)


def placed(template: FloatArray, points: FloatArray) -> tuple[FloatArray, float, FloatArray]:
    """A template laid over a picture's landmarks by their steady points.

    Also how many of the picture's pixels are one of its units, and the rotation (3, 3) that turned it.
    """
    scale, rotation, shift = _similarity(template[_STEADY], points[_STEADY])
    return np.asarray(scale * template @ rotation.T + shift), scale, rotation


def _similarity(source: FloatArray, goal: FloatArray) -> tuple[float, FloatArray, FloatArray]:
    source_mean, goal_mean = source.sum(axis=0) / len(source), goal.sum(axis=0) / len(goal)
    source_0, goal_0 = source - source_mean, goal - goal_mean
    u, s, vt = np.linalg.svd(goal_0.T @ source_0)
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(u @ vt))])
    rotation = (u * sign) @ vt
    scale = float((s * sign).sum() / (source_0**2).sum())
    return scale, rotation, goal_mean - scale * rotation @ source_mean


def iris_width(points: FloatArray) -> float:
    """The mean horizontal iris diameter of both eyes, in the points' own unit, seen flat (z is guessed there)."""
    return float(np.mean([np.linalg.norm(points[a, :2] - points[b, :2]) for a, b in mark.IRIS_WIDTH]))


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
    """Which of several pictures' landmarks (478, 3) lies closest to a rest face, lids and mouth included."""
    return int(np.argmin([np.abs(aligned(points, rest.template_mm) - rest.template_mm).mean() for points in frames]))


def measure(points: FloatArray, rest: RestFace) -> FaceMeasures:
    """Every measure of one picture's landmarks (478, 3), in millimetres.

    - smile: the mouth corner's way along the line of zygomaticus major, 45 degrees up and out;
    - pucker: the mouth corner's way toward the midline;
    - brow: the eyebrow's way up; nose: the nostril wing's way up;
    - eye: the palpebral fissure's height, from lid margin to lid margin in the middle of the eye (Read, Collins,
      Carney, Iskander 2006, Optom Vis Sci 83(10): 9.7 +/- 1.2 mm in young adults looking straight ahead).
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
