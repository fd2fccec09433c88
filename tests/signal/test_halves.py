"""A face made of one of its halves."""

import numpy as np
import pytest

from game.model.side import PerSide, Side
from game.model.signals import ByteArray, FloatArray
from game.signal.halves import OUTLINE, of_one_half
from tests.faces import STILL, landmarks, turn

SIZE = 401
MIDDLE = 200


def face(smile: PerSide[float] = STILL, yaw_deg: float = 0.0) -> FloatArray:
    """A face in the middle of the picture, a millimetre a pixel, with an outline."""
    points = landmarks(px_per_mm=1.0, at_px=(0.0, 0.0), smile=smile)
    down = np.linspace(0, np.pi, len(OUTLINE.left))
    for side, way in ((Side.LEFT, 1.0), (Side.RIGHT, -1.0)):
        points[list(OUTLINE[side])] = np.stack(
            [way * 72 * np.sin(down), 24 - 100 * np.cos(down), 60 * np.sin(down) ** 2], axis=1
        )
    return np.asarray(points @ turn(yaw_deg, 0.0, 0.0).T + (MIDDLE, MIDDLE, 0.0))


def picture() -> ByteArray:
    """The patient's left, at the right of an unmirrored picture, is bright; there is a spot on either cheek."""
    bgr = np.full((SIZE, SIZE, 3), 40, np.uint8)
    bgr[:, MIDDLE + 1 :] = 200
    bgr[210:240, MIDDLE + 30 : MIDDLE + 50] = 255
    bgr[210:240, MIDDLE - 50 : MIDDLE - 30] = 0
    return bgr


@pytest.mark.parametrize(("side", "value", "mark"), [(Side.LEFT, 200, 255), (Side.RIGHT, 40, 0)])
def test_both_sides_show_the_half_that_is_meant(side: Side, value: int, mark: int) -> None:
    bgr = picture()
    made = of_one_half(bgr, face(), side)
    assert made.shape == bgr.shape
    assert made.dtype == np.uint8
    for x in (MIDDLE - 40, MIDDLE + 40):
        assert made[225, x].tolist() == [mark] * 3
        assert made[260, x].tolist() == [value] * 3
    inner = made[170:280, MIDDLE - 40 : MIDDLE + 41].astype(int)
    assert np.abs(inner - inner[:, ::-1]).max() <= 2
    own = np.s_[:, MIDDLE + 5 :] if side is Side.LEFT else np.s_[:, : MIDDLE - 4]
    assert np.array_equal(made[own], bgr[own])


def test_a_fine_picture_is_made_no_finer_than_a_mirror_shows_it() -> None:
    finer = np.asarray(np.kron(picture(), np.ones((2, 2, 1))), np.uint8)
    made = of_one_half(finer, 2 * face(), Side.LEFT)
    assert made.shape == (480, 480, 3)
    for x in (MIDDLE - 40, MIDDLE + 40):
        for y, value in ((225, 255), (260, 200)):
            assert made[round(y * 480 / SIZE), round(x * 480 / SIZE)].tolist() == [value] * 3


def test_what_lies_around_the_face_stays_as_it_is() -> None:
    bgr = picture()
    made = of_one_half(bgr, face(), Side.LEFT)
    for around in (np.s_[:, : MIDDLE - 75], np.s_[: MIDDLE - 80, : MIDDLE - 8], np.s_[MIDDLE + 130 :, : MIDDLE - 8]):
        assert np.array_equal(made[around], bgr[around])


@pytest.mark.parametrize("yaw_deg", [-14.0, 14.0])
def test_of_a_turned_head_each_place_is_shown_where_its_own_counterpart_is(yaw_deg: float) -> None:
    points = face(yaw_deg=yaw_deg)
    left, right = (points[number, :2].round().astype(int) for number in (263, 33))
    bgr = np.full((SIZE, SIZE, 3), 40, np.uint8)
    bgr[left[1] - 4 : left[1] + 5, left[0] - 4 : left[0] + 5] = 250
    made = of_one_half(bgr, points, Side.LEFT)
    assert made[right[1], right[0]].min() > 200
    assert abs(abs(right[0] - MIDDLE) - abs(left[0] - MIDDLE)) > 5, "an even reflection would lie elsewhere"


def test_a_mouth_that_is_pulled_does_not_move_the_axis() -> None:
    pulled = face(smile=PerSide(0.0, 12.0))
    assert np.array_equal(of_one_half(picture(), pulled, Side.LEFT), of_one_half(picture(), face(), Side.LEFT))


def test_a_head_held_askew_is_reflected_about_its_own_axis() -> None:
    angle = np.radians(20)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    askew = (face()[:, :2] - MIDDLE) @ spin.T + MIDDLE
    left, right = (spin @ np.array([way * 40.0, 30.0]) + MIDDLE for way in (1, -1))
    bgr = np.zeros((SIZE, SIZE, 3), np.uint8)
    y, x = left.round().astype(int)[::-1]
    bgr[y - 6 : y + 7, x - 6 : x + 7] = 250
    y, x = right.round().astype(int)[::-1]
    assert of_one_half(bgr, askew, Side.LEFT)[y, x].min() > 200
    assert of_one_half(bgr, askew, Side.RIGHT)[y - 3 : y + 4, x - 3 : x + 4].max() == 0
