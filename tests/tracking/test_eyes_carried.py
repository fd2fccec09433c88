"""Eyes whose lids do not move, in a photographed face that smiles, as it is and flipped."""

from zlib import crc32

import numpy as np
import pytest

from game.model.side import PerSide
from game.simulation.posture import Head
from tests.benchmarks.truth import findings
from tests.benchmarks.truth.acts import Act
from tests.benchmarks.truth.clip import Clip
from tests.benchmarks.truth.clips import SITTERS
from tests.benchmarks.truth.portrait import NEAR_MM
from tests.benchmarks.truth.trial import FLIPPED, Track, tried

MOST_POINTS = 3.0
SEED = crc32(b"portrait, healthy, flipped") % 997


@pytest.fixture(scope="module")
def track() -> Track:
    smile = Act(0.9, PerSide(6.0, 6.0), rise_s=0.3, hold_s=0.4)
    clip = Clip("smile", SITTERS["portrait"], (smile,), rest_s=0.8, head=Head(distance_mm=NEAR_MM), seed=SEED)
    return tried(clip, flip=True, only=("ours",))


@pytest.mark.parametrize("who", ["ours", "ours" + FLIPPED])
def test_a_smile_does_not_narrow_one_eye_alone(track: Track, who: str) -> None:
    assert findings.excess_narrowing(track, who) < MOST_POINTS


def test_no_picture_is_withheld(track: Track) -> None:
    assert not np.any([findings.withheld(track, who) for who in track.accounts])
