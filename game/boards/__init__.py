"""EMG boards, one file each: bytes or samples in, microvolt blocks on the game's clock out.

Here is what the boards on a serial port share: the port itself, and its troubles in plain words.
"""

import errno

import serial
from serial.tools import list_ports

from game.errors import DeviceLost, DeviceMissing

try:
    import termios

    _TROUBLE: tuple[type[Exception], ...] = (OSError, TypeError, ValueError, termios.error)
except ImportError:  # Windows
    _TROUBLE = (OSError, TypeError, ValueError)

_WAIT_S = 0.05
_URL_WAIT_S = 0.01
_MOST = 65536


class Port:
    """A serial port, or a pyserial address such as `socket://127.0.0.1:7000`, written `ADDRESS` or `ADDRESS@BAUD`."""

    def __init__(self, address: str, baud: int) -> None:
        name, _, asked = address.rpartition("@")
        own_baud = bool(name) and asked.isdecimal()
        self.name = name if own_baud else address
        self.baud = int(asked) if own_baud else baud
        self._serial: serial.Serial | None = None

    def open(self) -> None:
        """Open it for us alone and drop what waited in it. Raises DeviceMissing with what to do."""
        self.close()
        wait_s = _URL_WAIT_S if "://" in self.name else _WAIT_S
        try:
            self._serial = serial.serial_for_url(
                self.name, baudrate=self.baud, timeout=wait_s, write_timeout=1.0, exclusive=True
            )
        except _TROUBLE as error:
            raise DeviceMissing(self._refusal(error)) from error

    def read(self) -> bytes:
        """What has arrived, waiting 0.05 s at most for something. Raises DeviceLost when the port is gone."""
        if self._serial is None:
            raise DeviceLost(f"The EMG board on {self.name} is not open.")
        try:
            if "://" in self.name:
                return bytes(self._serial.read(_MOST))
            first = bytes(self._serial.read(1))
            return first + bytes(self._serial.read(min(self._serial.in_waiting, _MOST))) if first else b""
        except _TROUBLE as error:
            raise DeviceLost(
                f"The EMG board on {self.name} was unplugged. Plug it in again; the game goes on by itself."
            ) from error

    def close(self) -> None:
        """Let go of the port; closing twice is fine."""
        port, self._serial = self._serial, None
        if port is not None:
            try:
                port.close()
            except _TROUBLE:
                return  # it is gone already

    def _refusal(self, error: Exception) -> str:
        number = getattr(error, "errno", None)
        words = str(error)
        if number in (errno.EAGAIN, errno.EBUSY) or "exclusively lock" in words or "Access is denied" in words:
            return f"Another program is using the EMG board on {self.name}. Close it and try again."
        if number in (errno.EACCES, errno.EPERM):
            return (
                f"You are not allowed to use {self.name}. Join the group 'dialout' "
                "(sudo usermod -aG dialout $USER), then log out and in again."
            )
        if isinstance(error, ValueError):
            return f"{self.name} at {self.baud} baud cannot be opened: {words}. Write it as PORT or PORT@BAUD."
        if "://" in self.name:
            return f"Nothing answers at {self.name}: {words}. Start the program that sends the EMG, then try again."
        if number in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO) or "FileNotFoundError" in words:
            return f"There is no EMG board on {self.name}. {_ports()}"
        return f"{self.name} is not a serial port that can be used ({words}). {_ports()}"


def _ports() -> str:
    found = [f"{port.device} ({port.description})" for port in list_ports.comports() if port.hwid != "n/a"]
    if not found:
        return "No serial port has anything plugged in: check the cable, and that it is not one for charging only."
    return f"There is: {', '.join(found)}."
