"""The senses: devices and tracker, read on threads of their own or stepped on simulated time.

Both kinds of senses give the same `Gathered`, so nothing above knows which it is fed by.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from game.errors import DeviceError
from game.mailbox import Newest, Queue
from game.model.signals import Anchor, EmgBlock, FaceFrame, Picture
from game.ports import Board, Camera, Device, Tracker

T = TypeVar("T")

_IDLE_S = 0.004
_LOOKS_BEFORE_REOPENING = 60
_BACK_OFF_S = (0.2, 0.4, 0.8, 1.5)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What has arrived since the last look. A trouble is one plain sentence, None while all is well."""

    face: FaceFrame | None = None
    blocks: list[EmgBlock] = field(default_factory=list)
    camera_trouble: str | None = None
    board_trouble: str | None = None


class Senses(Protocol):
    """Where the loop gets faces and EMG from."""

    def start(self) -> None:
        """Open everything. Raises DeviceMissing for a device that is not there at the start."""

    def collect(self) -> Gathered:
        """What has arrived, without waiting."""

    def rest(self, anchor: Anchor | None) -> None:
        """Let the tracker find the skin of this rest again; None lets it go by its mesh alone."""

    def close(self) -> None:
        """Let go of everything."""


class SteppedSenses:
    """Senses on simulated time: whatever is due at the clock's now is read, and tracked, on the spot."""

    def __init__(self, camera: Camera, board: Board | None, tracker: Callable[[], Tracker]) -> None:
        self._camera, self._board, self._make = camera, board, tracker
        self._tracker: Tracker | None = None
        self._lost: dict[str, int] = {}
        self._troubles: dict[str, str] = {}

    def start(self) -> None:
        """Open the devices and make the tracker."""
        self._camera.open()
        if self._board is not None:
            self._board.open()
        self._tracker = self._make()

    def collect(self) -> Gathered:
        """Everything due by now."""
        pictures, camera_trouble = self._read("camera", self._camera)
        blocks, board_trouble = ([], None) if self._board is None else self._read("board", self._board)
        face = self._tracker.track(pictures[-1]) if pictures and self._tracker is not None else None
        return Gathered(face, blocks, camera_trouble, board_trouble)

    def _read(self, name: str, device: Device[T]) -> tuple[list[T], str | None]:
        """Everything a device has by now; a lost one is opened again a while later, as on a thread of its own."""
        values: list[T] = []
        try:
            if self._lost.get(name, 0) == 1:
                device.close()
                device.open()
            self._lost[name] = max(0, self._lost.get(name, 0) - 1)
            while not self._lost[name] and (value := device.read()) is not None:
                values.append(value)
        except DeviceError as error:
            self._lost[name] = _LOOKS_BEFORE_REOPENING
            self._troubles[name] = str(error)
        return values, self._troubles[name] if self._lost[name] else None

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker at once."""
        if self._tracker is not None:
            self._tracker.rest(anchor)

    def close(self) -> None:
        """Close devices and tracker."""
        self._camera.close()
        if self._board is not None:
            self._board.close()
        if self._tracker is not None:
            self._tracker.close()


class Pump(Generic[T]):
    """Reads one device on its own thread; when it is lost, opens it again and again, a little later each time."""

    def __init__(self, device: Device[T], take: Callable[[T], None], name: str) -> None:
        self.trouble: str | None = None
        self._device, self._take = device, take
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Open the device and begin. Raises DeviceMissing."""
        self._device.open()
        self._thread.start()

    def stop(self) -> None:
        """End the thread and close the device."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)
        self._device.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                value = self._device.read()
            except DeviceError as error:
                self.trouble = str(error)
                self._reopen()
                continue
            except Exception as error:  # noqa: BLE001 - whatever a driver does must reach the screen
                self.trouble = f"A device is in trouble ({error}). Unplug it and plug it in again."
                self._reopen()
                continue
            if value is None:
                time.sleep(_IDLE_S)
                continue
            self.trouble = None
            self._take(value)

    def _reopen(self) -> None:
        tries = 0
        while not self._stop.is_set():
            self._device.close()
            if self._stop.wait(_BACK_OFF_S[min(tries, len(_BACK_OFF_S) - 1)]):
                return
            try:
                self._device.open()
            except Exception:  # noqa: BLE001 - it is tried again
                tries += 1
            else:
                return


class ThreadedSenses:
    """Senses in real time: one thread each for camera, tracker and board; of the pictures the newest wins."""

    def __init__(self, camera: Camera, board: Board | None, tracker: Callable[[], Tracker]) -> None:
        self._make = tracker
        self._pictures: Newest[Picture] = Newest()
        self._faces: Newest[FaceFrame] = Newest()
        self._blocks: Queue[EmgBlock] = Queue(limit=10_000)
        self._rests: Newest[tuple[Anchor | None]] = Newest()
        self._arrived = threading.Event()
        self._stop = threading.Event()
        self._tracking_trouble: str | None = None
        self._camera = Pump(camera, self._picture, "camera")
        self._board = None if board is None else Pump(board, self._blocks.put, "board")
        self._tracking = threading.Thread(target=self._track, name="tracker", daemon=True)

    def start(self) -> None:
        """Open the devices and set the threads going; the tracker loads behind."""
        self._camera.start()
        try:
            if self._board is not None:
                self._board.start()
        except DeviceError:
            self._camera.stop()
            raise
        self._tracking.start()

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look."""
        board = None if self._board is None else self._board.trouble
        return Gathered(self._faces.take(), self._blocks.drain(), self._tracking_trouble or self._camera.trouble, board)

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        self._rests.put((anchor,))

    def close(self) -> None:
        """End the threads and close the devices."""
        self._stop.set()
        self._arrived.set()
        self._camera.stop()
        if self._board is not None:
            self._board.stop()
        if self._tracking.is_alive():
            self._tracking.join(timeout=5.0)

    def _picture(self, picture: Picture) -> None:
        self._pictures.put(picture)
        self._arrived.set()

    def _track(self) -> None:
        try:
            self._track_all()
        except Exception as error:  # noqa: BLE001 - whatever ends this thread must reach the screen
            self._tracking_trouble = f"The face tracker has stopped ({error}). Please start the game again."

    def _track_all(self) -> None:
        tracker = self._make()
        while not self._stop.is_set():
            self._arrived.wait()
            self._arrived.clear()
            picture = self._pictures.take()
            if (rest := self._rests.take()) is not None:
                tracker.rest(*rest)
            if picture is not None:
                self._faces.put(tracker.track(picture))
        tracker.close()
