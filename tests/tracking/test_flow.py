"""Flow on drawn pictures, from the real mesh's landmarks."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import Anchor, FaceFrame, FloatArray, Picture
from game.signal import landmarks as mark
from game.signal.face import measure, rest_face
from game.simulation.face import draw
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.tracking.facemesh import FaceMesh
from game.tracking.flow import Flow
from game.tracking.found import MOVING
from game.tracking.skin import FAR_MM, IRISES, STEADY
from game.tracking.steady import _chosen
from tests.fakes import HandClock

STILL = PerSide(0.0, 0.0)
REST = Muscles(STILL, STILL, STILL, STILL, STILL)
STRAIGHT = Head()
MOVED = Head(yaw_deg=3.0, pitch_deg=-2.0, roll_deg=4.0, right_mm=12.0, down_mm=-6.0, distance_mm=535.0)
SWAY = tuple(
    Head(yaw_deg=yaw, pitch_deg=0.6 * pitch)
    for yaw, pitch in zip((-2, 2, -1, 1, 0, 0), (0, 1, -1, 2, -2, 1), strict=True)
)


def smiling(left: float, right: float) -> Muscles:
    return replace(REST, smile=PerSide(left, right))


@cache
def pictured(muscles: Muscles, head: Head, look: str = "amber", seed: int = 1, finer: float = 1.0) -> Picture:
    """A drawn face with a webcam's noise."""
    drawn = draw(LOOKS[look], muscles, head, finer)
    noise = np.random.default_rng(seed).normal(0, 2, drawn.shape)
    return Picture(1.0, np.clip(drawn + noise, 0, 255).astype(np.uint8))


@pytest.fixture(scope="module")
def mesh() -> Iterator[FaceMesh]:
    with FaceMesh(HandClock(1.0)) as made:
        yield made


def tracked(mesh: FaceMesh, picture: Picture) -> FloatArray:
    """The mesh's own landmarks, once it has settled on a picture."""
    mesh.rest(None)
    for _ in range(4):
        points = mesh.track(picture).landmarks_px
    assert points is not None
    return points


def rested(mesh: FaceMesh, look: str = "amber", picture: Picture | None = None) -> tuple[Flow, Anchor]:
    """A flow that knows a rest, seen while the head swayed, or another picture in its place."""
    shown = pictured(REST, STRAIGHT, look, seed=2)
    points = tracked(mesh, shown)
    flow = Flow()
    for number, head in enumerate(SWAY):
        other = pictured(REST, head, look, seed=3 + number)
        flow.found(replace(other, t_s=float(number)), tracked(mesh, other))
    anchor = Anchor(FaceFrame(picture or shown, points, 1.0), rest_face([points]).template_mm, since_s=0.0)
    flow.rest(anchor)
    return flow, anchor


def refined(flow: Flow, picture: Picture, guess: FloatArray) -> FloatArray | None:
    """Landmarks with what the skin says; None where the head is not found again."""
    found = flow.found(picture, guess)
    return None if found is None or flow.skin is None else flow.skin.refined(guess, found)


def smile_mm(points: FloatArray, anchor: Anchor) -> FloatArray:
    assert anchor.frame.landmarks_px is not None
    return np.array(tuple(measure(points, rest_face([anchor.frame.landmarks_px])).smile_mm))


@pytest.mark.parametrize("look", ["amber", "umber", "rose"])
def test_each_side_of_a_smile_is_seen_by_itself_wherever_the_head_is(mesh: FaceMesh, look: str) -> None:
    flow, anchor = rested(mesh, look)
    worst = {"mesh": 0.0, "flow": 0.0}
    for left, right in ((1.0, 0.0), (0.1, 0.5), (0.0, 0.0)):
        for head in (STRAIGHT, MOVED):
            picture = pictured(smiling(left, right), head, look)
            guess = tracked(mesh, picture)
            found = refined(flow, picture, guess)
            assert found is not None
            for name, points in (("mesh", guess), ("flow", found)):
                off = np.abs(smile_mm(points, anchor) - 6 * np.array([left, right])).max()
                worst[name] = max(worst[name], float(off))
    assert worst["flow"] < 1.1
    assert worst["flow"] < 0.8 * worst["mesh"]


