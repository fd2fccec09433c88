"""Whatever board is plugged in: found by asking."""

from typing import ClassVar

from game import boards, plugins
from game.errors import WrongBoard
from game.model.phrase import say, together
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.wire.board import WireBoard
from game.wire.plugged import Lister, Plugged, plugged
from game.wire.port import Port, is_port
from game.wire.search import Search

__all__ = ["Auto"]

_WAIT_S = 0.05
_LOOK_S = 0.5


class Auto(Board):
    """The address is `auto`, for a board on any port, or a port, for whatever board sits there.

    Opening does not wait. With `auto` a missing board is no trouble: the game plays without one, and whatever is
    plugged in later is asked, too. A board that was found and is lost is looked for again by what it is, so that it
    may come back on another port. All ports are asked again only when something was plugged in or out, so that
    nobody else's device is disturbed again and again.
    """

    simulated: ClassVar[bool] = False

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address is `auto`, or a port without a speed."""
        return address == "auto" or (is_port(address) and not address.rpartition("@")[2].isdecimal())

    def __init__(self, address: str, surroundings: Surroundings, lister: Lister = plugged) -> None:
        self._address, self._around, self._lister = address, surroundings, lister
        if address != "auto":
            Port(address, WireBoard.quiet_baud)  # one that means no place is refused now, not when it is opened
        self._search: Search | None = None
        self._board: WireBoard | None = None
        self._places: list[Plugged] = []
        self._last: Plugged | None = None
        self._looked_s = float("-inf")
        self._notice = ""

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return None if self._board is None else self._board.rate_hz

    @property
    def notice(self) -> str:
        """Which board was found, or that none was."""
        return self._notice if self._board is None else self._board.notice

    def look(self) -> None:
        """Raises DeviceMissing where a port is named that is not there, or not for this user."""
        if self._address != "auto":
            Port(self._address, WireBoard.quiet_baud).look()

    def open(self) -> None:
        """Begin to look. Raises DeviceMissing for a named port that cannot be opened."""
        self.close()
        if self._address == "auto":
            self._look()
            return
        port = Port(self._address, WireBoard.quiet_baud)
        port.open()
        self._begin([port.usb or Plugged(port.name, is_listed=False)], port)

    def read(self) -> EmgBlock | None:
        """What the board that was found has sent, or None; waits 0.05 s at most. Raises DeviceLost."""
        if self._board is not None:
            return self._board.read()
        search = self._search
        if search is None:
            return None
        search.wait(_WAIT_S)
        if search.found is not None:
            self._board, self._last = search.found.board, search.found.place
            if self._around.memory is not None:
                self._around.memory.keep(search.found.known)
            return search.found.first
        if search.is_over:
            self._fail(search)
        return None

    def close(self) -> None:
        """Let go of the board, or look no further; closing twice is fine."""
        search, self._search = self._search, None
        if search is not None:
            search.stop()
            if search.found is not None:
                search.found.board.close()
        self._board = None

    def _look(self) -> None:
        """Ask every port, or that of the board found before alone while it is there."""
        self._looked_s = self._around.clock.now_s()
        self._places = self._lister()
        self._begin(self._at(self._places) or self._places)

    def _at(self, places: list[Plugged]) -> list[Plugged]:
        """Where the board found before sits now."""
        return [place for place in places if self._last is not None and place.is_same(self._last)]

    def _begin(self, places: list[Plugged], port: Port | None = None) -> None:
        self._notice = say("Looking for an EMG board") if places else ""
        self._search = Search(wired(), self._around, places, port)

    def _fail(self, search: Search) -> None:
        told = " ".join(search.told)
        if self._address != "auto":
            raise WrongBoard(
                told
                or f"Nothing on {self._address} sends or answers as an EMG board does. Check that it is switched on "
                f"and runs its own program; for one that prints lines name its speed, as in {self._address}@115200."
            )
        self._notice = together(say("No EMG board was found: the camera plays alone."), told).strip().removesuffix(".")
        now_s = self._around.clock.now_s()
        if now_s - self._looked_s > _LOOK_S:
            self._looked_s = now_s
            places = self._lister()
            if places != self._places or self._at(places):
                self._look()


def wired() -> list[type[WireBoard]]:
    """Every kind of board that a port may be asked for."""
    return [kind for kind in plugins.discover(boards, Board).values() if issubclass(kind, WireBoard)]
