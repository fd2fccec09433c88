from dataclasses import replace

import numpy as np
import pytest

from game.model.side import PerSide
from game.model.signals import Anchor, ByteArray, FloatArray, Picture
from game.signal import landmarks as mark
from game.signal.face import measure, rest_face
from game.simulation.face import draw
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.tracking.facemesh import FaceMesh
from tests.fakes import HandClock

STILL = PerSide(0.0, 0.0)
REST = Muscles(STILL, STILL, STILL, STILL, STILL)
LEFT, RIGHT = (list(side) for side in zip(*mark.PAIRS, strict=True))
MEASURED_BY = sorted({
    *mark.STEADY, *mark.MOUTH_CORNER, *mark.OUTER_CANTHUS, *mark.INNER_CANTHUS, mark.FOREHEAD, mark.NOSE_BRIDGE,
    mark.NOSE_BASE,
    *(index for parts in (mark.BROW, mark.NOSTRIL, mark.IRIS_WIDTH) for side in parts for index in side),
    *(index for side in mark.LIDS for pair in side for index in pair),
})  # fmt: skip


def flipped(points: FloatArray, width_px: int = 640) -> FloatArray:
    """The landmarks measured by, as the flipped picture has them."""
    found = points.copy()
    found[LEFT], found[RIGHT] = points[RIGHT], points[LEFT]
    found[:, 0] = width_px - found[:, 0]
    return found


def tracked(mesh: FaceMesh, bgr: ByteArray, times: int) -> FloatArray:
    """What is found once the tracker has looked at a picture so often."""
    for number in range(times):
        points = mesh.track(Picture(number / 30, bgr)).landmarks_px
    assert points is not None
    return points


def test_every_landmark_measured_by_has_a_counterpart_or_lies_in_the_middle() -> None:
    assert {*LEFT, *RIGHT, *mark.MIDDLE} >= set(MEASURED_BY)
    assert len({*LEFT, *RIGHT, *mark.MIDDLE}) == 2 * len(LEFT) + len(mark.MIDDLE)
    places = mark.MOUTH_CORNER, mark.OUTER_CANTHUS, mark.INNER_CANTHUS
    assert {(place.left, place.right) for place in places} <= set(mark.PAIRS)


TURNED = Head(yaw_deg=4.0, roll_deg=-3.0, right_mm=9.0)


def test_a_flipped_picture_has_flipped_landmarks() -> None:
    smile = draw(LOOKS["amber"], replace(REST, smile=PerSide(1.0, 0.0)), TURNED)
    with FaceMesh(HandClock(7.0)) as one, FaceMesh(HandClock(7.0)) as other:
        straight = tracked(one, smile, 3)
        mirrored = tracked(other, np.ascontiguousarray(smile[:, ::-1]), 3)
    off_px = np.abs(flipped(mirrored) - straight)[MEASURED_BY]
    assert off_px.max() < 0.5


def test_a_face_is_found_and_its_mouth_corners_by_the_skin_once_a_rest_is_known() -> None:
    with FaceMesh(HandClock(7.0)) as mesh:
        empty = mesh.track(Picture(0.5, np.full((480, 640, 3), 90, np.uint8)))
        assert empty.landmarks_px is None
        assert (empty.t_s, empty.tracked_s) == (0.5, 7.0)
        picture = Picture(0.6, draw(LOOKS["amber"], REST, TURNED))
        rest = mesh.track(picture)
        assert rest.landmarks_px is not None
        assert rest.landmarks_px.shape == (478, 3)
        template_mm = rest_face([rest.landmarks_px]).template_mm
        template_mm[mark.MOUTH_CORNER.left, 1] -= 1.0  # so that the skin is known from the mesh
        mesh.rest(Anchor(rest, template_mm))
        found = tracked(mesh, picture.bgr, 1)
        mesh.rest(None)
        bare = tracked(mesh, picture.bgr, 1)
    moved = np.linalg.norm((found - bare)[:, :2], axis=1)
    assert moved[mark.MOUTH_CORNER.left] == pytest.approx(1.2, abs=0.4)
    assert moved[mark.MOUTH_CORNER.right] < 0.6


def test_the_same_rest_told_once_more_learns_nothing_of_what_was_seen_since() -> None:
    rest, smile = (draw(LOOKS["amber"], muscles, Head()) for muscles in (REST, replace(REST, smile=PerSide(0.5, 0.5))))
    with FaceMesh(HandClock(7.0)) as mesh:
        for number in range(12):
            seen = mesh.track(Picture(number / 5, rest))
        assert seen.landmarks_px is not None
        neutral = rest_face([seen.landmarks_px])
        anchor = Anchor(seen, neutral.template_mm, since_s=0.0)
        mesh.rest(anchor)
        for number in range(12, 24):
            smiling = mesh.track(Picture(number / 5, smile)).landmarks_px
        mesh.rest(anchor)
        after = mesh.track(Picture(24 / 5, smile)).landmarks_px
    assert smiling is not None
    assert after is not None
    before_mm, after_mm = measure(smiling, neutral).smile_mm, measure(after, neutral).smile_mm
    assert tuple(before_mm) == pytest.approx([3.0, 3.0], abs=0.4)
    assert tuple(after_mm) == pytest.approx(tuple(before_mm), abs=0.05)
