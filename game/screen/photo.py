"""Camera pictures on a surface: cropped, mirrored, with rounded corners."""

from typing import cast

import cv2
import numpy as np
import pygame

from game.model.signals import ByteArray, Picture
from game.screen.shapes import Mask, rounded
from game.screen.sprites import pixels


class Photo:
    """Puts pictures on a surface, and keeps the last one fitted: a picture drawn twice is fitted once."""

    def __init__(self) -> None:
        self._last: Picture | None = None
        self._key: tuple[int, int, bool] = (0, 0, False)
        self._fitted: ByteArray = np.zeros((1, 1, 4), np.uint8)
        self._corners: dict[int, Mask] = {}

    def put(self, surface: pygame.Surface, picture: Picture, at: pygame.Rect, mirrored: bool, radius: int) -> None:
        """Fill `at` (in pixels, inside the surface) with the middle of the picture."""
        key = (at.w, at.h, mirrored)
        if picture is not self._last or key != self._key:
            self._fitted = fitted(picture.bgr, at.w, at.h, mirrored)
            self._last, self._key = picture, key
        view = pixels(surface)[at.top : at.bottom, at.left : at.right]
        radius = min(radius, at.w // 2, at.h // 2)
        if radius not in self._corners:
            self._corners[radius] = rounded(4 * radius, 4 * radius, radius, margin=0)[:radius, :radius, None]
        mask = self._corners[radius]
        spots = [
            (part(at.h, radius, top), part(at.w, radius, left), mask[:: 1 if top else -1, :: 1 if left else -1])
            for top in (True, False)
            for left in (True, False)
        ]
        under = [view[rows, columns].copy() for rows, columns, _ in spots]
        view[:] = self._fitted
        for (rows, columns, cover), old in zip(spots, under, strict=True):
            view[rows, columns] = self._fitted[rows, columns] * cover + old * (1 - cover)


def part(length: int, radius: int, first: bool) -> slice:
    """The first or last `radius` pixels of a length."""
    return slice(0, radius) if first else slice(length - radius, length)


def fitted(bgr: ByteArray, width: int, height: int, mirrored: bool) -> ByteArray:
    """The middle of a picture, cropped to width x height, with a fourth, opaque channel."""
    rows, columns = bgr.shape[:2]
    shrink = min(columns / width, rows / height)
    w, h = min(columns, round(width * shrink)), min(rows, round(height * shrink))
    x, y = (columns - w) // 2, (rows - h) // 2
    crop = bgr[y : y + h, x : x + w]
    sampling = cv2.INTER_AREA if shrink > 2 else cv2.INTER_LINEAR
    small = cv2.resize(crop, (width, height), interpolation=sampling)
    return cast("ByteArray", cv2.cvtColor(cv2.flip(small, 1) if mirrored else small, cv2.COLOR_BGR2BGRA))
