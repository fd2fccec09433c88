"""The first moments of the process aside, before it has loaded anything slow."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection

from game.memory import keep_lean
from game.senses.posts import Watched


def begin(line: Connection, faces: str, rests: str, watched: Watched) -> None:
    """Watch for the game until the line is cut; end at once should the game die, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the game ends us
    keep_lean()
    threading.Thread(target=_end_with_the_game, name="game", daemon=True).start()
    from game.senses.watcher import watch  # noqa: PLC0415 - cameras and tracker take seconds to load

    watch(line, faces, rests, watched)


def _end_with_the_game() -> None:
    game = multiprocessing.parent_process()
    if game is not None:
        game.join()
        os._exit(1)  # whatever a driver is waiting for
