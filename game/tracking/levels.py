"""Grey levels between pixels."""

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray

Grey = NDArray[np.float32]
_WIDE_PX = 4.0
_STEP = np.array([[-0.5, 0.0, 0.5]], np.float32)


def blurred(grey: ByteArray, blur_px: float) -> Grey:
    """Grey levels softened by a Gaussian of at least half a pixel."""
    levels, size = grey.astype(np.float32), grey.shape[1::-1]
    if blur_px < _WIDE_PX or min(size) < _WIDE_PX:
        return np.asarray(cv2.GaussianBlur(levels, (0, 0), max(0.5, blur_px)), np.float32)
    # So soft a picture has nothing that half its pixels would not show, in an eighth of the time.
    half = cv2.resize(levels, (size[0] // 2, size[1] // 2), interpolation=cv2.INTER_AREA)
    half = cv2.GaussianBlur(half, (0, 0), blur_px / 2)
    return np.asarray(cv2.resize(half, size, interpolation=cv2.INTER_LINEAR), np.float32)


def sloped(image: Grey) -> Grey:
    """Grey levels with their slopes to the right and down, (rows, columns, 3)."""
    return np.asarray(cv2.merge([image, cv2.filter2D(image, -1, _STEP), cv2.filter2D(image, -1, _STEP.T)]), np.float32)


def sampled(image: Grey, places: FloatArray) -> FloatArray:
    """An image's values at places (..., 2), (...) or, of several channels, (..., channels); its edge beyond it."""
    at = places.reshape(-1, 2).astype(np.float32)
    there = cv2.remap(image, at[:, :1], at[:, 1:], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return there.astype(np.float64).reshape(*places.shape[:-1], *image.shape[2:])


def alike(one: FloatArray, other: FloatArray) -> FloatArray:
    """The correlation of grey levels (..., n) with each other, (...), 0 where one has none."""
    one, other = (each - each.mean(axis=-1, keepdims=True) for each in (one, other))
    size = np.linalg.norm(one, axis=-1) * np.linalg.norm(other, axis=-1)
    return np.asarray((one * other).sum(axis=-1) / np.where(size > 0, size, np.inf))
