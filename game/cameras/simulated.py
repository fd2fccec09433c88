"""A camera before a simulated patient: 30 drawn pictures a second, or as many as its address says."""

from collections.abc import Callable
from typing import ClassVar

from game.errors import UsageError
from game.model.signals import ByteArray, Intent, Picture
from game.ports import Camera, Surroundings
from game.simulation.patient import Patient, named

RATE_HZ = 30
_SLOWEST_HZ, _QUICKEST_HZ = 5, 120
_EXPOSURE_S = 0.014
_NAME = "simulated"


class Simulated(Camera):
    """`simulated` shows the healthy patient, `simulated:NAME` another one, `simulated:NAME@15` so many times a second.

    Raises UsageError for an unknown name, and for a rate that is no whole number from 5 to 120.
    """

    simulated: ClassVar[bool] = True

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address begins with `simulated`."""
        return address.partition(":")[0].partition("@")[0] == _NAME

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        address, said, rate = address.partition("@")
        name = address.partition(":")[2]
        self._patient = named(name or "healthy", surroundings.seed)
        self._rate_hz = _rate_hz(rate) if said else RATE_HZ
        self._surroundings = surroundings
        self._opened_s: float | None = None
        self._next = 0
        self._ready: Picture | None = None
        self._picture_of: Callable[[Patient, float, tuple[Intent, ...]], ByteArray]

    def open(self) -> None:
        """Begin at picture 0, which is due at once."""
        from game.simulation.face import picture_of  # noqa: PLC0415 - who only asks what there is need not wait for it

        self._picture_of = picture_of
        self._opened_s = self._surroundings.clock.now_s()
        self._next, self._ready = 0, None

    def read(self) -> Picture | None:
        """The newest picture that is due, skipping missed ones, stamped with the moment it shows; None before it.

        The next picture is drawn shortly before it is due, as a real camera exposes before it delivers: patients react
        so slowly that nothing asked in between could show in it.
        """
        if self._opened_s is None:
            return None
        now_s = self._surroundings.clock.now_s() - self._opened_s
        due = int(now_s * self._rate_hz + 1e-6)
        if due > self._next:
            self._next, self._ready = due, None
        if self._ready is None and now_s + _EXPOSURE_S < self._next / self._rate_hz:
            return None
        if self._ready is None:
            t_s = self._opened_s + self._next / self._rate_hz
            self._ready = Picture(t_s, self._picture_of(self._patient, t_s, self._surroundings.asked()))
        if due < self._next:
            return None
        shown, self._ready = self._ready, None
        self._next += 1
        return shown

    def close(self) -> None:
        """Stop showing pictures."""
        self._opened_s = None


def _rate_hz(given: str) -> int:
    is_short = given.isascii() and given.isdecimal() and len(given) <= len(str(_QUICKEST_HZ))
    if not (is_short and _SLOWEST_HZ <= int(given) <= _QUICKEST_HZ):
        raise UsageError(
            f"'{given:.20}' is no number of pictures a second: give a whole one from {_SLOWEST_HZ} to {_QUICKEST_HZ},"
            f" as in {_NAME}:healthy@15."
        )
    return int(given)
