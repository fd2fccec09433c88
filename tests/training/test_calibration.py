import math
from dataclasses import replace

import numpy as np
import pytest

from game.exercises.blink import Blink
from game.exercises.smile import Smile
from game.model.reading import Coupled, FaceReading, Lids, Reading
from game.model.result import CoupledBest
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal.face import measure, rest_face
from game.signal.head import pose
from game.training.calibration import SMALLEST_BEST_MM, Calibration, problem
from game.training.exercise import Exercise
from game.training.rest import TRUSTED_QUALITY, Rest, RestEmg, RestRecorder, renewed, trusted
from game.training.trials import TrialsRecorder
from tests.faces import STILL, landmarks, seen
from tests.muscles import steady

FACE = rest_face([landmarks()])
EMG = RestEmg(PerSide(3.0, 4.0), PerSide(0.5, 0.5))


def reading(points: FloatArray | None = None, emg: PerSide[float] | None = None, quality: float = 1.0) -> Reading:
    face = None if points is None else FaceReading(0.0, pose(points), measure(points, FACE), quality)
    return Reading(0.0, face, None if emg is None else steady(*emg))


def smiling(left: float, right: float) -> FloatArray:
    return landmarks(smile=PerSide(left, right))


def trials(points: FloatArray | None, emg: PerSide[float] | None, rest: Rest | None = None) -> Calibration:
    recorder = TrialsRecorder(Smile(), rest or Rest(FACE, EMG))
    for _ in range(100):
        recorder.add(reading(points, emg))
    return recorder.finish()


def test_a_rest_is_what_was_seen_and_heard() -> None:
    assert RestRecorder().empty
    recorder = RestRecorder()
    for step in range(60):
        recorder.see(seen(landmarks() if step % 2 else None, float(step)))
        recorder.hear(PerSide(3.0, 5.0) if step != 30 else PerSide(90.0, 90.0))
    assert not recorder.empty
    rest = recorder.finish()
    assert rest.face is not None
    assert tuple(rest.face.eye_mm) == pytest.approx((9, 9))
    assert rest.emg is not None
    assert tuple(rest.emg.mean_uv) == (3, 5)
    assert rest.anchor is not None
    assert rest.anchor.template_mm is rest.face.template_mm


def test_the_anchor_is_a_typical_picture_of_the_rest() -> None:
    recorder = RestRecorder()
    for step in range(40):  # every eighth picture could be the anchor; all but one of these show a blink or a smile
        odd = landmarks(eye_mm=PerSide(1.0, 1.0)) if step % 16 else landmarks(smile=PerSide(3.0, 3.0))
        recorder.see(seen(odd if step % 8 == 0 and step != 24 else landmarks(), float(step)))
    anchor = recorder.finish().anchor
    assert anchor is not None
    assert anchor.frame.t_s == 24.0


def test_a_long_rest_keeps_few_pictures() -> None:
    recorder = RestRecorder()
    for step in range(250):
        recorder.see(seen(landmarks(), float(step)))
    assert len(recorder._candidates) <= 20
    assert recorder.finish().face is not None


def test_a_sense_that_was_there_too_briefly_has_no_rest() -> None:
    recorder = RestRecorder()
    for _ in range(19):
        recorder.see(seen(landmarks(), 0.0))
    for _ in range(59):
        recorder.hear(PerSide(3.0, 3.0))
    recorder.see(seen(None, 0.0))
    recorder.hear(None)
    assert recorder.finish() == Rest(None, None)
    recorder.see(seen(landmarks(), 0.0))
    recorder.hear(PerSide(3.0, 3.0))
    rest = recorder.finish()
    assert rest.face is not None
    assert rest.emg is not None


def test_the_gentle_best_is_the_90th_percentile_above_rest() -> None:
    recorder = TrialsRecorder(Smile(), Rest(FACE, EMG))
    for step in range(101):
        loud = reading(smiling(0.06 * step, 0.03 * step), PerSide(3.0 + step, 4.0))
        recorder.add(replace(loud, t_s=float(step)))
    calibration = recorder.finish()
    assert calibration.best_mm is not None
    assert tuple(calibration.best_mm) == pytest.approx((5.4, 2.7))
    assert calibration.best_uv is not None
    assert tuple(calibration.best_uv) == pytest.approx((90, 0))
    assert problem(calibration) is None


