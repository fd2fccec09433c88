"""Depths that are learned as a face turns."""

import numpy as np
import pytest

from game.model.signals import FloatArray
from game.tracking.relief import BUMPS_MM, Relief

SIZE = 1 + len(BUMPS_MM)


def told(relief: Relief, true: FloatArray, sure: float) -> None:
    """One picture that says where the shape should be, in every direction alike."""
    normal = np.eye(SIZE) * sure
    relief.learn(normal, normal @ (relief.shape - true))


def test_nothing_is_known_at_first() -> None:
    relief = Relief(3)
    assert not relief.shape.any()
    assert relief.spots_mm.tolist() == [0.0, 0.0, 0.0]


def test_pictures_that_agree_are_believed_more_and_more() -> None:
    relief, true = Relief(1), np.linspace(-0.1, 0.1, SIZE)
    off = []
    for _ in range(5):
        told(relief, true, 0.2)
        off.append(np.abs(relief.shape - true)[1:].max())
    assert off == sorted(off, reverse=True)
    assert off[-1] < 0.5 * off[0]


def test_a_picture_that_tells_nothing_changes_nothing() -> None:
    relief = Relief(1)
    told(relief, np.ones(SIZE), 1.0)
    before = relief.shape.copy()
    for _ in range(1000):
        relief.learn(np.zeros((SIZE, SIZE)), np.zeros(SIZE))
    np.testing.assert_allclose(relief.shape, before)


def test_what_is_new_displaces_what_is_old() -> None:
    relief, old, new = Relief(1), np.full(SIZE, 0.5), np.full(SIZE, -0.5)
    for _ in range(10_000):
        told(relief, old, 1.0)
    for _ in range(100):
        told(relief, new, 1.0)
    assert relief.shape[1:].max() < 0


def test_a_pair_of_spots_is_as_deep_as_both_travel() -> None:
    relief, slope, true_mm = Relief(2), np.array([[0.3, 0.3], [0.0, 0.0]]), 5.0
    for _ in range(50):
        relief.learn_spots(slope, slope * (true_mm - relief.spots_mm[:, None]))
    assert relief.spots_mm.tolist() == pytest.approx([true_mm, 0.0], abs=0.1)
