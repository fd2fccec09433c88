from dataclasses import replace

import numpy as np
import pytest

from game.exercises.smile import Smile
from game.model.reading import Lids
from game.model.side import PerSide
from game.model.sight import Shown, Sight
from game.model.signals import Anchor, EmgBlock, FloatArray
from game.signal.face import rest_face
from game.training.calibration import Calibration
from game.training.fusion import Fusion
from game.training.muscles import STALE_S
from game.training.rest import Rest
from tests.faces import landmarks, seen

RATE_HZ = 1000.0


def noise(begin_s: float, seconds: float, uv: tuple[float, float] = (20.0, 10.0), rate_hz: float = RATE_HZ) -> EmgBlock:
    count = round(seconds * rate_hz)
    rng = np.random.default_rng(7)
    return EmgBlock(begin_s + np.arange(count) / rate_hz, rng.normal(0, 1, (count, 2)) * uv)


def pieces(block: EmgBlock, count: int) -> list[EmgBlock]:
    edges = range(0, len(block.t_s), count)
    return [EmgBlock(block.t_s[k : k + count], block.uv[k : k + count]) for k in edges]


def hearing(*blocks: EmgBlock) -> Fusion:
    fusion = Fusion()
    for block in blocks:
        fusion.hear(block)
    return fusion


def heard(fusion: Fusion, t_s: float) -> tuple[float, float]:
    emg_uv = fusion.at(t_s).emg_uv
    assert emg_uv is not None
    return (emg_uv.left, emg_uv.right)


def test_before_anything_arrives_both_senses_are_none() -> None:
    reading = Fusion().at(3.0)
    assert (reading.t_s, reading.face, reading.emg_uv) == (3.0, None, None)


def test_a_face_is_measured_against_the_rest() -> None:
    fusion = Fusion()
    smile = landmarks(smile=PerSide(4.0, 2.0))
    fusion.see(seen(smile, 1.0))
    own = fusion.at(1.0).face
    assert own is not None
    assert tuple(own.measures.smile_mm) == pytest.approx((0, 0), abs=1e-9)
    fusion.rest(Rest(rest_face([landmarks()]), None))
    measured = fusion.at(1.0).face
    assert measured is not None
    assert tuple(measured.measures.smile_mm) == pytest.approx((4, 2))
    assert fusion.at(1.0).emg_uv is None
    fusion.rest(None)
    forgotten = fusion.at(1.0).face
    assert forgotten is not None
    assert tuple(forgotten.measures.smile_mm) == pytest.approx((0, 0), abs=1e-9)


def test_a_face_that_is_gone_is_none_at_once_and_a_silent_camera_soon() -> None:
    fusion = Fusion()
    fusion.see(seen(landmarks(), 1.0))
    assert fusion.at(1.0 + STALE_S).face is not None
    assert fusion.at(1.01 + STALE_S).face is None
    fusion.see(seen(landmarks(), 2.0))
    fusion.see(seen(None, 2.03))
    assert fusion.at(2.03).face is None
    assert fusion.frame is not None
    assert fusion.frame.t_s == 2.03


def test_a_turned_head_lowers_the_quality_and_says_so() -> None:
    fusion = Fusion()
    fusion.see(seen(landmarks(yaw_deg=25), 1.0))
    face = fusion.at(1.0).face
    assert face is not None
    assert face.quality < 0.5
    assert "your right" in face.hint


def test_emg_alone_is_heard_at_its_own_strength() -> None:
    fusion = hearing(noise(0.0, 3.0))
    assert fusion.at(3.0).face is None
    left, right = heard(fusion, 3.0)
    assert left == pytest.approx(20, rel=0.4)
    assert right == pytest.approx(10, rel=0.4)


def test_emg_says_nothing_before_its_rate_is_known() -> None:
    fusion = hearing(noise(0.0, 0.4))
    assert fusion.at(0.4).emg_uv is None


@pytest.mark.parametrize("count", [1, 17, 250])
def test_it_is_the_same_however_the_blocks_are_cut(count: int) -> None:
    """The rate is measured over the first half second, so cuts may change it by less than a sample in that time."""
    whole = hearing(*pieces(noise(0.0, 2.0), 100))
    assert heard(hearing(*pieces(noise(0.0, 2.0), count)), 2.0) == pytest.approx(heard(whole, 2.0), rel=0.01)


def test_stale_emg_is_none_and_never_zero() -> None:
    fusion = hearing(noise(0.0, 2.0))
    assert fusion.at(2.4).emg_uv is not None
    assert fusion.at(2.6).emg_uv is None


@pytest.mark.parametrize("how", ["late", "lost"])
def test_a_gap_begins_the_envelope_anew(how: str) -> None:
    loud, quiet = noise(0.0, 2.0, (500.0, 500.0)), noise(2.03 if how == "lost" else 2.2, 2.0, (5.0, 5.0))
    fusion = hearing(loud)
    first, *later = pieces(quiet, 50)
    fusion.hear(EmgBlock(first.t_s, first.uv, lost=30 * (how == "lost")))
    assert fusion.at(float(first.t_s[-1])).emg_uv is None
    for block in later:
        fusion.hear(block)
        at_s = float(block.t_s[-1])
        if fusion.at(at_s).emg_uv is not None:
            assert max(heard(fusion, at_s)) < 12


def test_a_block_without_samples_is_fine() -> None:
    fusion = hearing(EmgBlock(np.empty(0), np.empty((0, 2))), noise(0.0, 2.0), EmgBlock(np.empty(0), np.empty((0, 2))))
    assert fusion.at(2.0).emg_uv is not None