def half(best_uv: float, rest_uv: float) -> float:
    """What electrodes hear of a muscle at half of its best: powers add up."""
    return math.hypot(math.sqrt(best_uv**2 - rest_uv**2) / 2, rest_uv)


HALF_UV = PerSide(half(53.0, 3.0), half(24.0, 4.0))


def test_rest_is_zero_and_the_gentle_best_is_one() -> None:
    calibration = trials(smiling(6, 3), PerSide(53.0, 24.0))
    for points, emg, expected in (
        (smiling(0, 0), PerSide(3.0, 4.0), 0.0),
        (smiling(6, 3), PerSide(53.0, 24.0), 1.0),
        (smiling(3, 1.5), HALF_UV, 0.5),
    ):
        effort = calibration.effort(reading(points, emg))
        assert effort.activation is not None
        assert tuple(effort.activation) == pytest.approx((expected, expected), abs=5e-3)
    assert effort.mm is not None
    assert tuple(effort.mm) == pytest.approx((3, 1.5))
    assert effort.uv is not None
    assert tuple(effort.uv) == pytest.approx((HALF_UV.left - 3, HALF_UV.right - 4))


@pytest.mark.parametrize("sense", ["face", "emg"])
def test_either_sense_alone_is_enough(sense: str) -> None:
    calibration = trials(smiling(6, 3), PerSide(53.0, 24.0))
    now = reading(smiling(3, 1.5)) if sense == "face" else reading(None, HALF_UV)
    effort = calibration.effort(now)
    assert effort.activation is not None
    assert tuple(effort.activation) == pytest.approx((0.5, 0.5), abs=5e-3)
    for side in effort.sides:
        assert side is not None
        assert (side.seen, side.heard) == (sense == "face", sense == "emg")
    assert (effort.mm is None) is (sense == "emg")
    assert (effort.uv is None) is (sense == "face")
    assert (effort.intrusion is None) is (sense == "emg")


def test_a_silent_sense_is_none_and_never_zero() -> None:
    calibration = trials(smiling(6, 3), PerSide(53.0, 24.0))
    effort = calibration.effort(reading())
    assert (effort.seen_s, effort.activation, effort.mm, effort.uv, effort.intrusion) == (None,) * 5


def test_a_face_that_cannot_be_trusted_is_not_there() -> None:
    calibration = trials(smiling(6, 3), None)
    assert calibration.effort(reading(smiling(6, 3), quality=TRUSTED_QUALITY)).activation is not None
    assert calibration.effort(reading(smiling(6, 3), quality=TRUSTED_QUALITY - 0.01)).activation is None


def hiding(**hidden: PerSide[float]) -> Reading:
    """A smile in the middle of a blink, these measures of it hidden."""
    points = smiling(4.0, 3.0)
    measures = replace(measure(points, FACE), **hidden)
    face = FaceReading(2.0, pose(points), measures, TRUSTED_QUALITY, "Something is there", Lids(blinking=True))
    return Reading(2.01, face, None)


def test_a_hidden_eye_takes_nothing_but_the_intruder_from_a_smile() -> None:
    effort = trials(smiling(6, 6), None).effort(hiding(eye_mm=PerSide(9.0, math.nan)))
    assert effort.intrusion is not None
    assert effort.intrusion[0] is None
    assert effort.mm is not None
    assert tuple(effort.mm) == pytest.approx((4, 3))
    assert effort.activation is not None
    assert (effort.seen_s, effort.lids, effort.why) == (2.0, Lids(blinking=True), "")


def test_a_hidden_mouth_leaves_a_smiles_intruder_and_says_why_there_is_no_smile() -> None:
    calibration, mouth = trials(smiling(6, 6), None), PerSide(math.nan, 3.0)
    effort = calibration.effort(hiding(smile_mm=mouth))
    assert (effort.mm, effort.activation, effort.why) == (None, None, "Something is there")
    assert effort.intrusion is not None
    assert effort.seen_s == 2.0
    heard = calibration.effort(replace(hiding(smile_mm=mouth), heard=steady(9.0, 9.0)))
    assert heard.uv is not None


