"""What a webcam's sensor adds to a picture."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, Intent
from game.simulation.face import picture_of
from game.simulation.patient import Patient

NOISE_SD = 3.0
"""Grey levels, in each channel of each pixel."""
_ROOM_PX = 64
_SUMMED = 2


def exposed(patient: Patient, t_s: float, asked: tuple[Intent, ...], finer: float) -> ByteArray:
    """A patient's picture, so many times finer than 640 x 480, as a sensor sums the light over each pixel's area.

    What is drawn at a pixel's middle alone lets thin lines, as lashes far away, come and go with every shift.
    """
    fine = picture_of(patient, t_s, asked, _SUMMED * finer)
    size = round(fine.shape[1] / _SUMMED), round(fine.shape[0] / _SUMMED)
    return np.asarray(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), np.uint8)


def noisy(bgr: ByteArray, light: float, dice: np.random.Generator) -> ByteArray:
    """A picture under more or less light, with the sensor's noise."""
    left, top = dice.integers(0, _ROOM_PX, 2).tolist()
    height, width = bgr.shape[:2]
    noise = _noise(width, height)[top : top + height, left : left + width]
    lit = cv2.convertScaleAbs(bgr, alpha=light)
    return np.asarray(cv2.add(lit, noise, dtype=cv2.CV_8U), dtype=np.uint8)


@lru_cache(maxsize=2)
def _noise(width: int, height: int) -> NDArray[np.int16]:
    """Noise for every picture, which each picture uses from another corner on."""
    size = (height + _ROOM_PX, width + _ROOM_PX, 3)
    return np.random.default_rng(1).normal(0.0, NOISE_SD, size).round().astype(np.int16)
