"""A shelf in shared memory: pictures pass from one process to another without being copied through a pipe."""

from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory

import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray

SLOT_BYTES = 1920 * 1080 * 3
_HEAD_BYTES = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture was laid; `number` tells whether it is still the one that lies there."""

    slot: int
    number: int
    shape: tuple[int, ...]


class Shelf:
    """A few places, used in turn by one writer; a reader that comes too late is told so.

    Without a name a new shelf is put up, and taken down by its `close`; with one, another process's is used.
    """

    def __init__(self, slots: int, name: str | None = None) -> None:
        self._slots, self._owned, self._number = slots, name is None, 0
        size = _HEAD_BYTES + slots * SLOT_BYTES
        self._memory = SharedMemory(name, create=self._owned, size=size if self._owned else 0)
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
            self._memory.unlink()

    def _numbers(self) -> NDArray[np.int64]:
        return np.ndarray(self._slots, np.int64, self._memory.buf)

    def _pixels(self, place: Place) -> ByteArray:
        return np.ndarray(place.shape, np.uint8, self._memory.buf, _HEAD_BYTES + place.slot * SLOT_BYTES)