def test_only_a_face_that_is_seen_well_is_trusted() -> None:
    assert not trusted(None)
    assert not trusted(reading(landmarks(), quality=TRUSTED_QUALITY - 0.01).face)
    assert trusted(reading(landmarks(), quality=TRUSTED_QUALITY).face)


def resting(points: FloatArray | None = None, uv: tuple[float, float] | None = None, t_s: float = 0.0) -> Rest:
    """A rest in which nothing but this was seen and heard."""
    recorder = RestRecorder()
    for _ in range(60):
        recorder.see(seen(points, t_s))
        recorder.hear(None if uv is None else PerSide(*uv))
    return recorder.finish()


@pytest.mark.parametrize(
    "points",
    [
        landmarks(smile=PerSide(1.0, 1.0)),
        landmarks(smile=PerSide(-1.4, 0.0)),
        landmarks(pucker=PerSide(1.0, -1.0)),
        landmarks(eye_mm=PerSide(7.4, 11.0)),
        landmarks(yaw_deg=8.0, roll_deg=-6.0, px_per_mm=1.3, at_px=(280.0, 230.0)),
    ],
    ids=["smile", "droop", "pucker", "lids", "head"],
)
def test_a_rest_that_has_shifted_a_little_is_taken_anew(points: FloatArray) -> None:
    old, new = resting(landmarks()), resting(points, t_s=9.0)
    rest = renewed(old, old, new)
    assert rest.face is new.face
    assert rest.anchor is new.anchor


@pytest.mark.parametrize(
    "points",
    [
        landmarks(smile=PerSide(0.0, 1.6)),
        landmarks(smile=PerSide(-1.6, 0.0)),
        landmarks(pucker=PerSide(1.6, 0.0)),
        landmarks(eye_mm=PerSide(9.0, 7.1)),
        landmarks(eye_mm=PerSide(0.4, 0.4)),
        landmarks(eye_mm=PerSide(11.4, 9.0)),
    ],
    ids=["smile", "droop", "pucker", "one lid", "asleep", "staring"],
)
def test_a_face_that_is_not_at_rest_does_not_become_the_rest(points: FloatArray) -> None:
    old = resting(landmarks(), (3.0, 3.0))
    rest = renewed(old, old, resting(points, (2.0, 2.5), t_s=9.0))
    assert rest.face is old.face
    assert rest.anchor is old.anchor
    assert rest.emg is not None
    assert rest.emg.mean_uv == PerSide(2.0, 2.5)


@pytest.mark.parametrize(
    ("uv", "kept"),
    [((4.4, 3.0), (4.4, 3.0)), ((0.1, 0.1), (0.1, 0.1)), ((3.1, 6.1), (3.1, 3.0)), ((9.0, 9.0), (3.0, 3.0))],
)
def test_a_muscle_that_is_louder_than_before_is_not_at_rest(uv: tuple[float, float], kept: tuple[float, float]) -> None:
    old, new = Rest(FACE, RestEmg(PerSide(3.0, 3.0), PerSide(0.2, 0.5))), resting(landmarks(), uv)
    rest = renewed(old, old, new)
    assert rest.emg is not None
    assert tuple(rest.emg.mean_uv) == kept
    assert rest.face is new.face


def test_a_channel_that_is_not_heard_leaves_the_other_its_rest_its_best_and_its_say() -> None:
    recorder = RestRecorder()
    for _ in range(60):
        recorder.see(seen(landmarks(), 0.0))
        recorder.hear(PerSide(3.0, math.nan))
    rest = recorder.finish()
    calibration = trials(smiling(6, 3), PerSide(53.0, math.nan), rest)
    assert calibration.best_uv is not None
    assert calibration.best_uv.left == pytest.approx(50)
    effort = calibration.effort(reading(smiling(3, 1.5), PerSide(HALF_UV.left, math.nan)))
    left, right = effort.sides
    assert left is not None
    assert right is not None
    assert (left.seen, left.heard, right.seen, right.heard) == (True, True, True, False)
    assert (left.level, right.level) == pytest.approx((0.5, 0.5), abs=5e-3)
    unseen = calibration.effort(reading(None, PerSide(HALF_UV.left, math.nan)))
    assert unseen.sides.left is not None
    assert (unseen.sides.right, unseen.activation, unseen.uv) == (None, None, None)


