"""The boards: every port that may have one is asked, and what sends is listened to."""

from collections.abc import Callable
from dataclasses import replace

from game import boards
from game.boards.auto import Auto, wired
from game.clocks import RealClock
from game.devices import kind_of
from game.doctor.probe import Probe, finish
from game.model.equipment import Place
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.signal.audition import auditioned
from game.wire.plugged import Lister, Plugged, plugged
from game.wire.search import fits

_ASKING_S = 40.0
"""Longer than it takes to ask one port in every board's own way, at all its speeds."""


class Listener:
    """One board, and what it sends."""

    def __init__(self, place: Place, board: Board, seconds: float) -> None:
        self._place, self._board, self._clock = place, board, RealClock()
        self._blocks: list[EmgBlock] = []
        self._arrived_s: list[float] = []
        self._name, self._rate_hz = "", board.rate_hz
        self.probe = Probe(board, self._take, seconds, _ASKING_S)

    def _take(self, block: EmgBlock) -> None:
        self._arrived_s.append(self._clock.now_s())
        self._blocks.append(block)
        self._name, self._rate_hz = self._board.notice, self._board.rate_hz
        self.probe.count()

    @property
    def place(self) -> Place:
        """Where it is, and what it has sent, in figures."""
        name = self._name or self._place.address
        heard = auditioned(name, self._blocks, self._arrived_s, self._rate_hz)
        return replace(self._place, trouble=self.probe.trouble, heard=heard)


class Places:
    """Each place where a board may be: every port with `auto`, none with `none`, else the one that is named.

    A boot loader is never opened, and nobody else's device is sent a word. Raises UsageError for an address that
    means nothing.
    """

    def __init__(self, address: str, seconds: float, around: Surroundings, lister: Lister = plugged) -> None:
        self._alone: list[Place] = []
        self._listeners: list[Listener] = []
        if address == "auto":
            places = [_place(port) for port in lister()]
            self._alone = [place for place in places if place.treatment != "asked"]
            asked = [place for place in places if place.treatment == "asked"]
            self._listeners = [Listener(place, Auto(place.address, around), seconds) for place in asked]
        elif address != "none":
            self._listeners = [Listener(Place(address), kind_of(boards, Board, address)(address, around), seconds)]

    def heard(self, tell: Callable[[float], None]) -> tuple[Place, ...]:
        """Listen to all of them at once."""
        finish([listener.probe for listener in self._listeners], tell)
        return (*(listener.place for listener in self._listeners), *self._alone)


def _place(port: Plugged) -> Place:
    if port.is_boot_loader:
        return Place(port.device, port.description, "boot loader")
    ours = any(fits(kind, port) for kind in wired())
    return Place(port.device, port.description, "asked" if ours else "stranger")
