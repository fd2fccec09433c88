"""What gentle trials teach of the muscles: the delay to the skin, and how well each channel tells of it."""

import math

import numpy as np
import pytest

from game.exercises.smile import Smile
from game.model.reading import FaceReading, Heard, Reading
from game.model.side import PerSide
from game.model.signals import FloatArray
from game.signal.face import measure, rest_face
from game.signal.head import pose
from game.signal.lag import Trace, lag
from game.simulation.intention import minimum_jerk
from game.training.calibration import Calibration
from game.training.delay import DelayRecorder
from game.training.rest import Rest, RestEmg
from tests.faces import landmarks
from tests.muscles import steady

FACE = rest_face([landmarks()])
BARE = Calibration(
    Smile(), Rest(FACE, RestEmg(PerSide(3.0, 3.0), PerSide(0.3, 0.3))), PerSide(6.0, 6.0), PerSide(50.0, 50.0)
)


def driven(t_s: FloatArray) -> FloatArray:
    """Three smiles in ten seconds, to and fro."""
    within = t_s % 3.5
    return minimum_jerk((within - 0.3) / 0.8) - minimum_jerk((within - 2.0) / 0.8)


def watched(delay_s: float, left: float = 1.0, flutter: float = 0.25) -> Calibration:
    """What is learned where skin follows by so much; the left channel says `left` of what the muscle does."""
    dice, recorder = np.random.default_rng(3), DelayRecorder()
    slices_s = np.arange(0.005, 10.5, 0.01)
    clean = np.column_stack([np.hypot(3.0, 53.0 * share * driven(slices_s)) for share in (left, 1.0)])
    uv = clean * (1 + flutter * dice.standard_normal(clean.shape))
    for t_s in np.arange(0.1, 10.5, 1 / 30):
        mm = 6.0 * float(driven(np.array([t_s - delay_s]))[0])
        points = landmarks(smile=PerSide(mm, mm))
        face = FaceReading(float(t_s), pose(points), measure(points, FACE), 1.0)
        late = (slices_s < t_s) & (slices_s > t_s - 1.0)
        heard = Heard(slices_s[late], uv[late], np.ones((late.sum(), 2)), PerSide(9.0, 9.0))
        recorder.add(Reading(float(t_s), face, heard))
    return recorder.learned(BARE)


@pytest.mark.parametrize("delay_s", [0.02, 0.05, 0.12])
def test_the_delay_is_learned_within_ten_milliseconds(delay_s: float) -> None:
    assert watched(delay_s).delay_s == pytest.approx(delay_s, abs=0.01)


def test_how_noisy_a_channel_is_and_how_much_of_the_movement_it_tells_is_learned_too() -> None:
    voices = watched(0.05, left=0.8).voices
    assert voices.left.flutter == pytest.approx(0.25, rel=0.25)
    assert voices.left.gain == pytest.approx(0.8, abs=0.08)
    assert voices.right.gain == pytest.approx(1.0, abs=0.08)


@pytest.mark.parametrize("delay_s", [0.26, -0.08])
def test_what_cannot_be_a_delay_is_not_believed(delay_s: float) -> None:
    assert watched(delay_s).delay_s is None


def test_without_both_senses_nothing_is_learned() -> None:
    recorder = DelayRecorder()
    recorder.add(Reading(0.0, None))
    assert recorder.learned(BARE) is BARE
    quiet = watched(0.05, left=0.0)
    assert quiet.voices.left.gain == 1.0
    assert math.isfinite(quiet.voices.left.flutter)


def test_a_signal_without_noise_is_no_reason_to_stop() -> None:
    """As from a board that sends its own test signal."""
    recorder, points = DelayRecorder(), landmarks()
    for t_s in np.arange(0.0, 3.0, 1 / 30):
        face = FaceReading(float(t_s), pose(points), measure(points, FACE), 1.0)
        recorder.add(Reading(float(t_s), face, steady(3.0, 3.0, float(t_s))))
    learned = recorder.learned(BARE)
    assert learned.voices.left.flutter > 0
    still = learned.effort(Reading(3.0, None, steady(3.0, 3.0, 3.0)))
    assert still.activation is not None
    assert max(still.activation) == pytest.approx(0.0, abs=0.01)


def test_a_channel_that_has_only_begun_to_speak_is_heard_from_its_second_slice_on() -> None:
    recorder = DelayRecorder()
    recorder.add(Reading(0.0, None, steady(3.0, 3.0, lasting_s=0.01)))
    assert recorder.learned(BARE) is BARE


def test_senses_that_never_spoke_at_once_tell_no_delay() -> None:
    moments, pictures = np.arange(0.0, 2.0, 0.01), np.arange(10.0, 12.0, 0.03)
    trace = Trace(moments, np.full(200, 50.0), 3.0, 0.2, pictures, 6.0 * driven(pictures))
    assert lag([trace]) is None
