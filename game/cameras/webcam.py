"""A webcam, by its number: 0 is usually the built-in one."""

import time
from typing import ClassVar

import cv2
import numpy as np

from game.errors import DeviceLost, DeviceMissing
from game.model.attention import Attention
from game.model.phrase import say
from game.model.signals import Picture
from game.ports import Camera, Surroundings

_TRIES = 5
_PATIENCE_S = 2.0
_SIZES_PX = {Attention.FACE: (640, 480), Attention.CODES: (1280, 720)}
_LARGEST = 999
"""No computer has this many cameras; OpenCV cannot count beyond 2**31."""


class Webcam(Camera):
    """OpenCV's camera NUMBER, at 640 x 480 (1280 x 720 for codes) and 30 pictures a second where the camera can."""

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
        self._wanted = self._set = Attention.FACE

    def open(self) -> None:
        """Raises DeviceMissing where there is no such camera or it gives no picture."""
        self.close()
        cv2.setLogLevel(0)
        capture = self.driver(min(self._index, _LARGEST))
        self._set = _sized(capture, self._wanted)
        capture.set(cv2.CAP_PROP_FPS, 30)
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

    def read(self) -> Picture | None:
        """The next picture, stamped as it is grabbed."""
        if self._capture is None:
            raise DeviceLost(f"Camera {self._index} is closed.")
        if self._set is not self._wanted:  # on the thread that reads: no driver likes two
            self._set, self._seen_s = _sized(self._capture, self._wanted), self._clock.now_s()
        grabbed = self._capture.grab()
        now_s = self._clock.now_s()
        good, bgr = self._capture.retrieve() if grabbed else (False, None)
        if good and bgr is not None:
            self._seen_s = now_s
            return Picture(now_s, np.asarray(bgr, dtype=np.uint8))
        if now_s - self._seen_s > _PATIENCE_S:
            raise DeviceLost(say("The camera gives no more pictures. Check its plug; the game goes on by itself."))
        time.sleep(0.01)
        return None

    def attend(self, attention: Attention) -> None:
        """Ask for larger or smaller pictures before the next one; a camera that has no others goes on as it was."""
        self._wanted = attention

    def close(self) -> None:
        """Let go of the camera."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


def _sized(capture: cv2.VideoCapture, attention: Attention) -> Attention:
    width, height = _SIZES_PX[attention]
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
    return attention
