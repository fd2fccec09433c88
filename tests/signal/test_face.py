import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.model.signals import FloatArray
from game.signal import landmarks as mark
from game.signal.face import measure, rest_face
from game.signal.head import IRIS_MM, axes, iris_width, pose
from game.signal.quality import judged
from tests.faces import COUNT, OPEN_MM, PAIRS, STILL, flipped, landmarks

SIZE_PX = (640, 480)
REST = rest_face([landmarks()])
mm = st.floats(-2, 12)
sides = st.builds(PerSide, mm, mm)
openings = st.builds(PerSide, st.floats(0, 13), st.floats(0, 13))


def values(measures: FaceMeasures) -> FloatArray:
    return np.array([tuple(getattr(measures, name)) for name in FaceMeasures.__slots__])


def test_a_rest_measures_as_nothing_and_the_eyes_as_they_are() -> None:
    found = measure(landmarks(), REST)
    np.testing.assert_allclose(values(found)[:4], 0, atol=1e-9)
    assert tuple(found.eye_mm) == pytest.approx((9, 9))
    assert tuple(REST.eye_mm) == pytest.approx((9, 9))


@settings(max_examples=30, deadline=None)
@given(brow=sides, nose=sides, eye=openings, smile=sides)
def test_known_movements_are_measured_to_the_millimetre(
    brow: PerSide[float], nose: PerSide[float], eye: PerSide[float], smile: PerSide[float]
) -> None:
    found = measure(landmarks(smile=smile, brow=brow, nose=nose, eye_mm=eye), REST)
    for seen, known in ((found.smile_mm, smile), (found.brow_mm, brow), (found.nose_mm, nose), (found.eye_mm, eye)):
        assert tuple(seen) == pytest.approx(tuple(known), abs=1e-6)


def test_a_pucker_is_the_way_to_the_middle_and_no_smile() -> None:
    found = measure(landmarks(pucker=PerSide(5.0, 3.0)), REST)
    assert tuple(found.pucker_mm) == pytest.approx((5, 3))
    assert max(found.smile_mm) < 0
    smiling = measure(landmarks(smile=PerSide(4.0, 4.0)), REST)
    assert max(smiling.pucker_mm) < 0


