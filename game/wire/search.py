"""Who sits on which port: every port is asked on a thread of its own, in each board's own way."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.errors import DeviceLost, DeviceMissing, WrongBoard
from game.model.board import Known
from game.model.signals import EmgBlock
from game.ports import Surroundings
from game.wire.board import WireBoard
from game.wire.plugged import Plugged
from game.wire.port import Port

Kinds = Sequence[type[WireBoard]]
_FIRST_LISTEN_S, _LAST_LISTEN_S = 0.4, 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A board that sends, where it sits, and what it has sent first."""

    board: WireBoard
    first: EmgBlock
    place: Plugged

    @property
    def known(self) -> Known:
        """What to remember of it."""
        place = self.place
        return Known(self.board.name(), place.vid, place.pid, place.serial_number, self.board.port.baud)


class Search:
    """Starts each board that may sit on a port until one sends; the first to do so is `found`.

    A port is opened once, for opening may restart what is behind it. `told` is what is the matter with those ports
    that could not be opened, and with boards that answered and sent nothing.
    """

    def __init__(self, kinds: Kinds, around: Surroundings, places: Sequence[Plugged], port: Port | None = None) -> None:
        self.found: Found | None = None
        self.told: list[str] = []
        self._kinds, self._around = kinds, around
        self._last = None if around.memory is None else around.memory.last()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._ask, args=(place, port), name=f"ask {place.device}", daemon=True)
            for place in sorted(places, key=lambda place: not self._is_last(place))
            if not place.is_boot_loader
        ]
        for thread in self._threads:
            thread.start()

    @property
    def is_over(self) -> bool:
        """Whether a board was found, or every port was asked in vain."""
        return self.found is not None or not any(thread.is_alive() for thread in self._threads)

    def wait(self, most_s: float) -> None:
        """Return when a board was found, or after so long."""
        self._over.wait(most_s)

    def stop(self) -> None:
        """Ask no further, and let go of every port but the found board's."""
        self._over.set()
        for thread in self._threads:
            thread.join(timeout=2.0)

    def _ask(self, place: Plugged, given: Port | None) -> None:
        port = given or Port(place.device, WireBoard.quiet_baud)
        try:
            if given is None:
                port.open()
            opened_s = self._around.clock.now_s()
            for kind, baud, patience_s in self._candidates(place):
                board = kind(port.name, self._around)
                board.adopt(port, opened_s, patience_s, baud)
                if self._sends(board, place):
                    return
        except DeviceMissing as missing:
            self.told.append(str(missing))
        except DeviceLost as lost:
            self.told.append(str(lost))
        except Exception as error:  # noqa: BLE001 - whatever a driver does must not end the search in silence
            self.told.append(f"{place.device} is in trouble ({error}).")
        port.close()

    def _sends(self, board: WireBoard, place: Plugged) -> bool:
        try:
            while not self._over.is_set():
                block = board.read()
                if block is not None:
                    return self._win(Found(board, block, place))
        except WrongBoard:
            return False
        return False

    def _win(self, found: Found) -> bool:
        with self._lock:
            if self._over.is_set():
                return False
            self.found = found
            self._over.set()
            return True

    def _candidates(self, place: Plugged) -> Iterator[tuple[type[WireBoard], int | None, float | None]]:
        """Each board to try with its speed and patience: the last one found, those that send unasked, the others."""
        fitting = [kind for kind in self._kinds if fits(kind, place)]
        fitting.sort(key=lambda kind: ((place.vid, place.pid) not in kind.usb, kind.answers_s * len(kind.bauds)))
        if self._last is not None and self._is_last(place):
            for kind in fitting:
                if kind.name() == self._last.kind:
                    yield kind, self._last.baud, None
        unasked = [kind for kind in fitting if not kind.questions]
        yield from ((kind, None, _FIRST_LISTEN_S) for kind in unasked)
        yield from ((kind, None, None) for kind in fitting if kind.questions)
        yield from ((kind, None, _LAST_LISTEN_S) for kind in unasked)

    def _is_last(self, place: Plugged) -> bool:
        last = self._last
        return last is not None and (last.vid, last.pid, last.serial_number) == (
            place.vid, place.pid, place.serial_number,
        )  # fmt: skip


def fits(kind: type[WireBoard], place: Plugged) -> bool:
    """Whether such a board may sit there: nobody else's device is sent a word."""
    if place.vid is None:
        return not place.is_listed or (place.is_wireless and not kind.usb)
    return any(vid == place.vid and pid in (None, place.pid) for vid, pid in kind.usb)
