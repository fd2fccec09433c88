"""From a board on its wire to a file, and back into the game, to the bit."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import edfio
import numpy as np
import pytest

from game.boards.chords import Chords
from game.model.side import PerSide
from game.model.signals import EmgBlock
from game.store.recordings import Recordings
from game.training.fusion import Fusion
from tests.boards.replaying import replayed
from tests.boards.surroundings import WallClock, world
from tests.fake_boards import FAKES
from tests.pty_board import PtyBoard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
FRAMES = 100


def listened(board: Chords, pty: PtyBoard) -> Iterator[EmgBlock]:
    """Four seconds of a board that loses a few samples, and later many."""
    begun_s = time.monotonic()
    losses = {1.5: 6, 2.5: 120}
    while (passed_s := time.monotonic() - begun_s) < 4.0:
        for at_s in [at_s for at_s in losses if passed_s > at_s]:
            pty.drop(losses.pop(at_s))
        block = board.read()
        if block is not None:
            yield block


def levels(fusion: Fusion, blocks: list[EmgBlock]) -> list[PerSide[float] | None]:
    """What the game reads after each block."""
    read = []
    for block in blocks:
        fusion.hear(block)
        read.append(fusion.at(float(block.t_s[-1])).emg_uv)
    return read


def cut(blocks: list[EmgBlock], ends: list[int]) -> Iterator[EmgBlock]:
    """The same samples, the stream cut at these places as well."""
    at = 0
    for block in blocks:
        size = len(block.t_s)
        edges = [0, *(end - at for end in ends if 0 < end - at < size), size]
        for a, b in pairwise(edges):
            assert block.counts is not None
            lost = block.lost if a == 0 else 0
            yield replace(block, t_s=block.t_s[a:b], uv=block.uv[a:b], counts=block.counts[a:b], lost=lost)
        at += size


def test_a_board_is_recorded_in_raw_counts_and_replay_reads_the_same(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path / "recordings")
    recordings.allow(True)
    with PtyBoard(tmp_path / "emg", FAKES["chords"](), batch_s=0.016, drift=0.005) as pty:
        board = Chords(f"chords:{pty.link}", world(WallClock()))
        board.open()
        live = list(listened(board, pty))
        board.close()
        sent = [[int.from_bytes(f[k : k + 2], "big") for k in (3, 5)] for f in pty.lines(0, FRAMES)]
    told = levels(Fusion(recorder=recordings), live)
    recordings.close()

    (path,) = (tmp_path / "recordings").glob("*.edf")
    assert edfio.read_edf(path).signals[0].digital[:FRAMES].tolist() == [left for left, _ in sent]
    again = replayed(path, 0.01)
    counts = np.concatenate([block.counts for block in again if block.counts is not None])
    np.testing.assert_array_equal(counts, np.concatenate([block.counts for block in live if block.counts is not None]))
    assert counts[:FRAMES].tolist() == sent
    assert [block.lost for block in again if block.lost] == [6, 120]

    ends = np.cumsum([len(block.t_s) for block in live]).tolist()
    pieces = list(cut(again, ends))
    at = np.cumsum([len(piece.t_s) for piece in pieces])
    read = dict(zip(at.tolist(), levels(Fusion(), pieces), strict=True))
    heard = [number for number, level in enumerate(told) if level is not None]
    assert len(heard) > len(told) / 2
    assert [read[ends[number]] for number in heard] == [told[number] for number in heard]
