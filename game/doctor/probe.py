"""A device that is tried out on a thread of its own, so that none can hold up the report."""

import math
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from game.clocks import RealClock
from game.errors import DeviceError
from game.ports import Device

T = TypeVar("T")

_IDLE_S = 0.002
_LOOK_S = 0.05
_ENDING_S = 5.0


class Probe(Generic[T]):
    """Opens a device, reads it for `seconds` from the first time that `count` is called, and closes it.

    `take` is handed every value on that thread. Where nothing is counted for `patience_s`, it ends. `trouble` is what
    kept it from its end, in one plain sentence.
    """

    def __init__(self, device: Device[T], take: Callable[[T], None], seconds: float, patience_s: float) -> None:
        self.trouble = ""
        self._device, self._take, self._seconds, self._patience_s = device, take, seconds, patience_s
        self._clock = RealClock()
        self._first_s = self._last_s = float("nan")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="probe", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._begun_s = self._clock.now_s()
        self._thread.start()

    def count(self) -> None:
        """Something was measured just now."""
        self._last_s = self._clock.now_s()
        if not self.has_begun:
            self._first_s = self._last_s

    @property
    def has_begun(self) -> bool:
        """Whether something was measured yet."""
        return not math.isnan(self._first_s)

    @property
    def share(self) -> float:
        """How much is done, 0..1."""
        if not self._thread.is_alive():
            return 1.0
        return min(1.0, (self._last_s - self._first_s) / self._seconds) if self.has_begun else 0.0

    @property
    def is_late(self) -> bool:
        """Whether it should long have ended: its driver hangs."""
        return self._clock.now_s() > self._until_s + _ENDING_S

    def stop(self) -> None:
        """End it; a driver that hangs is left behind, and told."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_ENDING_S)
        if self._thread.is_alive():
            self.trouble = "It does not answer. Unplug it, plug it in again, and try once more."

    @property
    def _until_s(self) -> float:
        return self._begun_s + self._patience_s + 2 * self._seconds

    def _run(self) -> None:
        try:
            self._device.open()
            self._read()
        except DeviceError as error:
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001 - whatever a driver does belongs into the report
            self.trouble = f"It is in trouble ({error}). Unplug it, plug it in again, and try once more."
        with suppress(Exception):
            self._device.close()

    def _read(self) -> None:
        while not self._stop.is_set() and self.share < 1:
            if self._clock.now_s() > (self._until_s if self.has_begun else self._begun_s + self._patience_s):
                self.trouble = "It is open, but gives nothing. Unplug it, plug it in again, and try once more."
                return
            value = self._device.read()
            if value is None:
                self._stop.wait(_IDLE_S)
            else:
                self._take(value)


def finish(probes: Sequence[Probe[T]], tell: Callable[[float], None]) -> None:
    """Start all, and return when all have ended; `tell` is told how much is done."""
    clock = RealClock()
    try:
        for probe in probes:
            probe.start()
        while any(probe.share < 1 and not probe.is_late for probe in probes):
            tell(min(probe.share for probe in probes))
            clock.rest_until(clock.now_s() + _LOOK_S)
    finally:
        for probe in probes:
            probe.stop()
