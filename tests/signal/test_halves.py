"""A face made of one of its halves."""

import numpy as np
import pytest

from game.model.side import PerSide, Side
from game.signal.halves import of_one_half
from tests.faces import landmarks

SIZE = 401
MIDDLE = 200


def picture() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The patient's left, at the right of an unmirrored picture, is bright."""
    bgr = np.full((SIZE, SIZE, 3), 40, np.uint8)
    bgr[:, MIDDLE + 1 :] = 200
    bgr[100:140, MIDDLE + 60 : MIDDLE + 80] = 255
    bgr[100:140, MIDDLE - 80 : MIDDLE - 60] = 0
    return bgr


@pytest.mark.parametrize(("side", "value", "mark"), [(Side.LEFT, 200, 255), (Side.RIGHT, 40, 0)])
def test_both_sides_show_the_half_that_is_meant(side: Side, value: int, mark: int) -> None:
    bgr = picture()
    made = of_one_half(bgr, landmarks(at_px=(MIDDLE, MIDDLE), px_per_mm=1.0), side)
    assert made.shape == bgr.shape
    assert made.dtype == np.uint8
    for x in (MIDDLE - 70, MIDDLE + 70):
        assert made[120, x].tolist() == [mark] * 3
        assert made[300, x].tolist() == [value] * 3
    assert np.abs(made.astype(int) - made[:, ::-1]).max() <= 2
    own = np.s_[:, MIDDLE + 5 :] if side is Side.LEFT else np.s_[:, : MIDDLE - 4]
    assert np.array_equal(made[own], bgr[own])


def test_a_mouth_that_is_pulled_does_not_move_the_axis() -> None:
    straight = of_one_half(picture(), landmarks(at_px=(MIDDLE, MIDDLE), px_per_mm=1.0), Side.LEFT)
    pulled = landmarks(at_px=(MIDDLE, MIDDLE), px_per_mm=1.0, smile=PerSide(0.0, 12.0))
    assert np.array_equal(of_one_half(picture(), pulled, Side.LEFT), straight)


def test_a_head_held_askew_is_reflected_about_its_own_axis() -> None:
    points = landmarks(at_px=(MIDDLE, MIDDLE), px_per_mm=1.0)[:, :2]
    angle = np.radians(20)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    askew = (points - MIDDLE) @ turn.T + MIDDLE
    left, right = (turn @ np.array([way * 60.0, 30.0]) + MIDDLE for way in (1, -1))
    bgr = np.zeros((SIZE, SIZE, 3), np.uint8)
    y, x = left.round().astype(int)[::-1]
    bgr[y - 6 : y + 7, x - 6 : x + 7] = 250
    y, x = right.round().astype(int)[::-1]
    assert of_one_half(bgr, askew, Side.LEFT)[y, x].min() > 200
    assert of_one_half(bgr, askew, Side.RIGHT).max() == 0
