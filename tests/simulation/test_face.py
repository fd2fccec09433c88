from dataclasses import replace

import mediapipe as mp
import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import ByteArray, FloatArray
from game.simulation.face import draw, picture_of
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.patient import PATIENTS, named
from game.simulation.posture import Head
from game.simulation.truth import truth
from tests.simulation.asking import asked

STILL = PerSide(0.0, 0.0)
REST = Muscles(STILL, STILL, STILL, STILL, STILL)


@pytest.mark.parametrize("name", PATIENTS)
def test_the_same_moment_gives_the_same_picture(name: str) -> None:
    first = picture_of(named(name, 1), 1.5, asked("smile"))
    assert first.shape == (480, 640, 3)
    assert first.dtype == np.uint8
    picture_of(named(name, 1), 9.0, asked("smile"))
    np.testing.assert_array_equal(picture_of(named(name, 1), 1.5, asked("smile")), first)


@pytest.mark.parametrize("name", PATIENTS)
def test_the_points_of_the_truth_lie_within_the_picture_and_on_their_sides(name: str) -> None:
    known = truth(named(name, 1), 1.5, asked("smile"))
    for points in (known.corner_px, known.inner_px, known.outer_px, known.iris_px, known.upper_lid_px):
        assert all(0 < x < 640 and 0 < y < 480 for x, y in points)
        assert points.left[0] > points.right[0] + 20


def test_one_who_has_left_is_not_in_the_picture() -> None:
    gone = draw(LOOKS["amber"], REST, Head(right_mm=520.0, present=False))
    np.testing.assert_array_equal(gone, draw(LOOKS["amber"], REST, Head(right_mm=900.0, present=False)))


def test_the_real_tracker_follows_one_corner_and_one_eye() -> None:
    smiling = replace(REST, smile=PerSide(1.0, 0.0))
    winking = replace(REST, eye=PerSide(0.0, 1.0))
    pictures = [draw(LOOKS["amber"], muscles, Head()) for muscles in (REST, smiling, winking)]
    rest, smile, wink = tracked(pictures)
    mm = 11.7 / np.hypot(*(rest[469] - rest[471]))
    left, right = (smile[291] - rest[291]) * mm, (smile[61] - rest[61]) * mm
    assert (left[0] - left[1]) / np.sqrt(2) == pytest.approx(6.0, abs=1.5)
    assert abs(-right[0] - right[1]) / np.sqrt(2) < 1.5
    opening = [[np.hypot(*(face[a] - face[b])) for a, b in ((386, 374), (159, 145))] for face in (rest, wink)]
    assert opening[1][1] < 0.5 * opening[0][1]
    assert opening[1][0] == pytest.approx(opening[0][0], rel=0.15)


def tracked(pictures: list[ByteArray]) -> list[FloatArray]:
    """Landmarks in pixels, (478, 2), once the tracker has settled on each picture."""
    found = []
    with mp.solutions.face_mesh.FaceMesh(refine_landmarks=True, max_num_faces=1) as mesh:
        for picture in pictures:
            for _ in range(6):
                faces = mesh.process(np.ascontiguousarray(picture[:, :, ::-1])).multi_face_landmarks
            found.append(np.array([(point.x * 640, point.y * 480) for point in faces[0].landmark]))
    return found
