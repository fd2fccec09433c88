"""What the addresses of the command line mean: the devices, and the senses that read them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from game import boards, cameras, plugins
from game.errors import DeviceMissing, UsageError
from game.model.signals import Intent
from game.ports import Board, Camera, Clock, Device, Surroundings
from game.senses import Senses
from game.senses.aside import AsideSenses
from game.senses.posts import Watched
from game.senses.stepped import SteppedSenses
from game.signal.envelope import Envelope
from game.tracking.attentive import Attentive

_FILTERS_S = 0.6
_LOOK_S = 0.1

D = TypeVar("D", bound=Device[object])


class Devices:
    """A camera and, unless `emg` is "none", a board. Raises UsageError where an address means nothing.

    `hurried` devices run on simulated time where they can; with a simulated camera nobody plugs a board in meanwhile,
    so that "auto" is none then.
    """

    def __init__(self, camera: str, emg: str, hurried: bool) -> None:
        self._addresses = camera, emg
        self._camera = kind_of(cameras, Camera, camera)
        hurried = hurried and self._camera.simulated
        without = emg == "none" or (emg == "auto" and hurried)
        self._board = None if without else kind_of(boards, Board, emg)
        self.stepped = hurried and (self._board is None or self._board.simulated)

    @property
    def has_board(self) -> bool:
        """Whether muscles are listened to."""
        return self._board is not None

    @property
    def has_muscles(self) -> bool:
        """Whether somebody's muscles are listened to now: not a simulated patient's, nor a recording's."""
        return self._board is not None and not self._board.simulated

    def senses(self, clock: Clock, asked: Callable[[], tuple[Intent, ...]], seed: int, data: Path) -> Senses:
        """What reads them: here and now on simulated time if `stepped`, else in a process aside.

        The board that is found is remembered in the folder `data`. Raises FaceGardenError, as for a simulated patient
        nobody knows, or a named device that is not there.
        """
        around = Surroundings(clock, asked, seed)
        camera, emg = self._addresses
        made, board = self._camera(camera, around), None if self._board is None else self._board(emg, around)
        for device in (made, board):
            if device is not None:
                device.look()  # what is surely missing is told before a window opens
        if self.stepped:
            return SteppedSenses(made, board, lambda: Attentive(clock))
        listened = None if self._board is None else (_name(self._board), emg)
        return AsideSenses(Watched((_name(self._camera), camera), listened, seed, data), asked)

    @contextmanager
    def filters_soon(self) -> Iterator[None]:
        """Load a board's filters behind, when the first picture is up: later it would take longer than a frame."""
        timer = threading.Timer(_FILTERS_S, Envelope, (1000.0,))
        timer.daemon = True
        if self.has_board:
            timer.start()
        try:
            yield
        finally:
            timer.cancel()


def kind_of(folder: ModuleType, port: type[D], address: str) -> type[D]:
    """The plug-in that claims an address. Raises UsageError where none does."""
    for kind in plugins.discover(folder, port).values():
        if kind.claims(address):
            return kind
    names = ", ".join(plugins.names(folder))
    raise UsageError(f'"{address}" is no device this game knows. There are: {names}.')


def _name(kind: type[object]) -> str:
    return kind.__module__.rpartition(".")[2]


def await_open(senses: Senses, ends: Callable[[], bool]) -> None:
    """Return when the devices are open, or somebody `ends` it.

    Raises DeviceMissing where one is not there, or has not answered for so long that it is no use to wait.
    """
    while isinstance(senses, AsideSenses) and not (ends() or senses.wait(_LOOK_S)):
        if senses.hopeless:
            raise DeviceMissing("The camera did not wake up. Check its plug, close what else runs, and start again.")
