"""Optical flow between two pictures of the same frame, free of slowly changing light."""

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray

Pixels = NDArray[np.float32]

WINDOWS_MM = (16.0, 9.0, 6.0)
"""Squares of skin that are compared: a large one to find the place, smaller ones to be exact about it."""
_FINE = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 15, 0.01)


def evenly_lit(grey: ByteArray, over_px: float, least: float = 0.0, most: float = 255.0) -> ByteArray:
    """Grey levels relative to their surroundings, 120 where they equal them.

    What is darker than `least` or brighter than `most` is not skin, and counts as those for what surrounds it.
    """
    exact = np.clip(grey.astype(np.float32), np.float32(least), np.float32(most))
    rows, columns = grey.shape
    small = cv2.resize(exact, (max(1, columns // 4), max(1, rows // 4)), interpolation=cv2.INTER_AREA)
    dim = cv2.GaussianBlur(small, (0, 0), over_px / 4, borderType=cv2.BORDER_REPLICATE)
    light = cv2.resize(dim, (columns, rows))
    return np.asarray(cv2.divide(exact, np.maximum(light, np.float32(1.0)), scale=120.0, dtype=cv2.CV_8U), np.uint8)


def followed(
    rest: ByteArray, grey: ByteArray, start: Pixels, guess: Pixels, px_per_mm: float
) -> tuple[Pixels, FloatArray]:
    """Where the rest's spots (n, 2) are in a picture of the same frame.

    And how far each lands from where it began, followed there and back; infinitely far where it was not found.
    """
    there = guess
    sure = np.ones(len(start), dtype=bool)
    for number, window_mm in enumerate(WINDOWS_MM):
        side = max(7, round(window_mm * px_per_mm)) | 1
        there, seen = _flowed(rest, grey, start, there, side, 1 if number == 0 else 0)
        sure &= seen
    again, seen_back = _flowed(grey, rest, there, start, side, 0)
    off_px = np.linalg.norm(again - start, axis=1).astype(np.float64)
    return there, np.where(sure & seen_back, off_px, np.inf)


def through(points: Pixels, way: FloatArray) -> Pixels:
    """Points (n, 2) carried by a map (2, 3)."""
    return np.asarray(points @ way[:, :2].T + way[:, 2], np.float32)


def _flowed(
    here: ByteArray, there: ByteArray, points: Pixels, guess: Pixels, side: int, levels: int
) -> tuple[Pixels, NDArray[np.bool_]]:
    found, seen, _ = cv2.calcOpticalFlowPyrLK(
        here, there, points, guess.copy(), winSize=(side, side), maxLevel=levels, criteria=_FINE,
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )  # fmt: skip
    return np.asarray(found, np.float32), np.asarray(seen).ravel() > 0
