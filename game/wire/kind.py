"""What a plug-in says about its board."""

from abc import ABC, abstractmethod
from typing import ClassVar

from game.model.board import Make
from game.model.scale import Scale
from game.signal.decoding import Decoder
from game.wire.port import Port, is_port


class Wired(ABC):
    """How to tell a board on a serial port from others, how to begin, and how to read it.

    Of the speeds in `bauds` each is tried. A board that can be asked gets the `questions`, 0.1 s apart, and has
    `answers_s` to answer; one without questions is listened to for as long. `usb` are the vendors and products it may
    hide behind, with None for any product; a board without any is looked for among Bluetooth ports.
    """

    _port: Port

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

    def misfit(self, heard: bytes) -> str:  # noqa: ARG002 - most know nothing of it
        """What is the matter where its own kind of bytes come, but no samples for two sides; empty where others do."""
        return ""

    def advice(self) -> str:
        """What to do where something else comes than samples."""
        return "Is it another board? Let the game find out: --emg auto."

    @property
    def port(self) -> Port:
        """Where it is plugged in."""
        return self._port
