"""A webcam, by its number: 0 is usually the built-in one."""

import time
from collections.abc import Sequence
from typing import ClassVar

import cv2
import numpy as np

from game.errors import DeviceLost, DeviceMissing
from game.model.attention import Attention
from game.model.phrase import say
from game.model.signals import ByteArray, Picture
from game.ports import Camera, Surroundings

_TRIES = 5
_PATIENCE_S = 2.0
_SIZES_PX: tuple[tuple[int, int], ...] = ((1280, 720), (640, 480))
"""The first one that comes quickly enough: a face at 80 cm needs every pixel, an eye that opens every picture."""
_RATE_HZ, _LEAST_HZ = 30, 24
_FACE_SHAPE = 4 / 3
"""How wide for its height what is seen of a face is at most; what stands beside it only takes time."""
_LARGEST = 999
"""No computer has this many cameras; OpenCV cannot count beyond 2**31."""


class Webcam(Camera):
    """OpenCV's camera NUMBER, 30 pictures a second of 1280 x 720 where it can: for a face their middle, 960 x 720.

    Where it says it can not, of 640 x 480.
    """

    simulated = False
    driver: ClassVar[type[cv2.VideoCapture]] = cv2.VideoCapture

    @classmethod
    def claims(cls, address: str) -> bool:
        """A bare number."""
        return address.isdecimal()

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._index = int(address)
        self._clock = surroundings.clock
        self._capture: cv2.VideoCapture | None = None
        self._seen_s = 0.0
        self._attention = Attention.FACE
        self._sizes_px = _SIZES_PX

    def open(self) -> None:
        """Raises DeviceMissing where there is no such camera or it gives no picture."""
        self.close()
        cv2.setLogLevel(0)
        capture = self.driver(min(self._index, _LARGEST))
        size_px = _ask_for_large_pictures(capture, self._sizes_px)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        if not capture.isOpened() or not any(capture.read()[0] for _ in range(_TRIES)):
            capture.release()
            raise DeviceMissing(
                say(
                    "Camera {number} gives no picture. Is it plugged in, and no other program using it?"
                    " Another number, a video file or simulated:healthy can be given with --camera.",
                    number=self._index,
                )
            )
        self._capture, self._seen_s = capture, self._clock.now_s()
        self._sizes_px = (size_px,)  # a camera that comes back is asked for the same: the rest was seen in it

    def read(self) -> Picture | None:
        """The next picture, stamped as it is grabbed."""
        if self._capture is None:
            raise DeviceLost(f"Camera {self._index} is closed.")
        grabbed = self._capture.grab()
        now_s = self._clock.now_s()
        good, bgr = self._capture.retrieve() if grabbed else (False, None)
        if good and bgr is not None:
            self._seen_s = now_s
            whole = np.asarray(bgr, dtype=np.uint8)
            return Picture(now_s, _middle(whole) if self._attention is Attention.FACE else whole)
        if now_s - self._seen_s > _PATIENCE_S:
            raise DeviceLost(say("The camera gives no more pictures. Check its plug; the game goes on by itself."))
        time.sleep(0.01)
        return None

    def attend(self, attention: Attention) -> None:
        """From the next picture on the middle of it, where a face is, or all of it."""
        self._attention = attention

    def close(self) -> None:
        """Let go of the camera."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


def _ask_for_large_pictures(capture: cv2.VideoCapture, sizes_px: Sequence[tuple[int, int]]) -> tuple[int, int]:
    # Large pictures that are not compressed come ten times a second through most cables. It is a wish: not all heed it.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    for width, height in sizes_px:
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        capture.set(cv2.CAP_PROP_FPS, _RATE_HZ)
        if not 0 < capture.get(cv2.CAP_PROP_FPS) < _LEAST_HZ:  # nought where a driver does not tell
            break
    return width, height


def _middle(bgr: ByteArray) -> ByteArray:
    height, width = bgr.shape[:2]
    aside = max(0, width - round(height * _FACE_SHAPE)) // 2
    return np.ascontiguousarray(bgr[:, aside : width - aside]) if aside else bgr
