"""A device on a thread of its own."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from game.errors import DeviceError, DeviceMissing
from game.model.phrase import say
from game.ports import Device

T = TypeVar("T")

_IDLE_S = 0.002
_BACK_OFF_S = (0.2, 0.4, 0.8, 1.5)


class Pump(Generic[T]):
    """Reads one device on its own thread; when it is lost, opens it again and again, a little later each time.

    With `patient` a device that is missing at the start is lost as well. `stalls` is after how long without a value a
    device that has given some is in trouble, and the words for it.
    """

    def __init__(
        self,
        device: Device[T],
        take: Callable[[T], None],
        name: str,
        patient: bool = False,
        stalls: tuple[float, str] | None = None,
        back_off_s: tuple[float, ...] = _BACK_OFF_S,
    ) -> None:
        self.trouble: str | None = None
        self._stalls, self._back_off_s = stalls, back_off_s
        self._device, self._take, self._patient = device, take, patient
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Open the device and begin. Raises DeviceMissing, unless patient."""
        try:
            self._device.open()
        except Exception as error:
            known = isinstance(error, DeviceError)
            words = (
                str(error)
                if known
                else say("A device cannot be opened ({error}). Check its name and its plug.", error=str(error))
            )
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
        taken_s: float | None = None
        while not self._stop.is_set():
            try:
                value = self._device.read()
            except DeviceError as error:
                self.trouble, taken_s = str(error), None
                self._reopen()
                continue
            except Exception as error:  # noqa: BLE001 - whatever a driver does must reach the screen
                self.trouble = say(
                    "A device is in trouble ({error}). Unplug it and plug it in again.", error=str(error)
                )
                taken_s = None
                self._reopen()
                continue
            if value is None:
                if self._stalls is not None and taken_s is not None and time.monotonic() - taken_s > self._stalls[0]:
                    self.trouble = self._stalls[1]
                time.sleep(_IDLE_S)
                continue
            self.trouble, taken_s = None, time.monotonic()
            self._take(value)

    def _reopen(self) -> None:
        tries = 0
        while not self._stop.is_set():
            self._device.close()
            if self._stop.wait(self._back_off_s[min(tries, len(self._back_off_s) - 1)]):
                return
            try:
                self._device.open()
            except Exception:  # noqa: BLE001 - it is tried again
                tries += 1
            else:
                return
