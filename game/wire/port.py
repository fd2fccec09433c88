"""A serial port, and its troubles in plain words."""

import errno
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import serial

from game.errors import DeviceLost, DeviceMissing, UsageError
from game.model.phrase import say
from game.wire.plugged import Plugged, plugged
from game.wire.refusal import refusal

try:
    import termios

    _TROUBLE: tuple[type[Exception], ...] = (OSError, TypeError, ValueError, termios.error)
except ImportError:  # Windows
    _TROUBLE = (OSError, TypeError, ValueError)

_PORT = re.compile(r"/dev/.+|COM\d+|(?:socket|rfc2217|loop|spy|alt|hwgrep)://.*", re.IGNORECASE)
_NETWORK = frozenset({"socket", "rfc2217"})
_WAIT_S = 0.05
_URL_WAIT_S = 0.01
_MOST = 65536
_SLOWEST, _FASTEST = 300, 12_000_000


def is_port(address: str) -> bool:
    """Whether an address, with or without `@BAUD`, looks like a serial port: by its name, or a link to a device."""
    name = re.sub(r"@\d+$", "", address)
    if _PORT.fullmatch(name):
        return True
    path = Path(name)
    return path.is_char_device() or (path.is_symlink() and str(path.readlink()).startswith("/dev/"))


class Port:
    """A serial port, or a pyserial address such as `socket://127.0.0.1:7000`, written `ADDRESS` or `ADDRESS@BAUD`.

    Raises UsageError for an address in the network that lacks its host or the number of its port, and for a speed that
    no port has.

    Opening leaves DTR and RTS as the system raises them: boards with a USB converter start again then, none is led
    into its boot loader, as lowering only one of both lines, or 1200 baud, would.
    """

    def __init__(self, address: str, baud: int) -> None:
        name, _, asked = address.rpartition("@")
        own_baud = bool(name) and asked.isdecimal()
        self.name = name if own_baud else address
        self.own_baud = int(asked) if own_baud else None
        if self.own_baud is not None and not _SLOWEST <= self.own_baud <= _FASTEST:
            raise UsageError(f"{address}: a port runs at {_SLOWEST} to {_FASTEST} baud, not at {asked}.")
        self.baud = self.own_baud or baud
        if not _is_whole(self.name):
            raise UsageError(
                f'"{self.name}" names no place in the network. Write it with a host and a port\'s number from 1 to '
                "65535, as in socket://127.0.0.1:7000."
            )
        self._serial: serial.Serial | None = None

    def look(self) -> None:
        """Raises DeviceMissing with what to do where there is no such port, or none that this user may use."""
        path = Path(self.name)
        if path.is_absolute() and not os.access(path, os.R_OK | os.W_OK):
            number = errno.EACCES if path.exists() else errno.ENOENT
            raise DeviceMissing(refusal(self.name, self.baud, OSError(number, os.strerror(number))))

    def open(self) -> None:
        """Open it for us alone and drop what waited in it. Raises DeviceMissing with what to do."""
        self.close()
        usb = self.usb
        if usb is not None and usb.is_boot_loader:
            raise DeviceMissing(
                say(
                    "The board on {port} waits for new firmware. Unplug it and plug it in again, touching no button.",
                    port=self.name,
                )
            )
        wait_s = _URL_WAIT_S if "://" in self.name else _WAIT_S
        try:
            self._serial = serial.serial_for_url(
                self.name, baudrate=self.baud, timeout=wait_s, write_timeout=1.0, exclusive=True
            )
        except _TROUBLE as error:
            raise DeviceMissing(refusal(self.name, self.baud, error)) from error

    @property
    def usb(self) -> Plugged | None:
        """What is plugged in there, where the system knows."""
        device = str(Path(self.name).resolve()) if Path(self.name).is_symlink() else self.name
        return next((each for each in plugged() if each.device in (self.name, device)), None)

    def tune(self, baud: int) -> None:
        """Change the speed and drop what came at another one. Raises DeviceLost when the port is gone."""
        if self._serial is None or baud == self.baud:
            return
        try:
            self._serial.baudrate = self.baud = baud
            self._serial.reset_input_buffer()
        except _TROUBLE as error:
            raise self._lost() from error

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
            raise self._lost() from error

    def write(self, data: bytes) -> None:
        """Send it. Raises DeviceLost when the port is gone."""
        try:
            if self._serial is not None:
                self._serial.write(data)
        except _TROUBLE as error:
            raise self._lost() from error

    def close(self) -> None:
        """Let go of the port; closing twice is fine."""
        port, self._serial = self._serial, None
        if port is not None:
            try:
                port.close()
            except _TROUBLE:
                return  # it is gone already

    def _lost(self) -> DeviceLost:
        return DeviceLost(
            say("The EMG board on {port} was unplugged. Plug it in again; the game goes on by itself.", port=self.name)
        )


def _is_whole(name: str) -> bool:
    try:
        place = urlsplit(name)
        return place.scheme not in _NETWORK or bool(place.hostname and place.port)
    except ValueError:
        return False