def test_the_sway_of_a_resting_head_shows_how_deep_the_mouth_lies(mesh: FaceMesh) -> None:
    flow, anchor = rested(mesh)
    picture = pictured(REST, Head(yaw_deg=7.0))
    guess = tracked(mesh, picture)
    found = refined(flow, picture, guess)
    assert found is not None
    assert np.abs(smile_mm(found, anchor)).max() < 0.8


def test_a_head_that_turns_far_is_found_and_moves_nothing(mesh: FaceMesh) -> None:
    flow, anchor = rested(mesh)
    alone, found = [], []
    for yaw_deg in (4.0, 8.0, 12.0, 15.0, 12.0, 6.0, 0.0, -6.0, -12.0, -15.0):
        picture = pictured(REST, Head(yaw_deg=yaw_deg))
        guess = tracked(mesh, picture)
        points = refined(flow, picture, guess)
        assert points is not None
        alone.append(np.abs(smile_mm(guess, anchor)).max())
        found.append(np.abs(smile_mm(points, anchor)).max())
    assert max(found) < 1.3
    assert np.mean(found) < 0.5 * np.mean(alone)


@pytest.mark.parametrize(("look", "finer"), [("amber", 1.0), ("umber", 1.0), ("rose", 1.0), ("amber", 1.5)])
def test_closing_eyes_move_no_mouth_however_near_the_face_is(mesh: FaceMesh, look: str, finer: float) -> None:
    """The steepest pixels of a near face lie about its eyes; by them alone the mouth would seem to move by 1 mm."""
    head = Head(distance_mm=400.0)
    mesh.rest(None)
    seen = [mesh.track(pictured(REST, head, look, seed, finer)).landmarks_px for seed in range(6)]
    points = [each for each in seen[3:] if each is not None]
    rest = rest_face(points)
    mesh.rest(Anchor(FaceFrame(pictured(REST, head, look, 3, finer), points[0], 1.0), rest.template_mm))
    shut = replace(REST, eye=PerSide(0.9, 0.9))
    for seed in (20, 21):  # how far the eyes are open is known from the second picture on
        found = mesh.track(pictured(shut, replace(head, yaw_deg=0.7), look, seed, finer)).landmarks_px
    mesh.rest(None)
    assert found is not None
    assert max(abs(way_mm) for way_mm in measure(found, rest).smile_mm) < 0.5


@pytest.mark.parametrize("look", ["amber", "umber", "rose"])
def test_eyes_that_narrow_in_a_smile_do_not_shift_the_mouth(mesh: FaceMesh, look: str) -> None:
    """Skin about the eyes moves with both lids: a turned head that is told by it seems to nod askew, by nearly 1 mm."""
    turned = Head(yaw_deg=10.0)
    shown = pictured(REST, turned, look, seed=2)
    points = tracked(mesh, shown)
    rest = rest_face([points])
    mesh.rest(Anchor(FaceFrame(shown, points, 1.0), rest.template_mm))
    smile = replace(smiling(1.0, 1.0), eye=PerSide(0.22, 0.22))
    for seed in (20, 21):  # how far the eyes are open is known from the second picture on
        found = mesh.track(pictured(smile, turned, look, seed)).landmarks_px
    mesh.rest(None)
    assert found is not None
    sideways_mm = measure(found, rest).pucker_mm
    assert abs(sideways_mm.left - sideways_mm.right) < 0.5


