"""Cameras and boards, the tracker, and the time they live in."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

from game.model.attention import Attention
from game.model.board import Known
from game.model.signals import Anchor, EmgBlock, FaceFrame, Intent, Picture


class Clock(Protocol):
    """The one door through which time comes in: seconds that never run backwards."""

    def now_s(self) -> float:
        """Seconds since an arbitrary origin."""


class BoardMemory(Protocol):
    """Which board was found last, kept from one day to the next."""

    def last(self) -> Known | None:
        """The board found last, or None."""

    def keep(self, known: Known) -> None:
        """Remember this one from now on, if that can be."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a device may know of the world it is opened in.

    `asked` gives everything the game has asked of the player so far, oldest first; simulated devices act on it.
    """

    clock: Clock
    asked: Callable[[], tuple[Intent, ...]]
    seed: int = 0
    memory: BoardMemory | None = None


T_co = TypeVar("T_co", covariant=True)


class Device(Protocol[T_co]):
    """Something that is opened by its address, and read."""

    simulated: ClassVar[bool]
    """Whether it can run on simulated time, as fast as the machine allows."""

    @classmethod
    @abstractmethod
    def claims(cls, address: str) -> bool:
        """Whether this kind of device is meant by an address of the command line."""

    @abstractmethod
    def __init__(self, address: str, surroundings: Surroundings) -> None: ...

    def look(self) -> None:
        """Tell what is surely not there, without opening it or waiting for it. Raises DeviceMissing with what to do."""
        return

    @abstractmethod
    def open(self) -> None:
        """Start delivering. Raises DeviceMissing with what to do. May be called again after `close`."""

    @abstractmethod
    def read(self) -> T_co | None:
        """What has arrived since the last call, or None; waits 0.1 s at most. Raises DeviceLost."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device; closing twice is fine."""


class Camera(Device[Picture], Protocol):
    """A picture source. Plug-ins live in `game.cameras`."""

    def attend(self, attention: Attention) -> None:  # noqa: ARG002
        """What its pictures are for from now on: codes want the whole of them, if it can. Any thread may call this."""
        return


class Board(Device[EmgBlock], Protocol):
    """A two-channel EMG source. Plug-ins live in `game.boards`."""

    @property
    @abstractmethod
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""

    @property
    def notice(self) -> str:
        """What the player should know of it, in a sentence without its full stop; empty where there is nothing."""
        return ""


class Tracker(Protocol):
    """Turns pictures into face landmarks, and, where it can, into what codes say."""

    def track(self, picture: Picture) -> FaceFrame:
        """Landmarks of the largest face, in the unmirrored picture's pixels."""

    def attend(self, attention: Attention) -> None:  # noqa: ARG002
        """What to look for from the next picture on; one that knows faces only goes on with them."""
        return

    def rest(self, anchor: Anchor | None) -> None:
        """From now on find the skin of this rest again; None goes by the mesh alone."""

    def close(self) -> None:
        """Let go of the model."""