def test_what_a_pause_did_not_show_stays_as_it_was_and_what_was_missing_is_taken() -> None:
    old, nothing = resting(landmarks(), (3.0, 3.0)), Rest(None, None)
    assert renewed(old, old, nothing) == old
    assert renewed(nothing, nothing, old) == old
    assert renewed(nothing, nothing, nothing) == nothing


def test_a_sense_without_a_rest_or_a_best_says_nothing() -> None:
    face_only = trials(smiling(6, 3), PerSide(53.0, 24.0), Rest(FACE, None))
    assert face_only.best_uv is None
    assert face_only.effort(reading(None, PerSide(28.0, 14.0))).activation is None
    emg_only = trials(None, PerSide(53.0, 24.0))
    assert emg_only.best_mm is None
    assert emg_only.effort(reading(smiling(6, 3))).activation is None
    there = emg_only.effort(reading(smiling(6, 3), PerSide(53.0, 24.0))).activation
    assert there is not None
    assert tuple(there) == pytest.approx((1.0, 1.0), abs=0.01)


def test_senses_that_disagree_meet_between_and_the_surer_one_counts_more() -> None:
    both = reading(smiling(3, 3), PerSide(53.0, 54.0))
    assert both.face is not None
    faces = tuple(replace(both.face, t_s=k / 30) for k in range(-12, 1))
    effort = trials(smiling(6, 6), PerSide(53.0, 54.0)).effort(replace(both, faces=faces))
    assert effort.activation is not None
    for value in effort.activation:
        assert 0.5 < value < 0.6, "what electrodes say of the level may be a fifth off"


def test_a_side_that_hardly_moves_is_not_blown_up() -> None:
    effort = trials(smiling(6, 0.1), None).effort(reading(smiling(6, 0.2)))
    assert effort.activation is not None
    assert effort.activation.right == pytest.approx(0.2 / SMALLEST_BEST_MM, abs=5e-3)


def test_an_emg_best_within_the_noise_is_not_blown_up() -> None:
    effort = trials(None, PerSide(53.0, 4.2)).effort(reading(None, PerSide(53.0, 4.5)))
    assert effort.activation is not None
    own_uv = [math.sqrt(uv**2 - 4.0**2) for uv in (4.5, 4.0 + 1.5)]
    assert effort.activation.right == pytest.approx(own_uv[0] / own_uv[1], abs=5e-3)


@pytest.mark.parametrize("left", [-50.0, 0.0, 1e-9, 1e6])
def test_no_reading_gives_a_value_that_is_no_number(left: float) -> None:
    for calibration in (trials(smiling(6, 3), PerSide(53.0, 24.0)), trials(smiling(0, 0), PerSide(3.0, 4.0))):
        effort = calibration.effort(reading(smiling(min(left, 40.0), 0), PerSide(left, 0.0)))
        assert effort.activation is not None
        assert all(math.isfinite(value) for value in effort.activation)


def test_problems_are_named() -> None:
    nothing = TrialsRecorder(Smile(), Rest(FACE, EMG)).finish()
    assert "measured" in (problem(nothing) or "")
    assert "electrodes on one side" in (problem(replace(nothing, best_target_uv=40.0)) or "")
    assert "No movement" in (problem(trials(smiling(0.5, 0.5), PerSide(4.0, 5.0))) or "")
    assert problem(trials(smiling(0.0, 1.2), None)) is None
    assert problem(trials(None, PerSide(3.0, 10.0))) is None


