"""What the mirror shows of a picture."""

import numpy as np
import pytest

from game.model.signals import FaceFrame, Picture
from game.ports import Box
from game.scenes.reflection import Reflection
from game.scenes.widgets.mirror import ASPECT, View, view_of
from tests.faces import landmarks
from tests.fakes import NullCanvas

WIDTH, HEIGHT = 1280, 960
CROWN_MM, CHIN_MM, EAR_MM = -140.0, 124.0, 90.0
"""A head with its hair, about the bridge of the nose."""


def frame(x: float = 640, y: float = 480, px_per_mm: float = 2.0, yaw_deg: float = 0.0, t_s: float = 0.0) -> FaceFrame:
    points = landmarks(at_px=(x, y), px_per_mm=px_per_mm, yaw_deg=yaw_deg)
    return FaceFrame(Picture(t_s, np.zeros((HEIGHT, WIDTH, 3), np.uint8)), points, t_s)


def followed(view: View, to: FaceFrame, seconds: float = 4.0) -> View:
    for _ in range(round(seconds * 60)):
        view = view.follow(to, 1 / 60)
    return view


def edges(view: View) -> tuple[float, float, float, float]:
    return (
        view.x - view.h * ASPECT / 2, view.x + view.h * ASPECT / 2, view.y - view.h / 2, view.y + view.h / 2,
    )  # fmt: skip


def whole_head(view: View, x: float, y: float, px_per_mm: float) -> bool:
    """Whether all of the head is in the view that is in the picture."""
    left, right, top, bottom = edges(View(view.x, view.y, 1.02 * view.h))  # a chase ends within a hundredth
    return (
        left <= max(0, x - EAR_MM * px_per_mm)
        and right >= min(WIDTH, x + EAR_MM * px_per_mm)
        and top <= max(0, y + CROWN_MM * px_per_mm)
        and bottom >= min(HEIGHT, y + CHIN_MM * px_per_mm)
    )


@pytest.mark.parametrize("x", [200, 640, 1100])
@pytest.mark.parametrize("y", [150, 300, 480, 800])
@pytest.mark.parametrize("px_per_mm", [0.9, 2.0, 3.2])
@pytest.mark.parametrize("yaw_deg", [0.0, 20.0])
def test_the_whole_head_with_its_hair_is_in_the_mirror_wherever_it_is(
    x: float, y: float, px_per_mm: float, yaw_deg: float
) -> None:
    at_once = view_of(frame(x, y, px_per_mm, yaw_deg))
    assert at_once is not None
    assert at_once.fits(WIDTH, HEIGHT)
    assert whole_head(at_once, x, y, px_per_mm)
    first = view_of(frame())
    assert first is not None
    settled = followed(first, frame(x, y, px_per_mm, yaw_deg))
    assert settled.fits(WIDTH, HEIGHT)
    assert whole_head(settled, x, y, px_per_mm)


@pytest.mark.parametrize(("x", "y"), [(640, 480), (668, 480), (640, 508), (612, 460)])
def test_a_small_sway_leaves_the_mirror_as_it_is_and_the_head_in_it(x: float, y: float) -> None:
    view = view_of(frame())
    assert view is not None
    after = followed(view, frame(x, y))
    assert edges(after) == edges(view)
    assert whole_head(after, x, y, 2.0)


def test_a_turned_head_is_not_shown_larger() -> None:
    straight, turned = view_of(frame()), view_of(frame(yaw_deg=25.0))
    assert straight is not None
    assert turned is not None
    assert turned.h == pytest.approx(straight.h, rel=0.01)


def test_without_a_face_the_mirror_stays_where_it_was() -> None:
    view = view_of(frame())
    assert view is not None
    assert view.follow(FaceFrame(frame().picture, None, 0.0), 1 / 60) == view
    assert view_of(FaceFrame(frame().picture, None, 0.0)) is None


def marked(reflection: Reflection) -> list[float]:
    """How far across the screen both corners of the mouth are marked."""
    canvas = NullCanvas()
    reflection.draw(canvas, Box(28, 84, 424, 324))
    return [
        call[1][0] for call in canvas.calls if call[0] == "disc" and call[3] == "paper" and isinstance(call[1], tuple)
    ]


def test_a_mark_hardly_jumps_where_one_picture_is_off_and_stays_with_a_head_that_moves() -> None:
    reflection, calm = Reflection(), Reflection()
    for k in range(60):
        jump_px = 6.0 if k == 59 else 0.0
        for each, x in ((reflection, 640 + jump_px), (calm, 640.0)):
            each.watch(frame(x, t_s=k / 30), 1 / 30)
    (off, _), (at, _) = marked(reflection), marked(calm)
    scale = 400 / (view_of(frame()) or View(0, 0, 1)).h / ASPECT
    assert 0 < abs(off - at) < 0.5 * 6 * scale
    for k in range(60, 110):
        reflection.watch(frame(640 + 0.5 * (k - 59), t_s=k / 30), 1 / 30)
    (moved, _) = marked(reflection)
    assert (at - moved) / scale == pytest.approx(25, abs=2)


def test_without_a_face_nothing_is_marked() -> None:
    reflection = Reflection()
    reflection.watch(frame(), 1 / 30)
    assert len(marked(reflection)) == 2
    reflection.watch(FaceFrame(frame().picture, None, 0.1), 1 / 30)
    assert not marked(reflection)


def test_a_mirror_without_a_picture_says_whether_there_was_one() -> None:
    def says(reflection: Reflection) -> list[str]:
        canvas = NullCanvas()
        reflection.draw(canvas, Box(28, 84, 424, 324))
        return canvas.texts

    reflection = Reflection()
    assert says(reflection) == ["The mirror is waking up"]
    reflection.watch(frame(), 1 / 30)
    assert not says(reflection)
    reflection.watch(None, 1 / 30)
    assert says(reflection) == ["The mirror waits for the camera"]
