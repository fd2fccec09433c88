"""Flow on drawn pictures. The mesh is made up: steady on the drawn head, wrong about the mouth as meshes are."""

from dataclasses import replace

import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import Anchor, FaceFrame, FloatArray, Picture
from game.signal import landmarks as mark
from game.signal.face import rest_face
from game.simulation.face import draw
from game.simulation.lens import Lens
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.patient import Patient
from game.simulation.posture import Head
from game.simulation.relief import CORNER, sample, surface
from game.simulation.truth import truth
from game.tracking.flow import FAR_MM, MOVING, Flow
from tests.faces import landmarks

STILL = PerSide(0.0, 0.0)
REST = Muscles(STILL, STILL, STILL, STILL, STILL)
STRAIGHT = Head()
MOVED = Head(yaw_deg=3.0, pitch_deg=-2.0, roll_deg=4.0, right_mm=12.0, down_mm=-6.0, distance_mm=535.0)
PULL = 0.3
"""How much of one side's smile a mesh gives to the other."""


def smiling(left: float, right: float) -> Muscles:
    return replace(REST, smile=PerSide(left, right))


def pictured(muscles: Muscles, head: Head, look: str = "amber", seed: int = 1) -> Picture:
    """A drawn face with a webcam's noise, another one in every picture."""
    noise = np.random.default_rng(seed).normal(0, 2, (480, 640, 3))
    return Picture(1.0, np.clip(draw(LOOKS[look], muscles, head) + noise, 0, 255).astype(np.uint8))


def mesh(muscles: Muscles, head: Head) -> FloatArray:
    """Landmarks (478, 3) where the drawn head has them, the corners of the mouth where these muscles bring them."""
    places = landmarks(px_per_mm=1.0, at_px=(0.0, 0.0))[:, :2]
    x, y = places.T.copy()
    x[MOVING], y[MOVING] = (CORNER[0], -CORNER[0]), CORNER[1]
    skin, lens = surface(muscles, 1.0), Lens(head)
    u, v, scale = lens.project(x, y, skin)
    there = sample(skin, x, y)
    depth = np.stack([x + there[:, 0], y + there[:, 1], there[:, 2]], axis=1) @ lens.turn()[2]
    return np.asarray(np.stack([u, v, -depth * scale], axis=1), dtype=np.float64)


def pulled(left: float, right: float, head: Head) -> FloatArray:
    """A mesh of a smile that pulls both sides together."""
    give = PULL * (left - right)
    return mesh(smiling(left - give, right + give), head)


def corners(muscles: Muscles, head: Head) -> FloatArray:
    """The truth: both corners of the mouth in pixels, (2, 2)."""

    class Posing(Patient):
        def muscles(self, *_: object) -> Muscles:
            return muscles

        def head(self, *_: object) -> Head:
            return head

    return np.array(tuple(truth(Posing("posing"), 0.0, ()).corner_px))


def rested(look: str = "amber", picture: Picture | None = None) -> Flow:
    """A flow that knows a rest, drawn straight ahead, or another picture in its place."""
    points = mesh(REST, STRAIGHT)
    flow = Flow()
    shown = picture or pictured(REST, STRAIGHT, look, seed=2)
    flow.rest(Anchor(FaceFrame(shown, points, 1.0), rest_face([points]).template_mm))
    return flow


def off_px(found: FloatArray, muscles: Muscles, head: Head) -> float:
    return float(np.linalg.norm(found[MOVING, :2] - corners(muscles, head), axis=1).max())


@pytest.mark.parametrize("head", [STRAIGHT, MOVED], ids=["straight", "moved"])
@pytest.mark.parametrize(
    ("look", "left", "right"),
    [
        ("amber", 1.0, 0.0), ("amber", 0.0, 1.0), ("amber", 0.1, 0.5),
        ("rose", 1.0, 0.0), ("rose", 0.0, 1.0), ("umber", 0.5, 0.1), ("umber", 0.1, 0.5),
    ],
)  # fmt: skip
def test_a_one_sided_smile_is_found_where_the_mesh_pulls_both_sides_together(
    look: str, left: float, right: float, head: Head
) -> None:
    guess, smile = pulled(left, right, head), smiling(left, right)
    assert off_px(guess, smile, head) > 0.8
    assert off_px(rested(look).refine(pictured(smile, head, look), guess), smile, head) < 0.7


