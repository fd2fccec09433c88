import numpy as np
import pytest

from game.model.side import PerSide, Side
from game.model.signals import Picture
from game.signal import landmarks as mark
from game.simulation.look import LOOKS
from game.simulation.posture import Head
from game.tracking.lids import found
from tests.tracking.drawn_eyes import flipped, opening_mm, shown

OPEN = PerSide(0.0, 0.0)
LIDS = [number for side in mark.LIDS for pair in side for number in pair]


@pytest.mark.parametrize(("look", "closed"), [("amber", 0.25), ("umber", 0.5), ("amber", 0.75), ("umber", 1.0)])
def test_one_eye_closes_and_the_other_does_not_follow(look: str, closed: float) -> None:
    head, rest_mm = Head(), LOOKS[look].opening_mm
    points = found(*shown(look, PerSide(closed, 0.0), head))[0]
    assert opening_mm(points, Side.LEFT, head) == pytest.approx(rest_mm * (1 - closed), abs=0.6)
    assert opening_mm(points, Side.RIGHT, head) == pytest.approx(rest_mm, abs=0.6)
    before = opening_mm(found(*shown(look, OPEN, head))[0], Side.RIGHT, head)
    assert opening_mm(points, Side.RIGHT, head) == pytest.approx(before, abs=0.15)


@pytest.mark.parametrize(
    "head", [Head(roll_deg=20.0), Head(yaw_deg=15.0), Head(distance_mm=350.0), Head(distance_mm=900.0)], ids=str
)
def test_wherever_the_head_is(head: Head) -> None:
    points = found(*shown("umber", PerSide(0.5, 1.0), head))[0]
    assert opening_mm(points, Side.LEFT, head) == pytest.approx(5.0, abs=0.9)
    assert opening_mm(points, Side.RIGHT, head) == pytest.approx(0.0, abs=0.6)


@pytest.mark.parametrize("distance_mm", [400.0, 550.0, 800.0])
def test_an_eye_that_is_nearly_shut_is_told_as_exactly_as_an_open_one(distance_mm: float) -> None:
    head, finer = Head(distance_mm=distance_mm), 1.5
    for really_mm in (0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0):
        closed = 1 - really_mm / LOOKS["umber"].opening_mm
        points = found(*shown("umber", PerSide(closed, closed), head, finer=finer))[0]
        for side in Side:
            assert opening_mm(points, side, head, finer) == pytest.approx(really_mm, abs=0.35)


def test_dim_light_will_do() -> None:
    points = found(*shown("amber", PerSide(0.0, 0.6), Head(), light=0.34))[0]
    assert opening_mm(points, Side.LEFT, Head()) == pytest.approx(10.0, abs=0.6)
    assert opening_mm(points, Side.RIGHT, Head()) == pytest.approx(4.0, abs=0.6)


def test_a_flipped_picture_has_flipped_lids() -> None:
    head = Head(yaw_deg=4.0, roll_deg=-3.0, right_mm=9.0)
    picture, guess = shown("amber", PerSide(0.4, 0.0), head)
    mirror, other = flipped(picture, guess)
    _, back = flipped(mirror, found(mirror, other)[0])
    assert np.abs(back - found(picture, guess)[0])[LIDS].max() < 0.1


def test_only_lids_are_touched_and_both_of_a_pair_are_one_above_the_other() -> None:
    picture, guess = shown("umber", OPEN, Head())
    points = found(picture, guess)[0]
    rest = sorted({*range(478)} - {*LIDS})
    assert np.array_equal(points[rest], guess[rest])
    for high, low in (*mark.LIDS.left, *mark.LIDS.right):
        assert points[high, 0] == pytest.approx(points[low, 0], abs=1.0)
        assert points[high, 1] < points[low, 1]


def test_where_no_lids_are_to_be_seen_the_mesh_is_kept() -> None:
    picture, guess = shown("amber", OPEN, Head())
    empty = Picture(0.0, np.full_like(picture.bgr, 128))
    assert np.array_equal(found(empty, guess)[0], guess)
    gone = guess + np.array([700.0, 0.0, 0.0])
    assert np.array_equal(found(picture, gone)[0], gone)
