"""Why a port cannot be opened."""

import errno
import re
from pathlib import Path

from game.model.phrase import say, together
from game.wire.plugged import plugged


def refusal(name: str, baud: int, error: Exception) -> str:
    """What to do about it, in one line."""
    number = getattr(error, "errno", None)
    words = str(error)
    plain = _plain(error)
    if number in (errno.EAGAIN, errno.EBUSY) or "exclusively lock" in words or "Access is denied" in words:
        return say("Another program is using the EMG board on {port}. Close it and try again.", port=name)
    if number in (errno.EACCES, errno.EPERM):
        return (
            f"You are not allowed to use {name}. Join the group '{_group(name)}' "
            f"(sudo usermod -aG {_group(name)} $USER), then log out and in again."
        )
    if isinstance(error, ValueError):
        return f"{name} at {baud} baud cannot be opened: {words}. Write it as PORT or PORT@BAUD."
    if "://" in name:
        return f"Nothing answers at {name} ({plain}). Start the program that sends the EMG, then try again."
    if number in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO) or "FileNotFoundError" in words:
        return together(say("There is no EMG board on {port}.", port=name), _ports())
    return f"{name} is not a serial port that can be used ({plain}). {_ports()}"


def _plain(error: Exception) -> str:
    """The reason without the numbers and the calls around it: pySerial wraps the system's own words."""
    found = re.findall(r"(?:\[Errno -?\d+\]|\(-?\d+,) '?([^')]+)", str(error))
    return str(found[-1]) if found else str(error).strip().rstrip(".")


def _group(name: str) -> str:
    """The group that may use a port: where the system does not say, what most call it."""
    try:
        group = Path(name).group()
    except (OSError, KeyError, NotImplementedError):
        return "dialout"
    return "dialout" if group in ("root", "tty") else group


def _ports() -> str:
    found = [f"{each.device} ({each.description})" for each in plugged()]
    if not found:
        return say("No serial port has anything plugged in: check the cable, and that it is not one for charging only.")
    return say("There is: {ports}.", ports=", ".join(found))
