"""A rigid head before a camera: where its points are seen, and how small turns and shifts move them.

Points are rows, and lie in memory a coordinate at a time, which is several times as fast.
"""

from dataclasses import dataclass

import numpy as np

from game.model.signals import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Stance:
    """A head's place before the camera: `turn` (3, 3) and `shift_mm` (3,) carry its points into camera millimetres."""

    turn: FloatArray
    shift_mm: FloatArray

    def carried(self, points_mm: FloatArray) -> FloatArray:
        """Points (n, 3) in camera millimetres: right, down, away."""
        return np.asarray((self.turn @ points_mm.T + self.shift_mm[:, None]).T)

    def then(self, twist: FloatArray) -> "Stance":
        """The stance that afterwards moves the points by a small twist (6,): radians about, then mm along the axes."""
        turn = rotation(twist[:3])
        return Stance(turn @ self.turn, turn @ self.shift_mm + twist[3:])


FOCAL = 1.0
"""A webcam's focal length in widths of its picture: 53 degrees across, the middle of what is sold."""


@dataclass(frozen=True, slots=True)
class Pinhole:
    """A camera without distortion: its focal length, and the picture's middle."""

    focal_px: float
    middle_px: tuple[float, float]

    @classmethod
    def webcam(cls, size_px: tuple[int, int]) -> "Pinhole":
        """What a camera of which nothing is known is taken for; `size_px` is its picture's width and height."""
        width, height = size_px
        return cls(FOCAL * max(width, height), (width / 2, height / 2))

    def counted_from(self, origin_px: FloatArray) -> "Pinhole":
        """The same camera, its pixels counted from another place (2,)."""
        return Pinhole(self.focal_px, (self.middle_px[0] - origin_px[0], self.middle_px[1] - origin_px[1]))

    def seen(self, points_mm: FloatArray) -> FloatArray:
        """Pixels (n, 2) of points (n, 3) in camera millimetres."""
        x, y, z = points_mm.T
        nearer = self.focal_px / z
        return np.asarray(np.stack([x * nearer + self.middle_px[0], y * nearer + self.middle_px[1]]).T)

    def rays(self, pixels: FloatArray) -> FloatArray:
        """Directions (n, 3) of pixels (n, 2), one unit away."""
        return np.column_stack([(pixels - self.middle_px) / self.focal_px, np.ones(len(pixels))])

    def slopes(self, points_mm: FloatArray) -> tuple[FloatArray, FloatArray]:
        """How a small twist of points (n, 3) moves their pixels: (n, 6) to the right and (n, 6) down."""
        nearer = self.focal_px / points_mm[:, 2]
        across, along = points_mm[:, 0] / points_mm[:, 2], points_mm[:, 1] / points_mm[:, 2]
        x, y, none = across * self.focal_px, along * self.focal_px, np.zeros(len(points_mm))
        right = np.stack([-x * along, x * across + self.focal_px, -y, nearer, none, -across * nearer])
        down = np.stack([-y * along - self.focal_px, y * across, x, none, nearer, -along * nearer])
        return right.T, down.T


def rotation(by: FloatArray) -> FloatArray:
    """The rotation about an axis (3,) by its length in radians (Rodrigues).

    >>> rotation(np.array([0.0, 0.0, np.pi / 2])).round(3).tolist()
    [[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    """
    angle = float(np.linalg.norm(by))
    if angle < 1e-12:
        return np.eye(3)
    x, y, z = by / angle
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)
