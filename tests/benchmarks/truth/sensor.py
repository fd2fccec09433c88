"""What a webcam's sensor adds to a picture."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray
from game.simulation.lens import HEIGHT_PX, WIDTH_PX

NOISE_SD = 3.0
"""Grey levels, in each channel of each pixel."""
_ROOM_PX = 64


def noisy(bgr: ByteArray, light: float, dice: np.random.Generator) -> ByteArray:
    """A picture under more or less light, with the sensor's noise."""
    left, top = dice.integers(0, _ROOM_PX, 2).tolist()
    noise = _noise()[top : top + HEIGHT_PX, left : left + WIDTH_PX]
    lit = cv2.convertScaleAbs(bgr, alpha=light)
    return np.asarray(cv2.add(lit, noise, dtype=cv2.CV_8U), dtype=np.uint8)


@lru_cache(maxsize=1)
def _noise() -> NDArray[np.int16]:
    """Noise for every picture, which each picture uses from another corner on."""
    size = (HEIGHT_PX + _ROOM_PX, WIDTH_PX + _ROOM_PX, 3)
    return np.random.default_rng(1).normal(0.0, NOISE_SD, size).round().astype(np.int16)
