"""A drawn face may move further than the own one: both sides alike, from the rest, wherever the head is."""

import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import FloatArray
from game.signal.amplified import amplified
from game.signal.face import measure, rest_face
from game.signal.landmarks import LIDS, PAIRS
from tests.faces import STILL, flipped, landmarks

REST = rest_face([landmarks()])


def smiles(left_mm: float, right_mm: float, by: float, points: FloatArray) -> None:
    now = measure(amplified(points, REST.template_mm, by), REST).smile_mm
    assert now.left == pytest.approx(by * left_mm, abs=0.1)
    assert now.right == pytest.approx(by * right_mm, abs=0.1)


@pytest.mark.parametrize("by", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("angles", [(0.0, 0.0, 0.0), (15.0, -8.0, 12.0)])
def test_each_side_moves_so_many_times_as_far_as_it_does(by: float, angles: tuple[float, float, float]) -> None:
    yaw, pitch, roll = angles
    points = landmarks(smile=PerSide(1.0, 3.0), yaw_deg=yaw, pitch_deg=pitch, roll_deg=roll, at_px=(250.0, 260.0))
    smiles(1.0, 3.0, by, points)


@pytest.mark.parametrize("angles", [(0.0, 0.0, 0.0), (20.0, 10.0, -14.0)])
def test_a_face_at_rest_is_drawn_as_it_is(angles: tuple[float, float, float]) -> None:
    yaw, pitch, roll = angles
    points = landmarks(yaw_deg=yaw, pitch_deg=pitch, roll_deg=roll)
    assert amplified(points, REST.template_mm, 2.0) == pytest.approx(points, abs=0.05)


def test_the_sides_stand_as_they_do() -> None:
    uneven = landmarks(smile=PerSide(1.0, 4.0), brow=PerSide(3.0, 0.0))
    straight, mirrored = (amplified(each, REST.template_mm, 1.5) for each in (uneven, flipped(uneven)))
    numbers = [number for pair in PAIRS for number in pair]
    assert flipped(mirrored)[numbers, :2] == pytest.approx(straight[numbers, :2], abs=0.2)


def test_lids_that_meet_go_no_further() -> None:
    nearly_shut = amplified(landmarks(eye_mm=PerSide(1.0, 6.0)), REST.template_mm, 2.0)
    opening = PerSide(*(float(nearly_shut[low, 1] - nearly_shut[high, 1]) for _, (high, low), _ in LIDS))
    assert opening.left == pytest.approx(0.0, abs=0.1)
    assert opening.right == pytest.approx(1.1 * 3.0, abs=0.2)


def test_a_look_of_the_eyes_stays_as_it_is() -> None:
    aside = landmarks(smile=STILL)
    aside[468:478, 0] += 3.0
    drawn = amplified(aside, REST.template_mm, 2.0)
    assert np.abs(drawn[468:478] - aside[468:478]).max() < 0.1
