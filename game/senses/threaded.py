"""Senses in real time, on threads of this process."""

import threading
from collections.abc import Callable

from game.errors import DeviceError
from game.mailbox import Newest, Queue
from game.model.attention import Attention
from game.model.phrase import say
from game.model.signals import Anchor, EmgBlock, FaceFrame
from game.ports import Board, Camera, Tracker
from game.senses import Gathered
from game.senses.onlooker import Onlooker
from game.senses.pump import Pump

_BOARD_STALLS = (0.5, say("The EMG board has gone quiet. Check its plug; the game goes on by itself."))
_BOARD_BACK_OFF_S = (0.1, 0.2, 0.4)
"""Less patient than with a camera: a board that is plugged in again is to be back within two seconds and a half."""


class ThreadedSenses:
    """Senses in real time: one thread each for camera, tracker and board; of the pictures the newest wins.

    `step_back` is called between the board and the heavy rest, on the thread that starts them: where an operating
    system keeps a priority for each thread, those begun after it inherit what it does. With `patient` a device that is
    missing at the start is in trouble, and waited for.
    """

    def __init__(
        self,
        camera: Camera,
        board: Board | None,
        tracker: Callable[[], Tracker],
        step_back: Callable[[], None] = lambda: None,
        patient: bool = False,
    ) -> None:
        self._step_back = step_back
        self._faces: Newest[FaceFrame] = Newest()
        self._blocks: Queue[EmgBlock] = Queue(limit=10_000)
        self._arrived = threading.Event()
        self._onlooker = Onlooker(tracker, self._face)
        self._pictured = camera
        self._camera = Pump(camera, self._onlooker.show, "camera", patient)
        self._listened = board
        self._board = (
            None if board is None else Pump(board, self._block, "board", patient, _BOARD_STALLS, _BOARD_BACK_OFF_S)
        )

    def start(self) -> None:
        """Open the devices and set the threads going; the tracker loads behind. Raises DeviceMissing unless patient."""
        if self._board is not None:
            self._board.start()
        self._step_back()
        try:
            self._camera.start()
        except DeviceError:
            if self._board is not None:
                self._board.stop()
            raise
        self._onlooker.start()

    @property
    def pictured(self) -> bool:
        """Whether the camera has given a picture yet; its face may take longer to find."""
        return self._onlooker.pictured

    def wait(self, most_s: float) -> None:
        """Return when something has arrived since the last wait, or after `most_s`."""
        self._arrived.wait(most_s)
        self._arrived.clear()

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look."""
        board = None if self._board is None else self._board.trouble
        notice = "" if self._listened is None else self._listened.notice
        camera = self._onlooker.trouble or self._camera.trouble
        return Gathered(self._faces.take(), self._blocks.drain(), camera, board, notice)

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        self._onlooker.rest(anchor)

    def attend(self, attention: Attention) -> None:
        """Tell the camera, and the tracker before its next picture."""
        self._pictured.attend(attention)
        self._onlooker.attend(attention)

    def close(self) -> None:
        """End the threads and close the devices."""
        self._camera.stop()
        if self._board is not None:
            self._board.stop()
        self._onlooker.stop()

    def _block(self, block: EmgBlock) -> None:
        self._blocks.put(block)
        self._arrived.set()

    def _face(self, face: FaceFrame) -> None:
        self._faces.put(face)
        self._arrived.set()
