"""Senses on simulated time."""

from collections.abc import Callable
from typing import TypeVar

from game.errors import DeviceError
from game.model.attention import Attention
from game.model.signals import Anchor
from game.ports import Board, Camera, Device, Tracker
from game.senses import Gathered

T = TypeVar("T")

_LOOKS_BEFORE_REOPENING = 60


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
        notice = "" if self._board is None else self._board.notice
        return Gathered(face, blocks, camera_trouble, board_trouble, notice)

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

    def attend(self, attention: Attention) -> None:
        """Tell camera and tracker at once."""
        self._camera.attend(attention)
        if self._tracker is not None:
            self._tracker.attend(attention)

    def close(self) -> None:
        """Close devices and tracker."""
        self._camera.close()
        if self._board is not None:
            self._board.close()
        if self._tracker is not None:
            self._tracker.close()
