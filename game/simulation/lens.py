"""From the head to the picture, and back: a webcam's perspective."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray
from game.simulation.posture import Head
from game.simulation.relief import Field, sample

WIDTH_PX, HEIGHT_PX = 640, 480
"""Of a picture that is not finer."""
FINER = 1.5
"""So much finer, 960 x 720, is what the game takes from a webcam."""
FOCAL_PX = 620.0
CENTER_PX = (320.0, 218.0)
_PIVOT_MM = np.array([0.0, 70.0, -80.0])
_STEP_PX = 6
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Lens:
    """One head before one camera. `size` scales the head's millimetres to real ones, `finer` the picture's pixels."""

    head: Head
    size: float = 1.0
    finer: float = 1.0

    @property
    def picture_px(self) -> tuple[int, int]:
        """How wide and high its pictures are."""
        return round(WIDTH_PX * self.finer), round(HEIGHT_PX * self.finer)

    @property
    def focal_px(self) -> float:
        """Its focal length."""
        return FOCAL_PX * self.finer

    @property
    def center_px(self) -> tuple[float, float]:
        """Where its axis meets the picture."""
        return CENTER_PX[0] * self.finer, CENTER_PX[1] * self.finer

    def turn(self) -> FloatArray:
        """The rotation of the head, (3, 3)."""
        yaw, pitch, roll = np.radians([self.head.yaw_deg, self.head.pitch_deg, self.head.roll_deg])
        cy, sy, cp, sp, cr, sr = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch), np.cos(roll), np.sin(roll)
        about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
        about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
        about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
        turned: FloatArray = about_z @ about_x @ about_y
        return turned

    def project(self, x: FloatArray, y: FloatArray, skin: Field) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Head millimetres to pixels u, v, and pixels per head millimetre there; `skin` from `relief.surface`."""
        there = sample(skin, x, y)
        turn = self.turn() * self.size
        still = _PIVOT_MM * self.size - turn @ _PIVOT_MM
        right, down, near = x + there[..., 0], y + there[..., 1], there[..., 2]
        place = [row[0] * right + row[1] * down + row[2] * near + at for row, at in zip(turn, still, strict=True)]
        scale = self.focal_px / (self.head.distance_mm - place[2])
        u = self.center_px[0] + (place[0] + self.head.right_mm) * scale
        v = self.center_px[1] + (place[1] + self.head.down_mm) * scale
        return u, v, scale * self.size

    def unproject(self, box: tuple[int, int, int, int], skin: Field) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """For every pixel of a box (left, top, right, bottom) the head millimetres x, y seen there."""
        left, top, right, bottom = box
        columns, rows = -(-(right - left) // _STEP_PX) + 1, -(-(bottom - top) // _STEP_PX) + 1
        u, v = np.meshgrid(left + np.arange(columns) * _STEP_PX, top + np.arange(rows) * _STEP_PX)
        turn = self.turn()
        back = np.linalg.inv(turn[:2, :2])
        scale = self.focal_px / self.head.distance_mm * self.size
        x = (u - self.center_px[0]) / scale - self.head.right_mm
        y = (v - self.center_px[1]) / scale - self.head.down_mm
        for _ in range(_ROUNDS):
            at_u, at_v, scales = self.project(x, y, skin)
            off_u, off_v = (u - at_u) / scales, (v - at_v) / scales
            x = np.clip(x + back[0, 0] * off_u + back[0, 1] * off_v, -130, 130)
            y = np.clip(y + back[1, 0] * off_u + back[1, 1] * off_v, -155, 150)
        across, down = _fine_grid(*self.picture_px)
        inside = (slice(0, bottom - top), slice(0, right - left))
        coarse = cv2.merge([x.astype(np.float32), y.astype(np.float32)])
        seen = cv2.remap(coarse, across[inside], down[inside], cv2.INTER_LINEAR).astype(np.float32)
        return seen[:, :, 0], seen[:, :, 1]


@lru_cache(maxsize=2)
def _fine_grid(width: int, height: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    down, across = np.mgrid[0:height, 0:width].astype(np.float32) / _STEP_PX
    return across, down
