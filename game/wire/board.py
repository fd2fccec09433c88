"""A board on a wire: greeted, started, decoded, stamped, and watched for silence."""

from collections import deque
from collections.abc import Iterator
from typing import ClassVar

from game.errors import DeviceLost, WrongBoard
from game.model.board import Make
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.signal.decoding import Decoder, Piece, Run
from game.wire import words
from game.wire.kind import Wired
from game.wire.port import Port
from game.wire.stamper import Stamper

_SILENCE_S = 2.0
_PAUSE_S = 0.1
_BEGINS_S = 1.5
_WAKING_S = 2.0
"""How long the boot loader of an Arduino takes, which opening its port restarts."""
_REMEMBERED = 16_384


class WireBoard(Wired, Board):
    """A board on a serial port; its plug-in says what to send and how to read, this class does it.

    The address is `NAME:PORT` or `NAME:PORT@BAUD`, NAME being the plug-in's file.
    """

    simulated: ClassVar[bool] = False

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._port = Port(address.removeprefix(f"{self.name()}:"), self.bauds[0])
        self._now_s = surroundings.clock.now_s
        self._opened_s = float("-inf")
        self._patience_s = self.answers_s
        self._bauds = (self._port.own_baud,) if self._port.own_baud else self.bauds
        self._begin()

    def _begin(self) -> None:
        self.make: Make | None = None
        self._decoder: Decoder | None = None
        self._stamper = Stamper()
        self._blocks: deque[EmgBlock] = deque()
        self._heard = b""
        self._sample_s: float | None = None
        self._steps = self._start_up()
        self._is_fresh = True

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return self._stamper.rate_hz

    @property
    def notice(self) -> str:
        """Which board sends, once it does."""
        return "" if self.make is None or self._sample_s is None else f"{self.make.name} on {self._port.name}"

    def look(self) -> None:
        """Raises DeviceMissing where there is no such port, or none for this user."""
        self._port.look()

    def open(self) -> None:
        """Open the port and begin anew. Raises DeviceMissing with what to do."""
        self._port.open()
        self._opened_s = self._now_s()
        self._begin()

    def adopt(self, port: Port, opened_s: float, patience_s: float | None = None, baud: int | None = None) -> None:
        """Begin anew on a port that is open since then.

        `patience_s` is how long to wait for an answer at each speed, `baud` the only speed to try.
        """
        self._port, self._opened_s = port, opened_s
        self._patience_s = self.answers_s if patience_s is None else patience_s
        self._bauds = self.bauds if baud is None else (baud,)
        self._begin()

    def close(self) -> None:
        """Let it stop sending, and let go of the port; closing twice is fine."""
        if self._sample_s is not None and self.stops:
            try:
                self._port.write(self.stops)
            except DeviceLost:
                self._sample_s = None
        self._port.close()

    def read(self) -> EmgBlock | None:
        """What has arrived, or None; waits 0.05 s at most.

        Raises DeviceLost when the port is gone, when this is not the board, when nothing comes for two seconds, and
        when what comes are no samples.
        """
        if self._is_fresh:
            self._is_fresh = False
            next(self._steps, None)  # the first words are said before the first look
        if not self._blocks:
            data = self._port.read()
            now_s = self._now_s()
            self._heard = (self._heard + data)[-_REMEMBERED:]
            if self._decoder is not None:
                self._take(self._decoder(data), now_s)
            if not self._blocks:
                next(self._steps, None)
        return self._blocks.popleft() if self._blocks else None

    def _start_up(self) -> Iterator[None]:
        """Find the board's speed, let it begin, then watch; every step is taken after a look at the port."""
        plugged = self._port.usb if self.questions else None
        while plugged is not None and plugged.restarts and self._now_s() - self._opened_s < _WAKING_S:
            yield
        for baud in self._bauds:
            self._port.tune(baud)
            yield from self._greet() if self.questions else self._listen()
            if self.make is not None:
                break
        if self.make is None:
            if misfit := self.misfit(self._heard):
                raise DeviceLost(misfit)
            raise WrongBoard(words.stranger(self, self._heard))
        while True:
            quiet_s = self._now_s() - (self._sample_s or 0.0)
            if quiet_s > _SILENCE_S:
                raise DeviceLost(words.silent(self, self._heard))
            yield

    def _greet(self) -> Iterator[None]:
        self._heard = b""
        make: Make | None = None
        yield from self._send(self.questions)
        until_s = self._now_s() + self._patience_s
        while make is None and self._now_s() < until_s:
            make = self.recognise(self._heard)
            if make is None:
                yield
        if make is None:
            return
        self.make, self._heard = make, b""
        for _ in range(2):
            self._decoder = self.decoder(make)
            yield from self._send(self.orders(make))
            until_s = self._now_s() + _BEGINS_S
            while self._sample_s is None and self._now_s() < until_s:
                yield
            if self._sample_s is not None:
                return
        raise DeviceLost(words.mute(make.name, self._port.name))

    def _listen(self) -> Iterator[None]:
        self.make = make = self.recognise(b"")
        if make is None:
            return
        self._decoder = self.decoder(make)
        until_s = self._now_s() + self._patience_s
        while self._sample_s is None and self._now_s() < until_s:
            yield
        if self._sample_s is None:
            self.make = None

    def _send(self, orders: tuple[bytes, ...]) -> Iterator[None]:
        for number, order in enumerate(orders):
            until_s = self._now_s() + _PAUSE_S
            while number and self._now_s() < until_s:
                yield
            self._port.write(order)

    def _take(self, pieces: list[Piece], now_s: float) -> None:
        for piece in pieces:
            if isinstance(piece, Run):
                self._sample_s = now_s
                self._heard = b""
                assert self.make is not None  # noqa: S101 - nothing is decoded before that is known
                if piece.counts.shape[1] < 2:
                    raise DeviceLost(words.one_sided(self.make.name, self._port.name))
                self._blocks.extend(self._stamper(piece, self.make, now_s))
