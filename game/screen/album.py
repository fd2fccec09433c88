"""Pictures of the screen, written beside the game so that it need not wait for them."""

import queue
import threading
from pathlib import Path

import cv2
import numpy as np

from game.errors import StoreError
from game.model.signals import ByteArray

_FAST = [cv2.IMWRITE_PNG_COMPRESSION, 2]
_WAITING = 8


class Album:
    """Writes PNG files on a thread of its own. A refusal of the disk is raised by the next call."""

    def __init__(self) -> None:
        self._pictures: queue.Queue[tuple[Path, ByteArray] | None] = queue.Queue(_WAITING)
        self._refusal: str | None = None
        self._thread = threading.Thread(target=self._run, name="album", daemon=True)
        self._thread.start()

    def add(self, path: Path, bgra: ByteArray) -> None:
        """Write a picture (h, w, 4), which is the album's from now on. Raises StoreError for an earlier one."""
        self._check()
        self._pictures.put((path, bgra))

    def close(self) -> None:
        """Wait until everything is written. Raises StoreError if something could not be."""
        if self._thread.is_alive():
            self._pictures.put(None)
            self._thread.join()
            self._check()

    def _check(self) -> None:
        if self._refusal is not None:
            raise StoreError(self._refusal)

    def _run(self) -> None:
        while (next_one := self._pictures.get()) is not None:
            path, bgra = next_one
            made, data = cv2.imencode(".png", np.ascontiguousarray(bgra[:, :, :3]), _FAST)
            try:
                path.write_bytes(data.tobytes() if made else b"")
            except OSError as error:
                self._refusal = f"{path}: no picture can be written ({error.strerror or error})."
