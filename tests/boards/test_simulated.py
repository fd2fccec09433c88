"""The simulated board."""

import numpy as np
import pytest

from game.boards.simulated import SimulatedBoard
from game.errors import FaceGardenError
from game.model.signals import EmgBlock, Intent
from tests.boards.surroundings import HandClock, world

ASKED = (Intent(100.0, "rest", 0.0), Intent(100.3, "smile", 0.5))


def played(steps_s: list[float]) -> EmgBlock:
    clock = HandClock()
    board = SimulatedBoard("simulated:weak-left", world(clock, ASKED))
    board.open()
    blocks = []
    for step_s in steps_s:
        while block := board.read():
            assert block.t_s[-1] <= clock.t_s + 1e-6
            blocks.append(block)
        clock.t_s += step_s
    board.close()
    return EmgBlock(np.concatenate([b.t_s for b in blocks]), np.concatenate([b.uv for b in blocks]))


def test_every_sample_comes_once_however_it_is_asked_for() -> None:
    fine, coarse = played([0.007] * 286), played([0.7, 1.3, 0.0])
    both = min(len(fine.t_s), len(coarse.t_s))
    assert both > 1980
    assert fine.t_s == pytest.approx(100 + np.arange(len(fine.t_s)) / 1000)
    np.testing.assert_array_equal(fine.uv[:both], coarse.uv[:both])


def test_it_is_claimed_by_name_and_knows_its_patients() -> None:
    assert SimulatedBoard.claims("simulated")
    assert SimulatedBoard.claims("simulated:child")
    assert not SimulatedBoard.claims("simulated.csv")
    assert SimulatedBoard("simulated", world()).rate_hz == 1000
    assert SimulatedBoard.simulated
    with pytest.raises(FaceGardenError, match="nobody"):
        SimulatedBoard("simulated:nobody", world())


def test_a_closed_board_says_nothing() -> None:
    board = SimulatedBoard("simulated", world())
    assert board.read() is None
    board.close()
    board.close()