def spoiled(block: EmgBlock, begin: int, end: int, channel: int, value: float) -> EmgBlock:
    uv: FloatArray = block.uv.copy()
    uv[begin:end, channel] = value
    return EmgBlock(block.t_s, uv, block.lost)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e12])
def test_samples_that_are_no_numbers_never_reach_the_game(value: float) -> None:
    fusion = Fusion()
    for block in pieces(spoiled(noise(0.0, 3.0), 1500, 1600, 1, value), 20):
        fusion.hear(block)
        emg = fusion.at(float(block.t_s[-1])).emg_uv
        assert emg is None or all(np.isfinite(side) and side < 100 for side in emg)
    assert heard(fusion, 3.0)[1] == pytest.approx(10, rel=0.4)


def test_a_channel_without_measurements_goes_stale() -> None:
    fusion = Fusion()
    for block in pieces(spoiled(noise(0.0, 8.0), 2000, 8000, 1, float("nan")), 20):
        fusion.hear(block)
    assert fusion.at(8.0).emg_uv is None


def test_the_level_from_before_a_gap_is_forgotten() -> None:
    fusion = hearing(noise(0.0, 2.0, (500.0, 500.0)))
    fusion.hear(spoiled(noise(5.0, 1.0, (5.0, 5.0)), 900, 1000, 0, float("nan")))
    emg = fusion.at(6.0).emg_uv
    assert emg is None or max(emg) < 50


def test_a_board_that_is_too_slow_does_not_end_the_game() -> None:
    fusion = hearing(*pieces(noise(0.0, 3.0, rate_hz=50.0), 1))
    assert fusion.at(3.0).emg_uv is None
    assert fusion.muscles.complaint.startswith("EMG at 50 samples a second is too slow")
    assert "\n" not in fusion.muscles.complaint
    fusion.hear(noise(3.0, 2.0))
    assert fusion.muscles.complaint == ""
    assert fusion.at(5.0).emg_uv is not None


def test_each_rest_is_passed_on_to_whoever_follows_the_skin() -> None:
    told: list[Anchor | None] = []
    fusion = Fusion(told.append)
    anchor = Anchor(seen(landmarks(), 1.0), rest_face([landmarks()]).template_mm)
    fusion.rest(Rest(rest_face([landmarks()]), None, anchor))
    fusion.rest(Rest(None, None))
    fusion.rest(None)
    assert told == [anchor, None, None]


def test_face_and_emg_are_told_apart_in_one_reading() -> None:
    fusion = hearing(noise(0.0, 2.0))
    rest = Rest(rest_face([landmarks()]), None)
    fusion.rest(rest)
    fusion.see(seen(landmarks(smile=PerSide(3.0, 3.0)), 2.0))
    reading = fusion.at(2.0)
    assert reading.face is not None
    assert reading.emg_uv is not None
    effort = Calibration(Smile(), rest, PerSide(6.0, 6.0), None).effort(reading)
    assert effort.activation is not None
    assert tuple(effort.activation) == pytest.approx((0.5, 0.5), abs=1e-3)


def blinking(
    fusion: Fusion, begin_s: float, seconds: float, yaw_deg: float = 0.0, sight: Sight | None = None
) -> list[Lids]:
    """What a face's lids are said to do in pictures 30 a second, shut for the middle fifth of a second."""
    said = []
    for k in range(round(seconds * 30)):
        t_s, off_s = begin_s + k / 30, abs(k / 30 - seconds / 2)
        eye_mm = 1.0 if off_s < 0.1 else 9.0
        frame = seen(landmarks(eye_mm=PerSide(eye_mm, eye_mm), yaw_deg=yaw_deg), t_s)
        fusion.see(replace(frame, sight=sight))
        face = fusion.at(t_s).face
        assert face is not None
        said.append(face.lids)
    return said


def test_a_blink_is_possible_while_it_lasts_and_known_once_it_is_over() -> None:
    fusion = Fusion()
    assert set(blinking(fusion, 0.0, 1.0)) == {Lids()}, "before there is a rest"
    fusion.rest(Rest(rest_face([landmarks()]), None))
    lids = blinking(fusion, 1.0, 1.0)
    during = [each.blinking for each in lids]
    assert sum(during) / 30 == pytest.approx(0.2, abs=0.04)
    known = [each.last is not None for each in lids]
    assert known.index(True) == len(during) - during[::-1].index(True)
    blink = lids[-1].last
    assert blink is not None
    assert (blink.begin_s, blink.end_s) == pytest.approx((1.4, 1.6), abs=0.04)
    fusion.rest(Rest(rest_face([landmarks()]), None))
    after = fusion.at(2.0).face
    assert after is not None
    assert after.lids == Lids(last=blink), "a new rest does not undo what has been"


def test_a_face_that_is_not_seen_well_is_not_seen_to_blink() -> None:
    fusion = Fusion()
    fusion.rest(Rest(rest_face([landmarks()]), None))
    assert set(blinking(fusion, 1.0, 1.0, yaw_deg=25.0)) == {Lids()}


def test_eyes_of_which_one_is_hidden_are_not_seen_to_blink() -> None:
    fusion = Fusion()
    fusion.rest(Rest(rest_face([landmarks()]), None))
    patched = Sight(shown=Shown(eye=PerSide(1.0, 0.0)))
    assert set(blinking(fusion, 1.0, 1.0, sight=patched)) == {Lids()}
    assert blinking(fusion, 2.0, 1.0, sight=Sight())[-1].last is not None
