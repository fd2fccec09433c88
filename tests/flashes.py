"""How often a picture flashes, as WCAG 2.2 (success criterion 2.3.1) counts it."""

from collections.abc import Sequence

import cv2
import numpy as np

from game.model.signals import ByteArray, FloatArray

CHANGE, DARK = 0.10, 0.80
"""A flash is a pair of opposing changes of relative luminance by a tenth and more, the darker one below 0.80."""
ACROSS, DOWN = 16, 9
SMALL = 4
"""Fewer fields than this, 25 % of 341 x 256 of 1024 x 768 pixels, are too small to count."""


def luminances(frames: Sequence[ByteArray]) -> FloatArray:
    """The mean relative luminance, 0..1, of 16 x 9 fields of each blue-green-red picture: (frames, 144)."""
    small = [cv2.resize(frame[:, :, :3], (ACROSS, DOWN), interpolation=cv2.INTER_AREA) for frame in frames]
    share = np.array(small, np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray((linear @ np.array([0.0722, 0.7152, 0.2126])).reshape(len(frames), -1))


def turns(values: FloatArray) -> list[int]:
    """At which frames one field's luminance has gone the other way by as much as a flash does.

    >>> turns(np.array([0.5, 0.5, 0.3, 0.3, 0.5, 0.45, 0.3]))
    [2, 4, 6]
    """
    found, low, high, way = [], values[0], values[0], 0
    for number, value in enumerate(values):
        low, high = min(low, value), max(high, value)
        if way >= 0 and high - value >= CHANGE and value < DARK:
            found.append(number)
            low, way = value, -1
        elif way <= 0 and value - low >= CHANGE and low < DARK:
            found.append(number)
            high, way = value, 1
    return found


def most_in_a_second(frames: Sequence[ByteArray], rate_hz: float) -> float:
    """The most flashes (pairs of turns) in any second, of an area that counts."""
    begins = np.arange(len(frames))
    at = [turns(field) for field in luminances(frames).T]
    counts = np.array([np.searchsorted(each, begins + rate_hz) - np.searchsorted(each, begins) for each in at])
    return float(np.sort(counts, axis=0)[-SMALL].max()) / 2
