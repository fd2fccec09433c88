"""Senses in real time, on threads of this process."""

import threading
from collections.abc import Callable

from game.errors import DeviceError
from game.mailbox import Newest, Queue
from game.model.signals import Anchor, EmgBlock, FaceFrame, Picture
from game.ports import Board, Camera, Tracker
from game.senses import Gathered
from game.senses.pump import Pump

_BOARD_STALLS = (0.5, "The EMG board has gone quiet. Check its plug; the game goes on by itself.")
_BOARD_BACK_OFF_S = (0.1, 0.2, 0.4)
"""Less patient than with a camera: a board that is plugged in again is to be back within two seconds and a half."""


class ThreadedSenses:
    """Senses in real time: one thread each for camera, tracker and board; of the pictures the newest wins.

    `step_back` is called between the board and the heavy rest, on the thread that starts them: where an operating
    system keeps a priority for each thread, those begun after it inherit what it does.
    """

    def __init__(
        self,
        camera: Camera,
        board: Board | None,
        tracker: Callable[[], Tracker],
        step_back: Callable[[], None] = lambda: None,
    ) -> None:
        self._make, self._step_back = tracker, step_back
        self._pictures: Newest[Picture] = Newest()
        self._faces: Newest[FaceFrame] = Newest()
        self._blocks: Queue[EmgBlock] = Queue(limit=10_000)
        self._rests: Newest[tuple[Anchor | None]] = Newest()
        self._pictured = threading.Event()
        self._arrived = threading.Event()
        self._stop = threading.Event()
        self._listened = board
        self._tracking_trouble: str | None = None
        self._camera = Pump(camera, self._picture, "camera")
        self._board = None if board is None else Pump(board, self._block, "board", _BOARD_STALLS, _BOARD_BACK_OFF_S)
        self._tracking = threading.Thread(target=self._track, name="tracker", daemon=True)

    def start(self) -> None:
        """Open the devices and set the threads going; the tracker loads behind. Raises DeviceMissing."""
        if self._board is not None:
            self._board.start()
        self._step_back()
        try:
            self._camera.start()
        except DeviceError:
            if self._board is not None:
                self._board.stop()
            raise
        self._tracking.start()

    def wait(self, most_s: float) -> None:
        """Return when something has arrived since the last wait, or after `most_s`."""
        self._arrived.wait(most_s)
        self._arrived.clear()

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look."""
        board = None if self._board is None else self._board.trouble
        notice = "" if self._listened is None else self._listened.notice
        camera = self._tracking_trouble or self._camera.trouble
        return Gathered(self._faces.take(), self._blocks.drain(), camera, board, notice)

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        self._rests.put((anchor,))

    def close(self) -> None:
        """End the threads and close the devices."""
        self._stop.set()
        self._pictured.set()
        self._camera.stop()
        if self._board is not None:
            self._board.stop()
        if self._tracking.is_alive():
            self._tracking.join(timeout=5.0)

    def _block(self, block: EmgBlock) -> None:
        self._blocks.put(block)
        self._arrived.set()

    def _picture(self, picture: Picture) -> None:
        self._pictures.put(picture)
        self._pictured.set()

    def _track(self) -> None:
        try:
            self._track_all()
        except Exception as error:  # noqa: BLE001 - whatever ends this thread must reach the screen
            self._tracking_trouble = f"The face tracker has stopped ({error}). Please start the game again."

    def _track_all(self) -> None:
        tracker = self._make()
        while not self._stop.is_set():
            self._pictured.wait()
            self._pictured.clear()
            picture = self._pictures.take()
            if (rest := self._rests.take()) is not None:
                tracker.rest(*rest)
            if picture is not None:
                self._faces.put(tracker.track(picture))
                self._arrived.set()
        tracker.close()
