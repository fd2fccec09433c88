import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import ByteArray, Picture
from game.signal import landmarks as mark
from game.simulation.face import draw
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.tracking.facemesh import FaceMesh
from game.tracking.whose import apart, box_of, chosen, covered
from tests.faces import landmarks
from tests.fakes import HandClock

NEAR, FAR = np.array([100.0, 100, 300, 300]), np.array([500.0, 100, 560, 160])
MIDDLING = np.array([400.0, 100, 520, 220])
NONE = PerSide(0.0, 0.0)
REST = Muscles(NONE, NONE, NONE, NONE, NONE)


def test_the_largest_is_tracked_and_then_the_same_unless_it_is_far_smaller() -> None:
    boxes = np.stack([FAR, NEAR, MIDDLING])
    assert (chosen(boxes, None) == NEAR).all()
    assert (chosen(boxes, MIDDLING + 10.0) == MIDDLING).all()
    assert (chosen(boxes, FAR) == MIDDLING).all()


def test_a_covered_picture_shows_one_face_alone() -> None:
    picture: ByteArray = np.zeros((480, 640, 3), np.uint8)
    seen = covered(picture, (100, 100, 200, 200))
    assert (seen[40:260, 40:260] == 0).all()
    assert (seen[:, 262:] == 128).all()
    assert (picture == 0).all()


def test_landmarks_of_two_people_are_apart() -> None:
    one = landmarks()
    assert not apart(one, landmarks(smile=PerSide(8.0, 8.0), yaw_deg=5))
    assert apart(one, landmarks(at_px=(420.0, 200.0)))
    assert box_of(one)[0] < 320 < box_of(one)[2]


def test_of_two_people_the_nearer_is_tracked_in_both_pictures() -> None:
    wide = np.full((480, 1280, 3), 200, np.uint8)
    wide[:, 640:] = draw(LOOKS["umber"], REST, Head(distance_mm=520))
    wide[:, :640] = draw(LOOKS["amber"], REST, Head(distance_mm=500))
    # Left to itself FaceMesh takes the one here, and in the flipped picture the other.
    with FaceMesh(HandClock(7.0)) as mesh:
        both = [mesh.track(Picture(k / 30, wide)).landmarks_px for k in range(4)]
        wide[:, 640:] = 200
        alone = [mesh.track(Picture(1 + k / 30, wide)).landmarks_px for k in range(3)]
    for points in both[1:]:
        assert points is not None
        assert alone[-1] is not None
        tips = points[[mark.NOSE_BASE, *mark.MOUTH_CORNER], :2], alone[-1][[mark.NOSE_BASE, *mark.MOUTH_CORNER], :2]
        assert np.abs(tips[0] - tips[1]).max() == pytest.approx(0, abs=4.0)
