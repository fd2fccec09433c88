"""Playing a recording back, as the game does."""

from pathlib import Path

from game.boards.replay import Replay
from game.errors import DeviceLost
from game.model.signals import EmgBlock
from tests.boards.surroundings import HandClock, world


def replayed(path: Path, step_s: float) -> list[EmgBlock]:
    """All blocks of a recording that is looked at in steps, to its end."""
    clock = HandClock(0.0)
    board = Replay(str(path), world(clock))
    board.open()
    blocks: list[EmgBlock] = []
    while True:
        clock.t_s += step_s
        try:
            block = board.read()
        except DeviceLost:
            return blocks
        if block is not None:
            blocks.append(block)
