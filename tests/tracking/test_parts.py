"""What one spot of a part lost, the others tell; and a nose that creases does not flicker."""

from collections.abc import Iterator

import numpy as np
import pytest

from game.clocks import SimulatedClock
from game.model.side import PerSide
from game.model.signals import FloatArray, Picture
from game.signal import landmarks as mark
from game.simulation.face import draw
from game.simulation.lens import FINER
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Posture
from game.tracking.facemesh import FaceMesh
from game.tracking.parts import told
from game.training.fusion import Fusion
from game.training.rest import RestRecorder
from tests.benchmarks.truth.sensor import noisy

NOSTRIL = [mark.MOVING.index(spot) for spot in mark.NOSTRIL.left]
COUNT = len(mark.MOVING)
NONE = PerSide(0.0, 0.0)
RESTING = 60
"""Pictures of a rest, two seconds."""


def ways(*up_mm: float) -> FloatArray:
    """A left nostril's three ways up; all else rests."""
    found = np.zeros((COUNT, 3))
    found[NOSTRIL, 1] = up_mm
    return found


def which(*places: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.isin(np.arange(COUNT), [NOSTRIL[place] for place in places])


def test_a_lost_spot_goes_with_the_others_of_its_part() -> None:
    way, known = told(ways(3.0, -9.0, 3.4), which(0, 2), which(0, 2))
    assert way[NOSTRIL, 1] == pytest.approx([3.2, 3.2, 3.2])
    assert known[NOSTRIL].all()
    assert known.sum() == len(NOSTRIL), "another part's spots tell nothing of it"


def test_where_all_are_sure_each_has_its_own_way() -> None:
    assert told(ways(3.0, 3.1, 3.4), which(0, 1, 2), which(0, 1, 2))[0][NOSTRIL, 1] == pytest.approx([3.0, 3.1, 3.4])


def test_of_those_that_are_at_least_nearly_sure_the_middle_one_tells() -> None:
    assert told(ways(3.0, -9.0, 3.4), which(0, 2), which(0, 1, 2))[0][NOSTRIL, 1] == pytest.approx([3.0, 3.0, 3.0])
    way, known = told(ways(2.8, 4.5, 0.8), which(1), which(0, 1, 2))
    assert way[NOSTRIL, 1] == pytest.approx([2.8, 2.8, 2.8])
    assert known[NOSTRIL].all()
    assert told(ways(2.8, 4.5, 0.8), which(1), which(1))[0][NOSTRIL, 1] == pytest.approx([2.8, 4.5, 0.8])


def test_where_none_is_sure_two_that_nearly_are_tell_and_one_does_not() -> None:
    way, known = told(ways(3.0, 3.4, -9.0), which(), which(0, 1))
    assert way[NOSTRIL, 1] == pytest.approx([3.2, 3.2, 3.2])
    assert known[NOSTRIL].all()
    assert not told(ways(3.0, 3.4, -9.0), which(), which(0))[1].any()


@pytest.fixture(scope="module")
def mesh() -> Iterator[FaceMesh]:
    with FaceMesh(SimulatedClock()) as made:
        yield made


@pytest.mark.parametrize(("look", "finer"), [("amber", 1.0), ("rose", 1.0), ("rose", FINER)])
def test_a_nose_that_stays_wrinkled_is_measured_alike_from_picture_to_picture(
    mesh: FaceMesh, look: str, finer: float
) -> None:
    fusion, recorder, dice = Fusion(mesh.rest), RestRecorder(), np.random.default_rng(2)
    fusion.rest(None)
    found = []
    for number in range(RESTING + 40):
        amount = 0.0 if number < RESTING else min(1.0, (number - RESTING) / 20)
        nose = PerSide(amount, amount)
        face, head = Muscles(NONE, NONE, NONE, NONE, nose), Posture().head(number / 30, 3)
        frame = mesh.track(Picture(number / 30, noisy(draw(LOOKS[look], face, head, finer), 1.0, dice)))
        fusion.see(frame)
        if number < RESTING:
            recorder.see(frame)
        if number == RESTING - 1:
            fusion.rest(recorder.finish(fewest_faces=RESTING // 2))
        seen = fusion.at(number / 30).face
        assert seen is not None
        found.append(tuple(seen.measures.nose_mm))
    held = np.array(found[RESTING + 22 :])
    assert held.mean(axis=0) == pytest.approx([3.0, 3.0], abs=0.8)
    assert np.abs(np.diff(held, axis=0)).max() < 1.0, "it jumps by more than a third of the movement"
