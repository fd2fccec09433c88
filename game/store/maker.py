"""Files of recordings made in a process aside, however long they are, so that the game never waits for them."""

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

_POLITE = 10
_ENDING_S = 1.0


@dataclass(frozen=True, slots=True)
class Made:
    """What became of logs: the files made, by their logs' names, and what is the matter with others, in one line."""

    files: dict[str, str]
    trouble: str = ""


class Making(Protocol):
    """Work on a folder's logs that goes on by itself."""

    @property
    def share(self) -> float:
        """How much is done, 0..1."""

    def wait(self, most_s: float) -> Made | None:
        """What became of it, waiting at most so long; None while it goes on."""

    def close(self) -> None:
        """Let it be; logs that are not done yet stay as they are."""


class Shared(Protocol):
    """A number that two processes see."""

    value: float


class Maker:
    """Makes files of a folder's logs from now on. Raises OSError where the system gives no process."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._share: Shared = context.RawValue("d", 0.0)
        self._process = context.Process(target=begin, args=(far, folder, self._share), name="recordings", daemon=True)
        self._process.start()
        far.close()
        self._made: Made | None = None

    @property
    def share(self) -> float:
        """How much is done, 0..1."""
        return self._share.value

    @property
    def process_id(self) -> int:
        """The process that works, as the system numbers it."""
        return self._process.pid or 0

    def wait(self, most_s: float) -> Made | None:
        """What became of it, waiting at most so long; None while it goes on."""
        if self._made is None and self._line.poll(most_s):
            try:
                self._made = self._line.recv()
            except (EOFError, OSError):
                self._made = Made({}, "A recording waits to be completed at the next start.")
        return self._made

    def close(self) -> None:
        """Let it be; logs that are not done yet stay as they are."""
        self._line.close()
        self._process.join(_ENDING_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def begin(line: Connection, folder: Path, share: Shared) -> None:
    """Work politely beside the game, in a process of its own, until it is done or the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the game ends us
    threading.Thread(target=_end_when_cut, args=(line,), name="game", daemon=True).start()
    if nice := getattr(os, "nice", None):  # not of Windows
        nice(_POLITE)
    from game.store.making import complete  # noqa: PLC0415 - the game itself never loads it

    def tell(done: float) -> None:
        share.value = done

    line.send(complete(folder, tell))


def _end_when_cut(line: Connection) -> None:
    """Nobody ever sends anything: what comes is the end of the game, or of its patience."""
    try:
        line.recv()
    except (EOFError, OSError):
        os._exit(1)
