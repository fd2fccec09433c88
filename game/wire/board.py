"""A board on a wire: greeted, started, decoded, stamped, and watched for silence."""

from abc import abstractmethod
from collections import deque
from collections.abc import Iterator
from typing import ClassVar

from game.errors import DeviceLost, WrongBoard
from game.model.board import Make, Scale
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.signal.blocks import blocks
from game.signal.clock import SampleClock
from game.signal.decoding import Decoder, Piece, Run
from game.wire.port import Port, is_port

_SILENCE_S = 2.0
_PAUSE_S = 0.1
_BEGINS_S = 1.5
_WAKING_S = 2.0
"""How long the boot loader of an Arduino takes, which opening its port restarts."""
_REMEMBERED = 16_384
_SHOWN = 24


class WireBoard(Board):
    """A board on a serial port; its plug-in says what to send and how to read, this class does it.

    The address is `NAME:PORT` or `NAME:PORT@BAUD`, NAME being the plug-in's file. Of the speeds in `bauds` each is
    tried. A board that can be asked gets the `questions`, 0.1 s apart, and has `answers_s` to answer; one without
    questions is listened to for as long. `usb` are the vendors and products it may hide behind, with None for any
    product; a board without any is looked for on ports that are no USB device.
    """

    simulated: ClassVar[bool] = False
    title: ClassVar[str]
    scale: ClassVar[Scale]
    bauds: ClassVar[tuple[int, ...]]
    usb: ClassVar[tuple[tuple[int, int | None], ...]] = ()
    questions: ClassVar[tuple[bytes, ...]] = ()
    answers_s: ClassVar[float]
    stops: ClassVar[bytes] = b""
    quiet_baud: ClassVar[int] = 115_200
    """At which a port is opened before anybody knows who is there."""

    @abstractmethod
    def recognise(self, answer: bytes) -> Make | None:
        """What has answered so, or None if it is not this board, or not yet. Raises DeviceLost for one in trouble."""

    @abstractmethod
    def decoder(self, make: Make) -> Decoder:
        """A new decoder for what it sends."""

    def orders(self, make: Make) -> tuple[bytes, ...]:  # noqa: ARG002 - most know without
        """What to send, 0.1 s apart, that it begins; nothing where it begins by itself."""
        return ()

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address is `NAME:PORT`."""
        name, _, port = address.partition(":")
        return name == cls.name() and is_port(port)

    @classmethod
    def name(cls) -> str:
        """The plug-in's file name."""
        return cls.__module__.rpartition(".")[2]

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
        self._clock = SampleClock()
        self._ticking: tuple[float | None, int | None] | None = None
        self._blocks: deque[EmgBlock] = deque()
        self._heard = b""
        self._sample_s: float | None = None
        self._steps = self._start_up()
        self._is_fresh = True

    @property
    def port(self) -> Port:
        """Where it is plugged in."""
        return self._port

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return self._clock.rate_hz

    @property
    def notice(self) -> str:
        """Which board sends, once it does."""
        return "" if self.make is None or self._sample_s is None else f"{self.make.name} on {self._port.name}"

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
            raise WrongBoard(self._stranger())
        while True:
            quiet_s = self._now_s() - (self._sample_s or 0.0)
            if quiet_s > _SILENCE_S:
                raise DeviceLost(self._silent())
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
        raise DeviceLost(
            f"{make.name} on {self._port.name} answers, but sends no samples. Press its reset button, "
            "or unplug it and plug it in again; the game goes on by itself."
        )

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
                self._blocks.extend(self._stamped(piece, now_s))

    def _stamped(self, run: Run, now_s: float) -> list[EmgBlock]:
        make = self.make
        assert make is not None  # noqa: S101 - nothing is decoded before that is known
        if run.counts.shape[1] < 2:
            raise DeviceLost(
                f"{make.name} on {self._port.name} has one EMG channel. The game needs two, "
                "one for each side: choose a board with two channels, or play with the camera alone (--emg none)."
            )
        ticking = run.tick_s or (1 / make.rate_hz if make.rate_hz else None), run.wraps_at
        if ticking != self._ticking:
            self._ticking, self._clock = ticking, SampleClock(*ticking)
        uv = (run.counts[:, :2] - make.middle) * make.uv_per_count
        return blocks(self._clock.stamp(now_s, run.ticks), uv)

    def _stranger(self) -> str:
        where = self._port.name
        if not self._heard and not self.questions:
            return self._silent()
        if not self._heard:
            return (
                f"Nothing on {where} answers as {self.title} does. Check that it is switched on and runs its own "
                "program, or let the game find out what it is: --emg auto."
            )
        return f"What {where} sends at {self._port.baud} baud is not {self.title}: {self._excerpt()}. {self.advice()}"

    def _silent(self) -> str:
        where = self._port.name
        if self._heard:
            return (
                f"What {where} sends at {self._port.baud} baud is not EMG any more: {self._excerpt()}. {self.advice()}"
            )
        return (
            f"The EMG board on {where} is plugged in but sends nothing. Check that its sketch runs, "
            "or press its reset button; the game goes on by itself."
        )

    def _excerpt(self) -> str:
        return f"it reads {ascii(self._heard[-_SHOWN:])[1:]}"

    def advice(self) -> str:
        """What to do where something else comes than samples."""
        return "Is it another board? Let the game find out: --emg auto."
