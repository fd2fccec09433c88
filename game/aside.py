"""Camera and tracker in a process aside, so that looking never costs the game a frame.

Python runs one thread of a process at a time. Drawing sixty pictures a second leaves no room in it for taking, copying
and tracking thirty more, so the face has a process of its own; within it camera and tracker each have a thread.
"""

import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

from game import cameras, plugins
from game.clocks import RealClock
from game.errors import DeviceError, DeviceMissing
from game.mailbox import Newest, Queue
from game.model.signals import Anchor, EmgBlock, FaceFrame, Intent
from game.ports import Board, Camera, Surroundings
from game.senses import Gathered, Pump, ThreadedSenses
from game.tracking.facemesh import FaceMesh

_OPENING_S = 30.0
_LOOK_S = 0.002


class AsideSenses:
    """Senses in real time: the face from a process of its own, the board on a thread of this one.

    The process starts when this is made, so that it loads while the game opens; `start` waits for its camera only.
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
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=_watch, args=(far, camera, address, seed), name="face", daemon=True)
        self._process.start()
        far.close()
        self._listener = threading.Thread(target=self._listen, name="face", daemon=True)

    def start(self) -> None:
        """Wait until the camera is open, and open the board. Raises DeviceMissing."""
        if not self._line.poll(_OPENING_S):
            raise DeviceMissing(
                "The camera does not answer. Unplug it, plug it in again, and start the game once more."
            )
        try:
            missing = self._line.recv()
        except EOFError as error:
            raise DeviceMissing("The camera's program has ended at once. Please start the game again.") from error
        if missing:
            raise DeviceMissing(missing)
        if self._board is not None:
            self._board.start()
        self._listener.start()

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look."""
        asked = self._asked()
        if len(asked) > self._told:
            self._tell(asked[self._told :])
            self._told = len(asked)
        board_trouble = None if self._board is None else self._board.trouble
        return Gathered(self._faces.take(), self._blocks.drain(), self._camera_trouble, board_trouble)

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
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

    def _tell(self, news: Anchor | tuple[Intent, ...] | None) -> None:
        try:
            self._line.send(news)
        except OSError:  # it has ended: the listener says so
            return

    def _listen(self) -> None:
        try:
            while True:
                news = self._line.recv()
                if isinstance(news, FaceFrame):
                    self._faces.put(news)
                else:
                    self._camera_trouble = news
        except (EOFError, OSError, TypeError):  # TypeError: closed while reading
            if not self._closing:
                self._camera_trouble = "The face tracker has stopped. Please start the game again."


def _watch(line: Connection, camera: str, address: str, seed: int) -> None:
    """The process aside: says what is missing (or None), then sends faces and troubles until the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the game ends us
    asked: list[Intent] = []
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
        _serve(line, senses, asked)
    except (EOFError, OSError):
        return
    finally:
        senses.close()


def _serve(line: Connection, senses: ThreadedSenses, asked: list[Intent]) -> None:
    trouble: str | None = None
    while True:
        if line.poll(_LOOK_S):
            news = line.recv()
            if isinstance(news, tuple):
                asked.extend(news)
            else:
                senses.rest(news)
        gathered = senses.collect()
        if gathered.face is not None:
            line.send(gathered.face)
        if gathered.camera_trouble != trouble:
            trouble = gathered.camera_trouble
            line.send(trouble)
