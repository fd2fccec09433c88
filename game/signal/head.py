"""Where a head is by its landmarks, and landmarks free of that.

The face frame: x points to the patient's left, y down the face, z away from the camera into the head. Landmarks of
any picture are carried into another face's frame by the rotation, scale and shift that best fit the points which
expression hardly moves (least squares: Umeyama 1991, IEEE PAMI 13:376-380).
"""

from math import nan

import numpy as np
from numpy.typing import NDArray

from game.model.reading import Pose
from game.model.signals import FloatArray
from game.signal import landmarks as mark
from game.signal.rigid import Pinhole

IRIS_MM = 11.7
"""The horizontal visible iris diameter: 11.71 +/- 0.42 mm between people (Rufer, Schroeder, Erb 2005, Cornea
24:259-261)."""

_STEADY = np.array(mark.STEADY)


def axes(points: FloatArray) -> FloatArray:
    """The face frame's unit vectors, as rows (3, 3), of landmarks (478, 3)."""
    x = points[mark.OUTER_CANTHUS.left] - points[mark.OUTER_CANTHUS.right]
    x /= np.linalg.norm(x)
    y = points[mark.NOSE_BASE] - points[mark.FOREHEAD]
    y -= x * (x @ y)
    y /= np.linalg.norm(y)
    # NumPy's own cross product takes longer than all of the above.
    z = (x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0])
    return np.array([x, y, z])


def pose(points: FloatArray, size_px: tuple[int, int] | None = None, template_mm: FloatArray | None = None) -> Pose:
    """The head's attitude, from canthi, forehead and nose base, and its distance.

    Angles follow from the face frame's axes; a straight look at the camera is about zero in all three. The distance is
    an estimate: it takes the focal length of `rigid.Pinhole.webcam` for a picture of `size_px` (width, height), and the
    millimetre from a rest's template (478, 3), or without one from the irises. Without a size it is not a number.
    """
    x, _, z = axes(points)
    return Pose(
        yaw_deg=float(np.degrees(np.arctan2(-z[0], z[2]))),
        pitch_deg=float(np.degrees(np.arcsin(np.clip(z[1], -1, 1)))),
        roll_deg=float(np.degrees(np.arctan2(x[1], x[0]))),
        distance_mm=nan if size_px is None else _distance_mm(points, Pinhole.webcam(size_px), template_mm),
    )


def _distance_mm(points: FloatArray, camera: Pinhole, template_mm: FloatArray | None) -> float:
    if template_mm is None:
        px_per_mm = iris_width(points) / IRIS_MM
    else:
        px_per_mm = fitted(template_mm[_STEADY], points[_STEADY])[0]
    return float(camera.focal_px / px_per_mm) if px_per_mm > 0 else nan


def upright(points: FloatArray) -> FloatArray:
    """Landmarks turned into the face frame, centred on the steady points, in multiples of their mean distance."""
    turned = (points - points[_STEADY].mean(axis=0)) @ axes(points).T
    return np.asarray(turned / np.linalg.norm(turned[_STEADY], axis=1).mean())


def aligned(points: FloatArray, template: FloatArray, by: NDArray[np.int_] = _STEADY) -> FloatArray:
    """Landmarks carried onto a template by the similarity that best fits the steady points (Umeyama 1991).

    `by` are the numbers of other landmarks to fit.
    """
    scale, rotation, shift = fitted(points[by], template[by])
    return np.asarray(scale * points @ rotation.T + shift)


def placed(template: FloatArray, points: FloatArray) -> tuple[FloatArray, float, FloatArray]:
    """A template laid over a picture's landmarks by their steady points.

    Also how many of the picture's pixels are one of its units, and the rotation (3, 3) that turned it.
    """
    scale, rotation, shift = fitted(template[_STEADY], points[_STEADY])
    return np.asarray(scale * template @ rotation.T + shift), scale, rotation


def fitted(source: FloatArray, goal: FloatArray) -> tuple[float, FloatArray, FloatArray]:
    """The scale, rotation (3, 3) and shift (3,) that best carry points (n, 3) onto others (Umeyama 1991)."""
    source_mean, goal_mean = source.sum(axis=0) / len(source), goal.sum(axis=0) / len(goal)
    source_0, goal_0 = source - source_mean, goal - goal_mean
    u, s, vt = np.linalg.svd(goal_0.T @ source_0)
    rotation = u @ vt
    if np.linalg.det(rotation) < 0:
        s[2], u[:, 2] = -s[2], -u[:, 2]
        rotation = u @ vt
    scale = float(s.sum() / np.vdot(source_0, source_0))
    return scale, rotation, goal_mean - scale * rotation @ source_mean


def iris_width(points: FloatArray) -> float:
    """The mean horizontal iris diameter of both eyes, in the points' own unit, seen flat (z is guessed there)."""
    return float(np.mean([np.linalg.norm(points[a, :2] - points[b, :2]) for a, b in mark.IRIS_WIDTH]))
