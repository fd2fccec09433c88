"""Camera pictures as sprites: cropped, mirrored, with rounded corners."""

from typing import cast

import cv2

from game.model.signals import ByteArray, Picture
from game.screen.shapes import Mask, rounded
from game.screen.sprites import Sprite, sprite


class Photo:
    """Keeps the last picture fitted: one drawn twice is fitted once."""

    def __init__(self) -> None:
        self._last: Picture | None = None
        self._key: tuple[int, int, bool, int] = (0, 0, False, 0)
        self._made: Sprite | None = None
        self._corners: dict[int, Mask] = {}

    def sprite(self, picture: Picture, wide: int, high: int, mirrored: bool, radius: int) -> Sprite:
        """The middle of the picture, so many pixels wide and high, with round corners."""
        key = (wide, high, mirrored, radius)
        if self._made is None or picture is not self._last or key != self._key:
            self._made = self._rounded(fitted(picture.bgr, wide, high, mirrored), min(radius, wide // 2, high // 2))
            self._last, self._key = picture, key
        return self._made

    def _rounded(self, bgra: ByteArray, radius: int) -> Sprite:
        high, wide = bgra.shape[:2]
        if radius not in self._corners:
            self._corners[radius] = rounded(4 * radius, 4 * radius, radius, margin=0)[:radius, :radius, None]
        cover = self._corners[radius]
        for top in (True, False):
            for left in (True, False):
                spot = bgra[part(high, radius, top), part(wide, radius, left)]
                spot[:] = spot * cover[:: 1 if top else -1, :: 1 if left else -1]
        return sprite(bgra, 0, 0)


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
    while shrink > 2:  # by halves, for a mean over parts of pixels takes eight times as long
        h, w, shrink = h // 2, w // 2, shrink / 2
        crop = cast("ByteArray", cv2.resize(crop[: 2 * h, : 2 * w], (w, h), interpolation=cv2.INTER_AREA))
    small = cv2.resize(crop, (width, height), interpolation=cv2.INTER_LINEAR)
    return cast("ByteArray", cv2.cvtColor(cv2.flip(small, 1) if mirrored else small, cv2.COLOR_BGR2BGRA))