def test_only_steady_and_moving_landmarks_are_touched(mesh: FaceMesh) -> None:
    flow, _ = rested(mesh)
    picture = pictured(smiling(1.0, 0.0), MOVED)
    guess = tracked(mesh, picture)
    before = guess.copy()
    found = refined(flow, picture, guess)
    assert found is not None
    np.testing.assert_array_equal(guess, before)
    touched = set(np.argwhere((found != guess).any(axis=1)).ravel())
    assert {*STEADY, *mark.MOUTH_CORNER} <= touched <= {*STEADY, *MOVING, *IRISES}


def test_without_a_rest_the_mesh_is_believed(mesh: FaceMesh) -> None:
    picture = pictured(smiling(1.0, 0.0), STRAIGHT)
    guess = tracked(mesh, picture)
    assert refined(Flow(), picture, guess) is None
    flow, anchor = rested(mesh)
    assert refined(flow, picture, guess) is not None
    flow.rest(None)
    assert refined(flow, picture, guess) is None
    flow.rest(Anchor(FaceFrame(picture, None, 1.0), anchor.template_mm))
    assert refined(flow, picture, guess) is None


@pytest.mark.parametrize("where", ["rest", "now"])
def test_where_nothing_can_be_recognised_the_mesh_is_believed(mesh: FaceMesh, where: str) -> None:
    plain = Picture(1.0, np.full((480, 640, 3), 128, np.uint8))
    picture = pictured(smiling(1.0, 0.0), STRAIGHT)
    guess = tracked(mesh, picture)
    flow, _ = rested(mesh, picture=plain if where == "rest" else None)
    assert refined(flow, picture if where == "rest" else plain, guess) is None


def test_skin_that_is_far_from_where_the_mesh_says_is_some_other_skin(mesh: FaceMesh) -> None:
    flow, anchor = rested(mesh)
    picture = pictured(REST, STRAIGHT)
    guess = tracked(mesh, picture).copy()
    guess[mark.MOUTH_CORNER.left, 0] += 3 * FAR_MM
    found = refined(flow, picture, guess)
    assert found is not None
    (left, right), (meshed, _) = smile_mm(found, anchor), smile_mm(guess, anchor)
    assert left == pytest.approx(meshed, abs=1e-6)  # as the mesh alone measures it
    assert abs(right) < 0.3


def test_a_face_without_extent_or_out_of_the_picture_is_left_to_the_mesh(mesh: FaceMesh) -> None:
    flow, _ = rested(mesh)
    picture = pictured(REST, STRAIGHT)
    away = tracked(mesh, picture) + np.array([5000.0, 0.0, 0.0])
    assert refined(flow, picture, away) is None
    point = np.full((478, 3), 100.0)
    assert refined(flow, picture, point) is None


@pytest.mark.parametrize("at", [(-40.0, 0.0), (330.0, 250.0)])
def test_a_rest_at_the_edge_of_its_picture_does_no_harm(mesh: FaceMesh, at: tuple[float, float]) -> None:
    picture = pictured(REST, STRAIGHT)
    points = tracked(mesh, picture) + np.array([*at, 0.0])
    flow = Flow()
    flow.rest(Anchor(FaceFrame(picture, points, 1.0), rest_face([points]).template_mm))
    found = refined(flow, picture, points)
    assert found is None or np.isfinite(found).all()


def test_a_flipped_face_is_found_by_the_same_pixels() -> None:
    wide, dice = 300, np.random.default_rng(3)
    grey = dice.random((200, wide)).astype(np.float32)
    area = np.zeros((200, wide), np.uint8)
    area[20:180, 30 : wide - 50] = 255
    rows, columns = np.unravel_index(_chosen(grey, area), grey.shape)
    again, flipped = np.unravel_index(
        _chosen(np.ascontiguousarray(grey[:, ::-1]), np.ascontiguousarray(area[:, ::-1])), grey.shape
    )
    assert set(zip(rows, columns, strict=True)) == set(zip(again, wide - 1 - flipped, strict=True))
    assert len(rows) > 500
