"""Listening to a board under test, and telling its samples apart."""

import time
from collections.abc import Callable

import numpy as np

from game.model.signals import EmgBlock
from game.ports import Board
from tests.fake_boards import Chords, FakeBoard, Lines

PATIENCE_S = 10.0
BREATH_S = 0.002
"""Between two looks: who looks all the time keeps the board's own thread from sending."""


def until(done: Callable[[], bool], most_s: float = PATIENCE_S) -> None:
    deadline_s = time.monotonic() + most_s
    while not done():
        assert time.monotonic() < deadline_s, "waited too long"
        time.sleep(BREATH_S)


def heard(board: Board, samples: int, most_s: float = PATIENCE_S) -> list[EmgBlock]:
    blocks: list[EmgBlock] = []

    def enough() -> bool:
        if block := board.read():
            blocks.append(block)
        return sum(len(b.t_s) for b in blocks) >= samples

    until(enough, most_s)
    return blocks


def heard_for(board: Board, seconds: float) -> list[EmgBlock]:
    blocks, until_s = heard(board, 1), time.monotonic() + seconds
    while time.monotonic() < until_s:
        if block := board.read():
            blocks.append(block)
        time.sleep(BREATH_S)
    return blocks


class CountedLines(Lines):
    """Left is the number of the sample, right how often the board was plugged in."""

    plugged = 0

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:  # noqa: ARG002
        return super().frame(number, float(number), float(self.plugged))

    @staticmethod
    def told(block: EmgBlock) -> list[tuple[int, int]]:
        return [(round(right), round(left)) for left, right in block.uv.tolist()]


class CountedChords(Chords):
    """The same in a converter's counts."""

    plugged = 0
    _uv_per_count = 5.0 / 2**14 / 2420 * 1e6

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:  # noqa: ARG002
        sides = (number - 8192) * self._uv_per_count, (self.plugged - 8192) * self._uv_per_count
        return super().frame(number, *sides)

    @classmethod
    def told(cls, block: EmgBlock) -> list[tuple[int, int]]:
        counts = np.rint(block.uv / cls._uv_per_count).astype(int) + 8192
        return [(right, left) for left, right in counts.tolist()]


COUNTED: dict[str, type[CountedLines] | type[CountedChords]] = {"csv_lines": CountedLines, "chords": CountedChords}
__all__ = ["COUNTED", "FakeBoard", "heard", "heard_for", "until"]
