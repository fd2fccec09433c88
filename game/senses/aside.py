"""Camera, tracker and board in a process aside, so that looking and listening never cost the game a frame.

Python runs one thread of a process at a time. Drawing sixty pictures a second leaves no room in it for taking, copying
and tracking thirty more, nor for the samples, so the senses have a process of their own.
"""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from game.errors import DeviceMissing
from game.model.signals import Anchor, EmgBlock, FaceFrame, Intent
from game.senses import Gathered
from game.senses.shelf import Shelf
from game.senses.watcher import FACES_SLOTS, RESTS_SLOTS, NewRest, News, Posted, Watched, watch

_OPENING_S = 30.0
_SILENCE_S = 3.0
_AGAIN_S = 2.0
_SILENT = "The camera gives no more pictures. Check its plug; the game goes on by itself."
_STOPPED = "The camera's program has stopped. It is started again; the game goes on by itself."


class AsideSenses:
    """Senses in real time from a process of their own, which is started again should it die.

    The process starts when this is made, so that it loads while the game opens; its devices open behind, too.
    """

    def __init__(self, watched: Watched, asked: Callable[[], tuple[Intent, ...]]) -> None:
        self._watched, self._asked = watched, asked
        self._anchor: Anchor | None = None
        self._troubles: tuple[str | None, str | None] = (None, None)
        self._notice = ""
        self._was_open = False
        self._why = ""
        self._faces, self._rests = Shelf(FACES_SLOTS), Shelf(RESTS_SLOTS)
        try:
            self._line, self._process = self._begin()
        except OSError:
            self._faces.close()
            self._rests.close()
            raise

    def _begin(self) -> tuple[Connection, BaseProcess]:
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        given = (far, self._faces.name, self._rests.name, self._watched)
        process = context.Process(target=watch, args=given, name="senses", daemon=True)
        process.start()
        far.close()
        self._begun_s = time.monotonic()
        self._is_open, self._told, self._seen_s = False, 0, float("inf")
        return line, process

    def start(self) -> None:
        """Nothing is left to do: everything opens by itself."""

    def wait(self, most_s: float = _OPENING_S) -> bool:
        """Whether the devices are open, waiting for it at most so long. Raises DeviceMissing where one is not there."""
        if self._is_open or not self._line.poll(most_s):
            if not self._is_open and time.monotonic() - self._begun_s > _OPENING_S:
                raise DeviceMissing("The camera does not answer. Unplug it, plug it in again, and start once more.")
            return self._is_open
        try:
            missing = self._line.recv()
        except (EOFError, OSError) as error:
            if self._was_open:
                raise
            raise DeviceMissing("The camera's program has ended at once. Please start the game again.") from error
        if missing:
            raise DeviceMissing(missing)
        self._is_open = self._was_open = True
        self._why = ""
        self._tell_rest()
        return True

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look. Raises DeviceMissing if no device opens at first."""
        face: FaceFrame | None = None
        blocks: list[EmgBlock] = []
        try:
            if self.wait(0):
                self._tell_asked()
                while self._line.poll(0):
                    news: News = self._line.recv()
                    self._troubles = news.camera_trouble, news.board_trouble
                    self._notice = news.board_notice
                    blocks += news.blocks
                    if news.face is not None:
                        self._seen_s = time.monotonic()
                        face = news.face.frame(self._faces) or face
        except (EOFError, OSError):
            self._lose(self._why or _STOPPED)
        except DeviceMissing as missing:
            if not self._was_open:
                raise
            self._why = str(missing)
            self._lose(self._why)
        camera, board = self._troubles
        silent = time.monotonic() - self._seen_s > _SILENCE_S
        return Gathered(face, blocks, camera or (_SILENT if silent else None), board, self._notice)

    def _lose(self, why: str) -> None:
        self._troubles, self._seen_s = (why, None), float("inf")
        if time.monotonic() - self._begun_s > _AGAIN_S:
            self._end()
            self._line, self._process = self._begin()

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        if anchor is not self._anchor:
            self._anchor = anchor
            if self._is_open:
                self._tell_rest()

    def close(self) -> None:
        """End the process and close the devices."""
        self._end()
        self._faces.close()
        self._rests.close()

    def _end(self) -> None:
        self._line.close()
        self._process.join(timeout=1.0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _tell_asked(self) -> None:
        asked = self._asked()
        if len(asked) > self._told:
            self._line.send(asked[self._told :])
            self._told = len(asked)

    def _tell_rest(self) -> None:
        anchor = self._anchor
        frame = None if anchor is None else Posted.of(anchor.frame, self._rests)
        order = NewRest(None, None) if anchor is None else NewRest(frame, anchor.template_mm, anchor.since_s)
        with suppress(OSError):  # it has ended: the next look says so
            self._line.send(order)