def test_closing_the_eyes_is_a_movement_of_the_lids() -> None:
    recorder = TrialsRecorder(Blink(), Rest(FACE, None))
    for _ in range(80):
        recorder.add(reading(landmarks(eye_mm=PerSide(1.0, 5.0), smile=PerSide(2.0, 0.0))))
    calibration = recorder.finish()
    assert calibration.best_mm is not None
    assert tuple(calibration.best_mm) == pytest.approx((8, 4))
    effort = calibration.effort(reading(landmarks(eye_mm=PerSide(5.0, 7.0), smile=PerSide(2.0, 0.0))))
    assert effort.activation is not None
    assert tuple(effort.activation) == pytest.approx((0.5, 0.5), abs=5e-3)
    assert effort.intrusion is not None
    assert effort.intrusion[0] is not None
    assert tuple(effort.intrusion[0]) == pytest.approx((2, 0))


def test_what_is_kept_says_what_it_was_judged_by() -> None:
    kept = trials(smiling(6, 3), PerSide(53.0, 24.0)).kept()
    assert kept.exercise == "smile"
    assert kept.rest_uv == PerSide(3.0, 4.0)
    assert kept.eye_mm == FACE.eye_mm
    bare = Calibration(Smile(), Rest(None, None), None, None).kept()
    assert (bare.best_mm, bare.best_uv, bare.rest_uv, bare.eye_mm) == (None,) * 4


def test_the_noise_of_a_rest_is_its_spread_in_millimetres() -> None:
    rng = np.random.default_rng(3)
    wobbling = [landmarks(smile=PerSide(float(rng.normal(0, 0.4)), 0.0)) for _ in range(200)]
    noise = rest_face(wobbling).noise_mm
    assert noise.smile_mm[Side.LEFT] == pytest.approx(0.4, rel=0.2)
    assert noise.smile_mm[Side.RIGHT] == pytest.approx(0.0, abs=1e-6)
    assert tuple(noise.eye_mm) == pytest.approx(tuple(STILL), abs=1e-6)


def test_a_rest_cannot_creep_from_pause_to_pause() -> None:
    first = Rest(rest_face([landmarks()]), None)
    rest = first
    for number in range(1, 5):
        creeping = Rest(rest_face([landmarks(smile=PerSide(1.4 * number, 0.0))]), None)
        rest = renewed(first, rest, creeping)
    assert rest.face is not None
    assert abs(measure(landmarks(), rest.face).smile_mm.left) < 1.6


@pytest.mark.parametrize(("exercise", "target_uv", "intruder_uv"), [(Smile(), 30.0, 4.0), (Blink(), 4.0, 30.0)])
def test_electrodes_on_one_side_tell_its_target_from_its_intruder(
    exercise: Exercise, target_uv: float, intruder_uv: float
) -> None:
    rest = Rest(FACE, RestEmg(PerSide(3.0, 2.0), PerSide(0.5, 0.5)))
    calibration = Calibration(exercise, rest, PerSide(6.0, 6.0), None, best_target_uv=target_uv)
    halfway = reading(landmarks(smile=PerSide(3.0, 3.0), eye_mm=PerSide(6.0, 6.0)))
    heard = calibration.effort(replace(halfway, heard=steady(33.0, 6.0), coupled=Side.RIGHT))
    assert heard.coupled == Coupled(Side.RIGHT, target_uv, intruder_uv)
    assert heard.uv is None
    first_uv, second_uv = (3.0, 2.0) if target_uv > intruder_uv else (2.0, 3.0)
    assert calibration.kept(Side.RIGHT).coupled == CoupledBest(Side.RIGHT, target_uv, first_uv, second_uv)
    assert calibration.kept().coupled is None
    alone = calibration.effort(halfway)
    assert heard.activation is not None
    assert alone.activation is not None
    assert heard.activation.left == alone.activation.left, "the other side goes by the camera"
    assert heard.activation.right > alone.activation.right
    unseen = calibration.effort(Reading(1.0, None, steady(33.0, 6.0, 1.0), Side.RIGHT))
    assert unseen.activation is None, "one side's muscles say nothing of the other side"
    assert unseen.coupled == heard.coupled
