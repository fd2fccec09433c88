import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import ByteArray, FloatArray, Picture
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


@pytest.mark.parametrize("further_mm", [520, 600])
def test_of_two_people_one_is_tracked_the_nearer_where_that_is_clear(further_mm: float) -> None:
    # Left to itself FaceMesh takes one at 500 and 520 mm, and in the flipped picture the other.
    near = draw(LOOKS["amber"], REST, Head(distance_mm=500))
    wide = np.hstack([near, draw(LOOKS["umber"], REST, Head(distance_mm=further_mm))])
    with FaceMesh(HandClock(7.0)) as mesh:
        both = [lips(mesh, wide, k / 30) for k in range(4)]
        wide[:, 640:] = 200
        alone = [lips(mesh, wide, 1 + k / 30) for k in range(4)][-1]
        wide[:, :640], wide[:, 640:] = 200, draw(LOOKS["umber"], REST, Head(distance_mm=further_mm))
        other = [lips(mesh, wide, 2 + k / 30) for k in range(4)][-1]
    off_px = [np.abs(np.array([alone, other]) - each).max(axis=(1, 2)) for each in both]
    assert max(min(each) for each in off_px) < 4
    assert len({int(each.argmin()) for each in off_px}) == 1
    if further_mm == 600:
        assert max(each[0] for each in off_px) < 4


def lips(mesh: FaceMesh, bgr: ByteArray, t_s: float) -> FloatArray:
    points = mesh.track(Picture(t_s, bgr)).landmarks_px
    return np.full((2, 2), np.nan) if points is None else np.asarray(points[[*mark.MOUTH_CORNER], :2])
