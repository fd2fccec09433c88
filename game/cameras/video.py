"""A video file, played at its own pace as if it were the mirror."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from cv2.typing import MatLike

from game.errors import DataError, DeviceLost, DeviceMissing
from game.model.signals import ByteArray, Picture
from game.ports import Camera, Surroundings

_LATE_S = 0.8
_LONGEST_PX = 1280
"""Pictures are shrunk to this: more makes a face no truer, and everything slow."""
_TEXT_ART = b"ansi"
"""FFmpeg plays any text as a film of letters."""


class Film:
    """A video file's pictures in order, upright, stamped with their own time in seconds from the first.

    `pictures` is how many the file announces, 0 where it does not say. A picture's longer side has at most 1280 pixels.
    Raises DataError with one line where there is no file, it may not be read, or is no video of two pictures at least.
    """

    def __init__(self, path: Path) -> None:
        _allowed(path)
        cv2.setLogLevel(0)
        self._capture = cv2.VideoCapture(str(path))
        self._capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)  # as the phone was held
        self.path = path
        self.pictures = max(0, round(self._capture.get(cv2.CAP_PROP_FRAME_COUNT)))
        self._ahead = self._read(None)
        self._after = None if self._ahead is None else self._read(self._ahead.t_s)
        codec = self._codec()
        if self._after is None or codec == _TEXT_ART:
            self.close()
            if self._ahead is not None and codec != _TEXT_ART:
                raise DataError(f"{path} is too short: it has 1 picture.")
            raise DataError(f"{path} is not a video that can be read. MP4, MOV, AVI and WebM usually can.")

    def __iter__(self) -> Iterator[Picture]:
        while (picture := self.take()) is not None:
            yield picture

    def due_s(self) -> float | None:
        """When the next picture belongs, or None at the end."""
        return None if self._ahead is None else self._ahead.t_s

    def take(self) -> Picture | None:
        """The next picture, or None at the end."""
        picture, self._ahead = self._ahead, self._after
        if self._after is not None:
            self._after = self._read(self._after.t_s)
        return picture

    def _codec(self) -> bytes:
        return int(self._capture.get(cv2.CAP_PROP_FOURCC)).to_bytes(4, "little", signed=True)

    def _read(self, last_s: float | None) -> Picture | None:
        good, bgr = self._capture.read()
        if not good or bgr is None:
            return None
        stamp_s = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if last_s is None:
            self._zero_s = stamp_s
            return Picture(0.0, _shrunk(bgr))
        t_s = stamp_s - self._zero_s
        if t_s <= last_s:  # damaged or absent time stamps: trust the nominal rate instead
            rate_hz = self._capture.get(cv2.CAP_PROP_FPS)
            t_s = last_s + 1 / (rate_hz if 1 <= rate_hz <= 240 else 30.0)
        return Picture(t_s, _shrunk(bgr))

    def close(self) -> None:
        """Let go of the file."""
        self._capture.release()


def _allowed(path: Path) -> None:
    if not path.is_file():
        raise DataError(f"There is no video file {path}. Check the name and the folder.")
    try:
        path.open("rb").close()
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error


def _shrunk(bgr: MatLike) -> ByteArray:
    height, width = bgr.shape[:2]
    share = _LONGEST_PX / max(height, width)
    if share >= 1:
        return np.asarray(bgr, dtype=np.uint8)
    size = (round(width * share), round(height * share))
    return np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


class Video(Camera):
    """A file's pictures, each when it is due on the clock; at its end it starts again."""

    simulated = False

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whatever is no number and names no other kind."""
        return bool(address) and not address.isdecimal() and address.partition(":")[0] != "simulated"

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._path = Path(address)
        self._clock = surroundings.clock
        self._film: Film | None = None
        self._begun_s = 0.0

    def look(self) -> None:
        """Raises DeviceMissing where there is no such file, or it may not be read."""
        try:
            _allowed(self._path)
        except DataError as error:
            raise DeviceMissing(str(error)) from error

    def open(self) -> None:
        """Raises DeviceMissing where the file is not there or no video."""
        self.close()
        try:
            self._film = Film(self._path)
        except DataError as error:
            raise DeviceMissing(str(error)) from error
        self._begun_s = self._clock.now_s()

    def read(self) -> Picture | None:
        """The newest picture that is due; late ones are passed over."""
        if self._film is None:
            raise DeviceLost(f"The video {self._path} is closed.")
        newest = None
        now_s = self._clock.now_s()
        due_s = self._film.due_s()
        if due_s is not None and now_s - self._begun_s - due_s > _LATE_S:  # too large to decode in time: play slower
            self._begun_s = now_s - due_s
        while (due_s := self._film.due_s()) is not None and self._begun_s + due_s <= now_s:
            newest = self._film.take()
        if newest is not None:
            return Picture(self._begun_s + newest.t_s, newest.bgr)
        if self._film.due_s() is None:
            self.open()
        return None

    def close(self) -> None:
        """Let go of the file."""
        if self._film is not None:
            self._film.close()
            self._film = None
