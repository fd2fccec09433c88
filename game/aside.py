"""Camera and tracker in a process aside, so that looking never costs the game a frame.

Python runs one thread of a process at a time. Drawing sixty pictures a second leaves no room in it for taking, copying
and tracking thirty more, so the face has a process of its own; within it camera and tracker each have a thread.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

import cv2
import numpy as np

from game import cameras, plugins
from game.clocks import RealClock
from game.errors import DeviceError, DeviceMissing
from game.mailbox import Newest, Queue
from game.model.signals import Anchor, ByteArray, EmgBlock, FaceFrame, FloatArray, Intent, Picture
from game.ports import Board, Camera, Surroundings
from game.senses import Gathered, Pump, ThreadedSenses
from game.tracking.facemesh import FaceMesh

_OPENING_S = 30.0
_LOOK_S = 0.002
_SILENCE_S = 3.0
_SILENT = "The camera gives no more pictures. Check its plug; the game goes on by itself."
_NICE = 10
_SLOTS = 4
_SLOT_BYTES = 1920 * 1080 * 3


@dataclass(frozen=True, slots=True)
class _Shown:
    """A face frame on its way: everything but its picture's pixels, which lie in a slot of the shared memory."""

    slot: int
    shape: tuple[int, ...]
    t_s: float
    landmarks_px: FloatArray | None
    tracked_s: float


class AsideSenses:
    """Senses in real time: the face from a process of its own, the board on a thread of this one.

    The process starts when this is made, so that it loads while the game opens; its camera opens behind, too.
    """

    def __init__(
        self, camera: str, address: str, seed: int, asked: Callable[[], tuple[Intent, ...]], board: Board | None
    ) -> None:
        self._asked, self._told = asked, 0
        self._faces: Newest[FaceFrame] = Newest()
        self._blocks: Queue[EmgBlock] = Queue(limit=10_000)
        self._board = None if board is None else Pump(board, self._blocks.put, "board")
        self._camera_trouble: str | None = None
        self._closing = False
        self._begun_s = time.monotonic()
        self._heard_s: float | None = None
        self._anchor: Anchor | None = None
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._memory = SharedMemory(create=True, size=_SLOTS * _SLOT_BYTES)
        given = (far, self._memory.name, camera, address, seed)
        self._process = context.Process(target=_watch, args=given, name="face", daemon=True)
        self._process.start()
        far.close()
        self._listener = threading.Thread(target=self._listen, name="face", daemon=True)

    def start(self) -> None:
        """Open the board; the camera opens behind. Raises DeviceMissing."""
        if self._board is not None:
            self._board.start()

    def wait(self, most_s: float = _OPENING_S) -> bool:
        """Whether the camera is open, waiting for it at most so long. Raises DeviceMissing where it is not there."""
        if self._listener.is_alive():
            return True
        if not self._line.poll(most_s):
            if time.monotonic() - self._begun_s > _OPENING_S:
                raise DeviceMissing("The camera does not answer. Unplug it, plug it in again, and start once more.")
            return False
        try:
            missing = self._line.recv()
        except (EOFError, OSError) as error:
            raise DeviceMissing("The camera's program has ended at once. Please start the game again.") from error
        if missing:
            raise DeviceMissing(missing)
        self._listener.start()
        return True

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look. Raises DeviceMissing if no camera opens."""
        opened = self.wait(0)
        asked = self._asked() if opened else ()
        if len(asked) > self._told:
            self._tell(asked[self._told :])
            self._told = len(asked)
        board_trouble = None if self._board is None else self._board.trouble
        silent = self._heard_s is not None and time.monotonic() - self._heard_s > _SILENCE_S
        trouble = self._camera_trouble or (_SILENT if silent else None)
        return Gathered(self._faces.take(), self._blocks.drain(), trouble, board_trouble)

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        if anchor is not self._anchor:
            self._anchor = anchor
            self._tell(anchor)

    def close(self) -> None:
        """End the process and the threads, and close the devices."""
        self._closing = True
        self._line.close()
        if self._board is not None:
            self._board.stop()
        self._process.join(timeout=1.0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        if self._listener.is_alive():
            self._listener.join(timeout=1.0)
        self._memory.close()
        self._memory.unlink()

    def _tell(self, news: Anchor | tuple[Intent, ...] | None) -> None:
        try:
            self._line.send(news)
        except OSError:  # it has ended: the listener says so
            return

    def _listen(self) -> None:
        try:
            while True:
                news = self._line.recv()
                self._heard_s = time.monotonic()
                if isinstance(news, _Shown):
                    self._faces.put(_taken(news, self._memory))
                elif isinstance(news, FaceFrame):
                    self._faces.put(news)
                else:
                    self._camera_trouble = news
        except (EOFError, OSError, TypeError):  # TypeError: closed while reading
            if not self._closing:
                self._camera_trouble = "The face tracker has stopped. Please start the game again."


def _laid(frame: FaceFrame, number: int, memory: SharedMemory) -> _Shown | FaceFrame:
    """A frame with its pixels laid into the shared memory; one too large for that goes as it is."""
    bgr = frame.picture.bgr
    if bgr.nbytes > _SLOT_BYTES:
        return frame
    slot = number % _SLOTS
    _slot(memory, slot, bgr.shape)[:] = bgr
    return _Shown(slot, bgr.shape, frame.t_s, frame.landmarks_px, frame.tracked_s)


def _taken(shown: _Shown, memory: SharedMemory) -> FaceFrame:
    bgr = _slot(memory, shown.slot, shown.shape).copy()
    return FaceFrame(Picture(shown.t_s, bgr), shown.landmarks_px, shown.tracked_s)


def _slot(memory: SharedMemory, slot: int, shape: tuple[int, ...]) -> ByteArray:
    return np.ndarray(shape, np.uint8, memory.buf, slot * _SLOT_BYTES)


def _watch(line: Connection, memory_name: str, camera: str, address: str, seed: int) -> None:
    """The process aside: says what is missing (or None), then sends faces and troubles until the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the game ends us
    _step_back()
    asked: list[Intent] = []
    memory = SharedMemory(memory_name)
    clock = RealClock()
    eye = plugins.load(cameras, camera, Camera)(address, Surroundings(clock, lambda: tuple(asked), seed))
    senses = ThreadedSenses(eye, None, lambda: FaceMesh(clock))
    try:
        senses.start()
    except DeviceError as error:
        line.send(str(error))
        return
    try:
        line.send(None)
        _serve(line, memory, senses, asked)
    except (EOFError, OSError):
        return
    finally:
        senses.close()
        memory.close()


def _step_back() -> None:
    """Leave the first processor, and the first turn on the others, to the game; threads to come do likewise."""
    cv2.setNumThreads(1)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    if hasattr(os, "sched_setaffinity"):
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, processors[1:] or processors)


def _serve(line: Connection, memory: SharedMemory, senses: ThreadedSenses, asked: list[Intent]) -> None:
    trouble: str | None = None
    number = 0
    while True:
        if line.poll(_LOOK_S):
            news = line.recv()
            if isinstance(news, tuple):
                asked.extend(news)
            else:
                senses.rest(news)
        gathered = senses.collect()
        if gathered.face is not None:
            number += 1
            line.send(_laid(gathered.face, number, memory))
        if gathered.camera_trouble != trouble:
            trouble = gathered.camera_trouble
            line.send(trouble)
