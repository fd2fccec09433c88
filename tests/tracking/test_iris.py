import numpy as np
import pytest

from game.model.side import PerSide
from game.signal import landmarks as mark
from game.signal.head import IRIS_MM, iris_width
from game.simulation.lens import FOCAL_PX
from game.simulation.posture import Head
from game.tracking import iris, lids
from tests.tracking.drawn_eyes import flipped, shown

OPEN = PerSide(0.0, 0.0)
IRISES = [number for side in mark.IRIS_WIDTH for number in side]


@pytest.mark.parametrize("look", ["amber", "umber"])
@pytest.mark.parametrize("distance_mm", [350.0, 550.0, 800.0])
def test_an_iris_is_as_wide_as_the_picture_shows_it(look: str, distance_mm: float) -> None:
    picture, guess = shown(look, OPEN, Head(distance_mm=distance_mm))
    points = iris.refined(picture, lids.found(picture, guess)[0])
    assert iris_width(guess) * distance_mm / FOCAL_PX > 1.04 * IRIS_MM
    assert iris_width(points) * distance_mm / FOCAL_PX == pytest.approx(IRIS_MM, rel=0.05)


def test_a_flipped_picture_has_flipped_irises() -> None:
    picture, guess = shown("amber", OPEN, Head(yaw_deg=4.0, roll_deg=-3.0))
    mirror, other = flipped(picture, guess)
    _, back = flipped(mirror, iris.refined(mirror, lids.found(mirror, other)[0]))
    there = iris.refined(picture, lids.found(picture, guess)[0])
    assert np.abs(back - there)[IRISES].max() < 0.2


def test_behind_lids_that_close_the_iris_is_the_meshs() -> None:
    picture, guess = shown("amber", PerSide(0.7, 1.0), Head())
    before = lids.found(picture, guess)[0]
    assert np.array_equal(iris.refined(picture, before), before)
