"""What is plugged into this computer."""

from collections.abc import Callable
from dataclasses import dataclass

from serial.tools import list_ports

_BOOT_LOADERS = {(0x2E73, 0x0005), (0x2E73, 0x000A), (0x2E73, 0x000B)}
_BOOT_WORDS = ("bootloader", "boot loader", "dfu")
_RESETTING = {
    (0x2341, 0x0001), (0x2341, 0x0010), (0x2341, 0x0042), (0x2341, 0x0043), (0x2341, 0x0243), (0x2A03, 0x0043),
    (0x0403, 0x6001), (0x1A86, 0x5523), (0x1A86, 0x7523),
}  # fmt: skip
"""USB converters of Arduinos that start again when their port is opened: Uno, Mega, Nano and their clones."""

_WIRELESS = ("rfcomm", "bitalino", "bthenum")


@dataclass(frozen=True, slots=True)
class Plugged:
    """A port with something behind it; the USB identity is None where it is no USB device.

    `is_wireless` is true of paired Bluetooth devices. `is_listed` is False for a port that the system does not list,
    and of which nothing is known therefore.
    """

    device: str
    description: str = ""
    vid: int | None = None
    pid: int | None = None
    serial_number: str | None = None
    is_wireless: bool = False
    is_listed: bool = True

    @property
    def is_boot_loader(self) -> bool:
        """Whether a board waits there for new firmware: such a one is never opened."""
        words = self.description.lower()
        return (self.vid, self.pid) in _BOOT_LOADERS or any(word in words for word in _BOOT_WORDS)

    def is_same(self, other: "Plugged") -> bool:
        """Whether the same thing is plugged in here as there: by its USB identity, else by its port."""
        mine, its = (self.vid, self.pid, self.serial_number), (other.vid, other.pid, other.serial_number)
        return mine == its and (self.vid is not None or self.device == other.device)

    @property
    def restarts(self) -> bool:
        """Whether what is behind it is known to start again when the port is opened."""
        return (self.vid, self.pid) in _RESETTING


Lister = Callable[[], list[Plugged]]


def plugged() -> list[Plugged]:
    """Every port with something behind it: USB devices, and paired Bluetooth ones where the system lists them."""
    found = []
    for port in list_ports.comports():
        wireless = any(word in f"{port.device} {port.description} {port.hwid}".lower() for word in _WIRELESS)
        if wireless or port.hwid != "n/a":
            place = Plugged(port.device, port.description or "", port.vid, port.pid, port.serial_number, wireless)
            found.append(place)
    return found
