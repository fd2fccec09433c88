"""A sheet of paper held up to a webcam: perspective, uneven light, a lens not quite sharp, and a noisy sensor."""

from dataclasses import dataclass

import cv2
import numpy as np

from game.model.signals import ByteArray, FloatArray

WIDTH_PX, HEIGHT_PX = 1280, 720
FOCAL_PX = 1100.0
"""Of a laptop's camera, which sees 60 degrees across."""
_FINER = 2
"""Drawn so many times finer, then shrunk: as a sensor sums the light on each pixel."""
_WALL, _DARKEST, _BRIGHTEST = 118, 22.0, 232.0


@dataclass(frozen=True, slots=True)
class Held:
    """How a page is held: so far away, turned and tilted, with its middle off the camera's axis; and by what camera.

    `blur_px` is the deviation of a Gaussian blur; `noise` that of each pixel in grey levels. Of the light a corner has
    `shade` less than the opposite one.
    """

    distance_mm: float = 380.0
    turn_deg: float = 0.0
    tilt_deg: float = 0.0
    roll_deg: float = 0.0
    right_mm: float = 0.0
    down_mm: float = 0.0
    blur_px: float = 0.8
    noise: float = 4.0
    shade: float = 0.25


def picture_of(page: ByteArray, wide_mm: float, held: Held, seed: int = 0) -> ByteArray:
    """The camera's picture, uint8 (720, 1280, 3), of a grey page (h, w) that is so many millimetres wide."""
    wide = np.full((HEIGHT_PX * _FINER, WIDTH_PX * _FINER), _WALL, np.uint8)
    height, width = page.shape
    printed = (_DARKEST + page.astype(np.float32) / 255 * (_BRIGHTEST - _DARKEST)).astype(np.uint8)
    drawn = _corners_px(wide_mm, wide_mm * height / width, held) * _FINER
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    to = cv2.getPerspectiveTransform(flat, drawn.astype(np.float32))
    cv2.warpPerspective(printed, to, wide.shape[::-1], wide, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT)
    seen = cv2.resize(wide, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_AREA).astype(np.float64)
    if held.blur_px > 0:
        seen = cv2.GaussianBlur(seen, (0, 0), held.blur_px).astype(np.float64)
    across, down = np.linspace(0, 0.5, WIDTH_PX)[None, :], np.linspace(0, 0.5, HEIGHT_PX)[:, None]
    lit = (seen * (1 - held.shade * (across + down)))[:, :, None]
    noisy = lit + np.random.default_rng(seed).normal(0, held.noise, (HEIGHT_PX, WIDTH_PX, 3))
    bgr: ByteArray = np.clip(noisy, 0, 255).astype(np.uint8)
    return bgr


def _corners_px(wide_mm: float, high_mm: float, held: Held) -> FloatArray:
    """Where a page's corners are seen, (4, 2), from the upper left clockwise."""
    turn, tilt, roll = np.radians([held.turn_deg, held.tilt_deg, held.roll_deg])
    about_y = np.array([[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    flat = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]]) * [wide_mm / 2, high_mm / 2, 0]
    place = flat @ (about_z @ about_x @ about_y).T + [held.right_mm, held.down_mm, held.distance_mm]
    seen: FloatArray = place[:, :2] / place[:, 2:] * FOCAL_PX + [WIDTH_PX / 2, HEIGHT_PX / 2]
    return seen
