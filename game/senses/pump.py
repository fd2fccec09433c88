"""A device on a thread of its own."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from game.errors import DeviceError, DeviceMissing
from game.ports import Device

T = TypeVar("T")

_IDLE_S = 0.002
_BACK_OFF_S = (0.2, 0.4, 0.8, 1.5)


class Pump(Generic[T]):
    """Reads one device on its own thread; when it is lost, opens it again and again, a little later each time.

    With `patient` a device that is missing at the start is lost as well.
    """

    def __init__(self, device: Device[T], take: Callable[[T], None], name: str, patient: bool = False) -> None:
        self.trouble: str | None = None
        self._device, self._take, self._patient = device, take, patient
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Open the device and begin. Raises DeviceMissing, unless patient."""
        try:
            self._device.open()
        except Exception as error:
            known = isinstance(error, DeviceError)
            words = str(error) if known else f"A device cannot be opened ({error}). Check its name and its plug."
            if not self._patient:
                raise DeviceMissing(words) from error
            self.trouble = words
        self._thread.start()

    def stop(self) -> None:
        """End the thread and close the device."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)
        self._device.close()

    def _run(self) -> None:
        if self.trouble is not None:
            self._reopen()
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
