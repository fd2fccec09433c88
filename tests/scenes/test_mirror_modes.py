"""What is seen of the own face: as the player likes it, and never more than the therapist allows."""

from dataclasses import replace
from itertools import product

import pytest

from game.model.comfort import Comfort
from game.model.programme import Mirror, Switches
from game.model.side import PerSide
from game.scenes.widgets.avatar import avatar
from tests.faces import landmarks
from tests.fakes import NullCanvas
from tests.scenes.prescribed import Prescribed, written
from tests.scenes.sitting import Sitting

NO_MIRROR = "No mirror: feel how it moves"
LARGER = "drawn larger"


def seen(sitting: Sitting) -> Mirror:
    """What the mirror of a level shows."""
    sitting.begin()
    sitting.wait(0.4)
    canvas = NullCanvas()
    assert sitting.scene is not None
    sitting.scene.draw(canvas)
    if NO_MIRROR in canvas.texts:
        return Mirror.NONE
    if "picture" not in {call[0] for call in canvas.calls}:
        return Mirror.AVATAR
    marks = any(call[0] == "disc" and call[3] == "paper" and call[4] == 0.9 for call in canvas.calls)
    return Mirror.MIRROR if marks else Mirror.HEALTHY_HALF


@pytest.mark.parametrize("liked", [None, *Mirror])
def test_without_a_programme_it_is_as_the_player_likes_it(liked: Mirror | None) -> None:
    sitting = Sitting()
    sitting.visit.affected = "right"
    sitting.visit.suit(Comfort(mirror=liked))
    assert seen(sitting) is (liked or Mirror.MIRROR)


@pytest.mark.parametrize(("asked", "liked"), [*product(Mirror, [None, *Mirror])])
def test_the_player_may_choose_otherwise_than_the_therapist(asked: Mirror, liked: Mirror | None) -> None:
    sitting = Prescribed(replace(written(), mirror=asked))
    sitting.visit.suit(Comfort(mirror=liked))
    assert seen(sitting) is (liked or asked)


@pytest.mark.parametrize(("asked", "liked"), [*product(Mirror, [None, *Mirror])])
def test_a_face_that_may_not_be_shown_is_at_most_drawn(asked: Mirror, liked: Mirror | None) -> None:
    sitting = Prescribed(replace(written(), mirror=asked, switches=Switches(show_face=False)))
    sitting.visit.suit(Comfort(mirror=liked))
    assert seen(sitting) in {Mirror.AVATAR, Mirror.NONE}


@pytest.mark.parametrize("affected", [None, "both"])
def test_where_no_half_is_healthy_the_whole_face_is_seen(affected: str | None) -> None:
    sitting = Sitting()
    sitting.visit.affected = affected  # type: ignore[assignment]
    sitting.visit.suit(Comfort(mirror=Mirror.HEALTHY_HALF))
    assert seen(sitting) is Mirror.MIRROR


def corners(by: float) -> tuple[PerSide[float], list[str]]:
    """How far apart the drawn mouth's corners are moved outwards from where they rest, and what is written."""
    sitting = Sitting()
    sitting.visit.suit(Comfort(mirror=Mirror.AVATAR, amplified=by))
    sitting.begin()
    sitting.face = lambda _movement, _amount: landmarks(smile=PerSide(2.0, 4.0))
    sitting.wait(2.0)
    assert sitting.scene is not None
    reflection = sitting.scene._panel._reflection  # type: ignore[attr-defined]
    rest = landmarks()
    way = reflection.frame.landmarks_px - rest
    return PerSide(way[291, 0], -way[61, 0]), sitting.drawn()


def test_a_drawn_face_moves_further_where_that_is_liked_and_says_so() -> None:
    (own, said), (larger, larger_said) = corners(1.0), corners(1.5)
    assert larger.left == pytest.approx(1.5 * own.left, rel=0.05)
    assert larger.right == pytest.approx(1.5 * own.right, rel=0.05)
    assert LARGER not in said
    assert LARGER in larger_said


def test_what_is_measured_is_not_drawn_larger() -> None:
    ways = []
    for by in (1.0, 2.0):
        sitting = Sitting()
        sitting.visit.suit(Comfort(mirror=Mirror.AVATAR, amplified=by))
        sitting.begin()
        sitting.until("results")
        ways.append([each.mm for each in sitting.visit.played[0].repetitions])
    assert ways[0] == ways[1]


def test_a_closing_lid_covers_the_iris() -> None:
    for eye_mm, least, most in ((9.0, 6.0, 99.0), (1.0, 0.0, 1.6)):
        canvas = NullCanvas()
        points = [(x, y) for x, y in landmarks(eye_mm=PerSide(eye_mm, eye_mm), px_per_mm=1.0)[:, :2].tolist()]
        avatar(canvas, points, 2.0)
        irises = [call[1] for call in canvas.calls if call[0] == "polygon" and call[2] == "hill_5"]
        assert len(irises) == 2
        for iris in irises:
            assert isinstance(iris, tuple)
            high = max(y for _, y in iris) - min(y for _, y in iris)
            assert least <= high <= most
