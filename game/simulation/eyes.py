"""Eyes that open, close and look back: painted anew in every picture."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from game.model.signals import ByteArray, FloatArray
from game.simulation.brush import Brush
from game.simulation.look import Look, bgr, mixed

INNER, OUTER = (16.6, 0.9), (46.2, -1.3)
PUPIL = (31.5, -0.6)
IRIS_MM = 11.7
LOWER_MM = 4.7
_PUPIL_SHARE = (PUPIL[0] - INNER[0]) / (OUTER[0] - INNER[0])
_MIDDLE = INNER[1] + (OUTER[1] - INNER[1]) * _PUPIL_SHARE
_FINE = 3
_SHADOW = np.array([0.0, 2.0])
_WHITE, _WHITE_SHADE = bgr("#EFE6DD"), bgr("#A88F84")
_PUPIL_INK, _LASH = bgr("#17100E"), bgr("#2A1B18")


@dataclass(frozen=True, slots=True)
class Eye:
    """One eye in head millimetres of its own half (x away from the nose): its opening and where it looks."""

    opening_mm: float
    rest_mm: float
    look_x_mm: float = 0.0
    look_y_mm: float = 0.0
    size: float = 1.0

    @property
    def lower_mm(self) -> float:
        """How far the lower lid lies below the line of the corners, at the pupil."""
        closed = 1 - self.opening_mm / self.rest_mm
        return LOWER_MM - 2.0 * min(1.0, max(0.0, closed))

    @property
    def upper_mm(self) -> float:
        """The same for the upper lid; negative is above."""
        return self.lower_mm - self.opening_mm

    def lid(self, at_mm: float, early: float = 1.0) -> FloatArray:
        """A lid's edge, (25, 2), from the inner to the outer corner, passing `at_mm` below the pupil's middle."""
        base, arch = _arch(early)
        curve = base.copy()
        curve[:, 1] += (at_mm + PUPIL[1] - _MIDDLE) * arch
        return curve


@lru_cache(maxsize=8)
def _arch(early: float) -> tuple[FloatArray, FloatArray]:
    """The straight line between the corners, (25, 2), and a lid's arch over it, (25,), 1 at the pupil."""
    share = np.linspace(0, 1, 25)
    line = np.stack([INNER[0] + (OUTER[0] - INNER[0]) * share, INNER[1] + (OUTER[1] - INNER[1]) * share], axis=1)
    arch = (np.sin(np.pi * share**early) / np.sin(np.pi * _PUPIL_SHARE**early)) ** 0.66
    return line, arch


def paint_eye(
    patch: ByteArray, origin_mm: tuple[float, float], per_mm: float, side: int, eye: Eye, look: Look
) -> ByteArray:
    """An eye on a copy of its patch of skin, uint8 (h, w, 3); `origin_mm` is the patch's corner, side -1 or 1."""
    height, width = patch.shape[:2]
    size = (width * _FINE, height * _FINE)
    fine = cv2.resize(patch, size, interpolation=cv2.INTER_LINEAR).astype(np.uint8)
    brush = Brush(fine, origin_mm, per_mm * _FINE, side)
    upper, lower = eye.lid(eye.upper_mm, 0.95), eye.lid(eye.lower_mm, 1.1)
    lower[:, 1] = np.maximum(lower[:, 1], upper[:, 1])
    closed = 1 - eye.opening_mm / eye.rest_mm
    crease = eye.lid(-eye.rest_mm + LOWER_MM - 3.2 + 1.2 * closed, 0.95)
    if eye.opening_mm > 0.25:
        ball = np.concatenate([upper, lower[::-1]])
        brush.inside(ball, lambda inner: _ball(inner, upper, eye, look))
    brush.line(crease, 0.5, mixed(look.shade, look.skin, 0.15 + 0.2 * closed), 0.9)
    brush.line(lower, 0.8, mixed(look.shade, _LASH, 0.6), 0.8)
    brush.line(upper, 1.7, _LASH, 0.6)
    return cv2.resize(brush.sheet, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)


def _ball(brush: Brush, upper: FloatArray, eye: Eye, look: Look) -> None:
    brush.sheet[:] = _WHITE
    x, y = PUPIL[0] + eye.look_x_mm, PUPIL[1] + eye.look_y_mm
    brush.fill(np.array([INNER, (INNER[0] + 3, 5), (INNER[0] - 2, 5)]), bgr("#DDA79B"))
    radius = IRIS_MM / 2 / eye.size
    brush.disc(x, y, radius, mixed(look.iris, _PUPIL_INK, 0.72))
    brush.disc(x, y, radius * 0.88, look.iris)
    brush.disc(x, y + radius * 0.22, radius * 0.62, mixed(look.iris, (190, 215, 235), 0.28))
    brush.disc(x, y, radius * 0.42, _PUPIL_INK)
    shadow = np.concatenate([upper, (upper + _SHADOW)[::-1]])
    brush.veil(shadow, _WHITE_SHADE, 0.55)
    brush.disc(x - brush.side * radius * 0.34, y - radius * 0.36, radius * 0.20, (255, 255, 255))
