"""A shelf in shared memory: pictures pass from one process to another without being copied through a pipe."""

import os
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.errors import StoreError
from game.model.signals import ByteArray

SLOT_BYTES = 1920 * 1080 * 3
_HEAD_BYTES = 64
_SHARED = Path("/dev/shm")  # noqa: S108 - Linux's place for shared memory, where it can be reserved


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture was laid; `number` tells whether it is still the one that lies there."""

    slot: int
    number: int
    shape: tuple[int, ...]


class Shelf:
    """A few places, used in turn by one writer; a reader that comes too late is told so.

    Without a name a new shelf is put up, and taken down by its `close`; with one, another process's is used.
    Raises StoreError where there is no room for a new one.
    """

    def __init__(self, slots: int, name: str | None = None) -> None:
        self._slots, self._owned, self._number = slots, name is None, 0
        self._memory = _put_up(_HEAD_BYTES + slots * SLOT_BYTES) if name is None else SharedMemory(name)
        self.name = self._memory.name

    def lay(self, pixels: ByteArray) -> Place | None:
        """Lay a picture down in place of the oldest; None where it is too large for the shelf."""
        if pixels.nbytes > SLOT_BYTES:
            return None
        self._number += 1
        place = Place(self._number % self._slots, self._number, pixels.shape)
        self._numbers()[place.slot] = 0
        self._pixels(place)[:] = pixels
        self._numbers()[place.slot] = place.number
        return place

    def take(self, place: Place) -> ByteArray | None:
        """A copy of what was laid there; None where something newer lies there by now."""
        if self._numbers()[place.slot] != place.number:
            return None
        pixels = self._pixels(place).copy()
        return pixels if self._numbers()[place.slot] == place.number else None

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()
        if self._owned:
            with suppress(FileNotFoundError):  # somebody tidied up behind us
                self._memory.unlink()

    def _numbers(self) -> NDArray[np.int64]:
        return np.ndarray(self._slots, np.int64, self._memory.buf)

    def _pixels(self, place: Place) -> ByteArray:
        return np.ndarray(place.shape, np.uint8, self._memory.buf, _HEAD_BYTES + place.slot * SLOT_BYTES)


def _put_up(size: int) -> SharedMemory:
    """New memory, reserved where the system can: else a full one would end the program at some later picture."""
    try:
        memory = SharedMemory(create=True, size=size)
        try:
            _reserve(_SHARED / memory.name, size)
        except OSError:
            memory.close()
            memory.unlink()
            raise
    except OSError as error:
        raise StoreError(
            f"There is no room in shared memory for the camera's pictures: {size / 1e6:.0f} MB are needed "
            f"({error.strerror}). Close other programs, and start once more."
        ) from error
    return memory


def _reserve(file: Path, size: int) -> None:
    if hasattr(os, "posix_fallocate") and file.is_file():
        with file.open("r+b") as opened:
            os.posix_fallocate(opened.fileno(), 0, size)