@pytest.mark.parametrize(("left", "right"), [(1.0, 0.0), (0.0, 1.0)])
def test_a_large_smile_of_dark_skin_is_found_or_left_to_the_mesh(left: float, right: float) -> None:
    guess, smile = pulled(left, right, MOVED), smiling(left, right)
    found = rested("umber").refine(pictured(smile, MOVED, "umber"), guess)
    assert off_px(found, smile, MOVED) <= off_px(guess, smile, MOVED)


def test_a_rest_stays_a_rest_whatever_the_mesh_says() -> None:
    guess = mesh(smiling(0.3, 0.2), MOVED)
    assert off_px(rested().refine(pictured(REST, MOVED), guess), REST, MOVED) < 0.3


def test_nothing_but_the_mouth_corners_is_touched_and_nothing_of_their_depth() -> None:
    guess = pulled(1.0, 0.0, MOVED)
    before = guess.copy()
    found = rested().refine(pictured(smiling(1.0, 0.0), MOVED), guess)
    np.testing.assert_array_equal(guess, before)
    changed = np.argwhere(found != guess)
    assert {tuple(each) for each in changed} == {(corner, axis) for corner in mark.MOUTH_CORNER for axis in (0, 1)}


def test_without_a_rest_the_mesh_is_believed() -> None:
    guess, picture = pulled(1.0, 0.0, STRAIGHT), pictured(smiling(1.0, 0.0), STRAIGHT)
    assert Flow().refine(picture, guess) is guess
    flow = rested()
    assert flow.refine(picture, guess) is not guess
    flow.rest(None)
    assert flow.refine(picture, guess) is guess
    flow = rested()
    flow.rest(Anchor(FaceFrame(picture, None, 1.0), rest_face([guess]).template_mm))
    assert flow.refine(picture, guess) is guess


@pytest.mark.parametrize("where", ["rest", "now", "both"])
def test_where_nothing_can_be_recognised_the_mesh_is_believed(where: str) -> None:
    plain = Picture(1.0, np.full((480, 640, 3), 128, np.uint8))
    guess = pulled(1.0, 0.0, STRAIGHT)
    flow = rested(picture=None if where == "now" else plain)
    found = flow.refine(pictured(smiling(1.0, 0.0), STRAIGHT) if where == "rest" else plain, guess)
    np.testing.assert_array_equal(found, guess)


def test_skin_that_is_far_from_where_the_mesh_says_is_some_other_skin() -> None:
    guess = mesh(REST, STRAIGHT)
    guess[mark.MOUTH_CORNER.left, 0] += 2 * FAR_MM
    found = rested().refine(pictured(REST, STRAIGHT), guess)
    np.testing.assert_array_equal(found[mark.MOUTH_CORNER.left], guess[mark.MOUTH_CORNER.left])
    assert np.linalg.norm(found[mark.MOUTH_CORNER.right] - mesh(REST, STRAIGHT)[mark.MOUTH_CORNER.right]) < 0.3


def test_a_face_without_extent_or_out_of_the_picture_is_left_to_the_mesh() -> None:
    picture = pictured(REST, STRAIGHT)
    point = np.full((478, 3), 100.0)
    np.testing.assert_array_equal(rested().refine(picture, point), point)
    away = mesh(REST, STRAIGHT) + np.array([5000.0, 0.0, 0.0])
    np.testing.assert_array_equal(rested().refine(picture, away), away)


@pytest.mark.parametrize("at", [(-40.0, 0.0), (330.0, 250.0)])
def test_a_rest_at_the_edge_of_its_picture_does_no_harm(at: tuple[float, float]) -> None:
    points = mesh(REST, STRAIGHT) + np.array([*at, 0.0])
    flow = Flow()
    flow.rest(Anchor(FaceFrame(pictured(REST, STRAIGHT), points, 1.0), rest_face([points]).template_mm))
    assert np.isfinite(flow.refine(pictured(REST, STRAIGHT), points)).all()