@settings(max_examples=30, deadline=None)
@given(
    yaw=st.floats(-35, 35), pitch=st.floats(-30, 30), roll=st.floats(-40, 40), scale=st.floats(0.4, 4),
    x=st.floats(-300, 900), y=st.floats(-300, 900), smile=sides, eye=openings,
)  # fmt: skip
def test_where_the_head_is_and_how_it_is_turned_makes_no_difference(
    yaw: float, pitch: float, roll: float, scale: float, x: float, y: float, smile: PerSide[float], eye: PerSide[float]
) -> None:
    straight = landmarks(smile=smile, eye_mm=eye)
    turned = landmarks(
        smile=smile, eye_mm=eye, yaw_deg=yaw, pitch_deg=pitch, roll_deg=roll, px_per_mm=scale, at_px=(x, y)
    )
    np.testing.assert_allclose(values(measure(turned, REST)), values(measure(straight, REST)), atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(smile=sides, pucker=sides, brow=sides, nose=sides, eye=openings, yaw=st.floats(-20, 20))
def test_a_flipped_picture_swaps_left_and_right(
    smile: PerSide[float], pucker: PerSide[float], brow: PerSide[float], nose: PerSide[float], eye: PerSide[float],
    yaw: float,
) -> None:  # fmt: skip
    rest_eyes = PerSide(10.0, 7.0)
    at_rest = landmarks(eye_mm=rest_eyes, yaw_deg=3)
    moved = landmarks(smile, pucker, brow, nose, eye, yaw_deg=yaw)
    straight = measure(moved, rest_face([at_rest]))
    mirrored = measure(flipped(moved), rest_face([flipped(at_rest)]))
    np.testing.assert_allclose(values(mirrored), values(straight)[:, ::-1], atol=1e-9)
    attitude, turned = pose(moved), pose(flipped(moved))
    assert turned.yaw_deg == pytest.approx(-attitude.yaw_deg, abs=1e-6)
    assert turned.pitch_deg == pytest.approx(attitude.pitch_deg, abs=1e-6)
    assert turned.roll_deg == pytest.approx(-attitude.roll_deg, abs=1e-6)


def test_every_landmark_in_use_has_its_twin() -> None:
    twins = dict(PAIRS) | {right: left for left, right in PAIRS}
    assert [twins[n] for n in mark.BROW.left] == list(mark.BROW.right)
    assert [twins[n] for n in mark.NOSTRIL.left] == list(mark.NOSTRIL.right)
    assert [(twins[a], twins[b]) for a, b in mark.LIDS.left] == list(mark.LIDS.right)
    assert {twins[n] for n in mark.IRIS_WIDTH.left} == set(mark.IRIS_WIDTH.right)
    assert {twins.get(n, n) for n in mark.STEADY} == set(mark.STEADY)


@pytest.mark.parametrize("deg", [-25.0, -5.0, 0.0, 12.0, 30.0])
def test_each_angle_is_found_alone(deg: float) -> None:
    for name in ("yaw_deg", "pitch_deg", "roll_deg"):
        attitude = pose(landmarks(**{name: deg}))  # type: ignore[arg-type]
        for other in ("yaw_deg", "pitch_deg", "roll_deg"):
            assert getattr(attitude, other) == pytest.approx(deg if other == name else 0, abs=1e-6)


def test_angles_have_the_signs_the_pose_promises() -> None:
    straight = landmarks()
    nose_tip = 1

    def way(points: FloatArray, number: int) -> FloatArray:
        return np.asarray(points[number] - points[mark.NOSE_BRIDGE] - straight[number] + straight[mark.NOSE_BRIDGE])

    to_own_left, up, to_left_shoulder = landmarks(yaw_deg=20), landmarks(pitch_deg=20), landmarks(roll_deg=20)
    assert way(to_own_left, nose_tip)[0] > 3  # toward the picture's right
    assert pose(to_own_left).yaw_deg > 0
    assert way(up, nose_tip)[1] < -3  # up the picture
    assert pose(up).pitch_deg > 0
    assert way(to_left_shoulder, mark.FOREHEAD)[0] > 10  # the top of the head toward the picture's right
    assert pose(to_left_shoulder).roll_deg > 0


def test_yaw_and_pitch_are_found_together() -> None:
    attitude = pose(landmarks(yaw_deg=20, pitch_deg=-15, roll_deg=10))
    assert attitude.yaw_deg == pytest.approx(20, abs=1e-6)
    assert attitude.pitch_deg == pytest.approx(-15, abs=1e-6)
    assert attitude.roll_deg == pytest.approx(10, abs=6)


def test_a_face_that_looks_away_is_asked_back_the_right_way() -> None:
    for points, words in (
        (landmarks(yaw_deg=25), "your right"),
        (landmarks(yaw_deg=-25), "your left"),
        (landmarks(pitch_deg=25), "Lower"),
        (landmarks(pitch_deg=-25), "Raise"),
        (landmarks(px_per_mm=0.5), "closer"),
        (landmarks(at_px=(600.0, 200.0)), "into the middle"),
        (landmarks(at_px=(320.0, 10.0)), "into the middle"),
    ):
        quality, hint = judged(points, pose(points), SIZE_PX)
        assert quality < 1
        assert words in hint
    assert judged(landmarks(), pose(landmarks()), SIZE_PX) == (1.0, "")


def test_a_few_blinks_and_twitches_do_not_move_the_rest() -> None:
    rng = np.random.default_rng(1)

    def noisy(eye_mm: PerSide[float] = OPEN_MM, smile: PerSide[float] = STILL) -> FloatArray:
        return landmarks(eye_mm=eye_mm, smile=smile) + rng.normal(0, 0.05, (COUNT, 3))

    frames = [noisy() for _ in range(40)]
    frames += [noisy(eye_mm=PerSide(0.5, 0.5)) for _ in range(6)] + [noisy(smile=PerSide(8.0, 0.0)) for _ in range(4)]
    rest = rest_face(frames)
    assert tuple(rest.eye_mm) == pytest.approx((9, 9), abs=0.1)
    assert max(map(abs, measure(landmarks(), rest).smile_mm)) < 0.1
    assert max(rest.noise_mm.eye_mm) < 0.15
    assert max(rest.noise_mm.smile_mm) < 0.15


def test_a_rest_needs_a_face() -> None:
    with pytest.raises(ValueError, match="at least one"):
        rest_face([])


@pytest.mark.parametrize("px_per_mm", [0.5, 1.1, 3.0])
def test_the_iris_gives_the_scale(px_per_mm: float) -> None:
    points = landmarks(px_per_mm=px_per_mm)
    assert iris_width(points) == pytest.approx(IRIS_MM * px_per_mm)
    assert iris_width(rest_face([points]).template_mm) == pytest.approx(IRIS_MM)


def test_the_face_frame_is_right_handed_and_orthonormal() -> None:
    frame = axes(landmarks(yaw_deg=20, pitch_deg=10, roll_deg=-15))
    np.testing.assert_allclose(frame @ frame.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(frame) == pytest.approx(1)


@pytest.mark.parametrize("distance_mm", [350.0, 900.0])
def test_the_distance_follows_from_the_iris_and_from_a_rest_alike(distance_mm: float) -> None:
    points = landmarks(yaw_deg=5, px_per_mm=640 / distance_mm)
    assert pose(points, SIZE_PX).distance_mm == pytest.approx(distance_mm, rel=0.01)
    assert pose(points, SIZE_PX, REST.template_mm).distance_mm == pytest.approx(distance_mm, rel=0.01)
    assert np.isnan(pose(points).distance_mm)
