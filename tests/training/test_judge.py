import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.exercises.blink import Blink
from game.exercises.smile import Smile
from game.model.level import Ramp, Weights
from game.model.moment import Phase
from game.model.reading import Effort, Reading
from game.model.result import Parts, Repetition, Terms
from game.model.side import Affected, PerSide, Side
from game.signal.envelope import Envelope
from game.training.calibration import problem
from game.training.formulas.synkinesis import kept
from game.training.formulas.total import CEILING, score
from game.training.judge import judge
from game.training.parts import Sample
from game.training.rest import RestEmg, RestRecorder
from game.training.trials import TrialsRecorder
from tests import muscles
from tests.training.efforts import AT_EASE, BEST_MM, LEVEL, calibration, effort, heard, repetition, steady

DT = 1 / 60


def judged(samples: list[Sample], affected: Affected | None = "left") -> Repetition:
    return judge(samples, LEVEL, calibration(), affected, 1, 0.0)


def named(found: Repetition) -> Side | None:
    return None if found.intruder is None else found.intruder.side


def parts(samples: list[Sample], affected: Affected | None = "left") -> Parts:
    found = judged(samples, affected).parts
    assert found is not None
    return found


def intruding(intrusion: PerSide[float], begin_s: float, end_s: float, phase: Phase = Phase.HOLD) -> list[Sample]:
    """A perfect repetition but for an intrusion in a part of one phase."""

    def at(now: Phase, t_s: float) -> Effort:
        level = 0.45 if now in {Phase.MOVE, Phase.HOLD} else 0.0
        there = now is phase and begin_s <= t_s < end_s
        return effort(level, level, intrusion if there else AT_EASE)

    return repetition(at)


def test_a_perfect_repetition_scores_a_hundred() -> None:
    found = judged(steady(0.45, 0.45))
    assert found.parts == Parts(1.0, 1.0, 1.0, 1.0, 1.0)
    assert found.score == pytest.approx(100)
    assert found.reasons == ()
    assert found.smaller is None
    assert found.intruder is None
    assert found.mm is not None
    assert tuple(found.mm) == pytest.approx((2.7, 2.7))
    assert found.uv is None


@pytest.mark.parametrize(
    ("ratio", "expected"), [(0.2, 0.0), (0.40, 0.0), (0.65, 0.5), (0.80, 0.8), (0.90, 1.0), (1.0, 1.0)]
)
def test_symmetry_is_the_weaker_over_the_stronger_side(ratio: float, expected: float) -> None:
    assert parts(steady(0.45 * ratio, 0.45)).symmetry == pytest.approx(expected, abs=1e-9)
    assert parts(steady(0.45, 0.45 * ratio)).symmetry == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("ratio", "named"), [(0.5, Side.LEFT), (0.79, Side.LEFT), (0.81, None)])
def test_the_side_that_moved_clearly_less_is_named(ratio: float, named: Side | None) -> None:
    assert judged(steady(0.45 * ratio, 0.45)).smaller is named


@pytest.mark.parametrize(
    ("activation", "expected"),
    [(0.19, 0.0), (0.20, 0.0), (0.25, 0.5), (0.30, 1.0), (0.45, 1.0), (0.60, 1.0), (0.65, 0.5), (0.70, 0.0), (1.2, 0)],
)
def test_above_the_band_costs_as_much_as_below(activation: float, expected: float) -> None:
    assert parts(steady(activation, activation)).reach == pytest.approx(expected, abs=1e-9)


def test_reach_is_the_share_of_the_hold_in_the_band_on_each_side() -> None:
    half = repetition(lambda _, t_s: effort(0.45, 0.45) if t_s < 1.0 else effort(0.9, 0.9))
    assert parts(half).reach == pytest.approx(0.5)
    assert parts(steady(0.45, 0.9)).reach == pytest.approx(0.5)


def swaying(sway: float, t_s: float) -> Effort:
    level = 0.45 * (1 + sway * (-1) ** round(t_s * 60))
    return effort(level, level)


@pytest.mark.parametrize(("sway", "expected"), [(0.05, 1.0), (0.10, 1.0), (0.25, 0.5), (0.40, 0.0), (0.5, 0.0)])
def test_steadiness_falls_with_the_sway_of_the_hold(sway: float, expected: float) -> None:
    samples = repetition(lambda _, t_s: swaying(sway, t_s))
    assert parts(samples).steadiness == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("left", "expected"), [(-0.2, 1.0), (0.0, 1.0), (0.15, 1.0), (0.275, 0.5), (0.4, 0.0), (0.8, 0.0)]
)
def test_release_asks_for_rest_at_its_end(left: float, expected: float) -> None:
    assert parts(steady(0.45, 0.45, at_release=left)).release == pytest.approx(expected)


def test_release_looks_at_its_last_quarter_second_and_at_the_slower_side() -> None:
    def slow(until_s: float) -> list[Sample]:
        return repetition(
            lambda phase, t_s: (
                effort(0.0, 0.0)
                if phase is Phase.PROMPT or (phase is Phase.RELEASE and t_s >= until_s)
                else effort(0.45, 0.45 if phase is not Phase.RELEASE else 0.0)
            )
        )

    assert parts(slow(0.7)).release == 1
    assert parts(slow(1.0)).release == 0


@pytest.mark.parametrize(("points", "quiet"), [(0, 1.0), (10, 1.0), (20, 0.5), (30, 0.0), (60, 0.0), (-40, 1.0)])
def test_quiet_multiplies_everything(points: float, quiet: float) -> None:
    found = judged(intruding(PerSide(points, -points), 0.5, 1.5))
    assert found.parts is not None
    assert found.parts.quiet == pytest.approx(quiet)
    assert found.score == pytest.approx(100 * quiet)
    assert named(found) is (Side.LEFT if quiet < 1 else None)


@pytest.mark.parametrize(("mm", "quiet"), [(0.9, 1.0), (1.0, 1.0), (2.5, 0.5), (4.0, 0.0)])
def test_a_blink_is_quiet_while_the_corner_of_the_mouth_is(mm: float, quiet: float) -> None:
    found = judge(intruding(PerSide(mm, 0), 0.5, 1.5), LEVEL, calibration(Blink()), "left", 1, 0.0)
    assert found.parts is not None
    assert found.parts.quiet == pytest.approx(quiet)


@pytest.mark.parametrize(("length_s", "counts"), [(0.2, False), (0.28, False), (0.32, True), (1.0, True)])
def test_an_intrusion_counts_once_it_lasts(length_s: float, counts: bool) -> None:
    assert parts(intruding(PerSide(40.0, -40.0), 0.5, 0.5 + length_s)).quiet == (0 if counts else 1)


@pytest.mark.parametrize(("points", "told"), [(5.0, False), (8.0, True), (11.5, True)])
def test_what_stirs_is_told_long_before_it_costs_anything(points: float, told: bool) -> None:
    found = judged(intruding(PerSide(points, 0.0), 0.5, 1.5))
    assert found.figures is not None
    along = found.figures.along
    assert (along is not None) == told
    if along is not None:
        assert (along.part, along.side) == ("eye", Side.LEFT)
        assert along.amount == pytest.approx(points)
    assert found.intruder is None
    assert parts(intruding(PerSide(points, 0.0), 0.5, 1.5)).quiet == pytest.approx(1.0 if points < 10 else 0.925)


@pytest.mark.parametrize("phase", [Phase.MOVE, Phase.HOLD])
def test_it_counts_from_the_first_movement_to_the_end_of_the_hold(phase: Phase) -> None:
    assert parts(intruding(PerSide(40.0, -40.0), 0.2, 0.8, phase=phase)).quiet == 0


@pytest.mark.parametrize("phase", [Phase.PROMPT, Phase.RELEASE])
def test_it_does_not_count_before_and_after(phase: Phase) -> None:
    assert parts(intruding(PerSide(40.0, -40.0), 0.0, 0.8, phase=phase)).quiet == 1


@pytest.mark.parametrize(("affected", "quiet"), [("left", 1.0), ("right", 0.0), ("both", 0.0), (None, 0.0)])
def test_the_affected_side_is_looked_at(affected: Affected | None, quiet: float) -> None:
    found = judged(intruding(PerSide(-40.0, 40.0), 0.5, 1.5), affected)
    assert found.parts is not None
    assert found.parts.quiet == quiet
    assert named(found) is (Side.RIGHT if quiet < 1 else None)


def test_both_affected_leaves_symmetry_out_and_gives_its_weight_to_reach() -> None:
    found = judged(steady(0.25, 0.45), "both")
    assert found.parts is not None
    assert found.parts.symmetry is None
    assert found.parts.reach == pytest.approx(0.75)
    assert found.score == pytest.approx(100 * (0.75 * 0.75 + 0.15 + 0.10))


def test_the_score_is_the_weighted_sum_of_its_parts() -> None:
    found = judged(steady(0.65 * 0.45, 0.45, at_release=0.275))
    assert found.parts is not None
    reach = (1 + (0.65 * 0.45 - 0.2) / 0.1) / 2
    assert found.score == pytest.approx(100 * (0.45 * 0.5 + 0.30 * reach + 0.15 + 0.10 * 0.5))
    doubled = replace(LEVEL, weights=Weights(0.9, 0.6, 0.3, 0.2))
    assert judge(steady(0.65 * 0.45, 0.45, 0.275), doubled, calibration(), "left", 1, 0.0).score == found.score


def test_a_level_may_ask_for_another_symmetry() -> None:
    level = replace(LEVEL, symmetry=Ramp(0.0, 1.0))
    found = judge(steady(0.225, 0.45), level, calibration(), "left", 1, 0.0)
    assert found.parts is not None
    assert found.parts.symmetry == pytest.approx(0.5)


@pytest.mark.parametrize(("seen_share", "measured"), [(1.0, True), (0.71, True), (0.69, False), (0.0, False)])
def test_a_hold_that_was_not_seen_is_no_number(seen_share: float, measured: bool) -> None:
    samples = repetition(
        lambda phase, t_s: effort(0.45, 0.45) if phase is not Phase.HOLD or t_s < 2 * seen_share else None
    )
    found = judged(samples)
    assert found.measured is measured
    assert bool(found.reasons) is not measured
    assert (found.parts is None) is not measured


def test_an_effort_without_activation_was_not_seen_either() -> None:
    found = judged(repetition(lambda *_: Effort(None, None, None, None, None)))
    assert not found.measured
    assert found.mm is None
    assert found.uv is None


@pytest.mark.parametrize("amount", [0.0, 0.02, 0.044, 0.08, -0.5])
def test_no_movement_never_scores(amount: float) -> None:
    found = judged(steady(amount, amount))
    assert found.score is None
    assert found.parts is None
    assert found.reasons == ("No movement was seen.",)


def test_one_side_alone_is_measured_and_not_symmetric() -> None:
    found = judged(steady(0.0, 0.45))
    assert found.parts is not None
    assert found.parts.symmetry == 0
    assert found.smaller is Side.LEFT
    assert judged(steady(-0.3, 0.45)).parts is not None


def test_emg_alone_is_judged_by_its_ratio() -> None:
    def at(phase: Phase, _: float) -> Effort:
        uv = PerSide(14.625, 22.5) if phase in {Phase.MOVE, Phase.HOLD} else PerSide(0.0, 0.0)
        return Effort(0.0, uv.map(lambda v: v / 50), None, uv, None)

    found = judge(repetition(at), LEVEL, heard(), "left", 1, 0.0)
    assert found.parts is not None
    assert found.parts.symmetry == pytest.approx(0.5)
    assert found.smaller is Side.LEFT
    assert found.mm is None
    assert found.uv is not None
    assert tuple(found.uv) == pytest.approx((14.625, 22.5))


def test_a_bias_of_the_tracker_is_no_movement() -> None:
    drift = 0.3 / BEST_MM
    assert judged(repetition(lambda *_: effort(drift, drift))).score is None


def test_the_flutter_of_quiet_muscles_is_no_movement() -> None:
    heard_uv = Envelope(1000.0)(np.random.default_rng(1).normal(0, 3, (60_000, 2)))[1000::16]
    readings = [Reading(0.0, None, muscles.steady(float(left), float(right))) for left, right in heard_uv]
    resting = RestRecorder()
    for each in readings[:300]:
        resting.hear(each.emg_uv)
    trials = TrialsRecorder(Smile(), resting.finish())
    for each in readings[300:750]:
        trials.add(each)
    flat = trials.finish()
    assert problem(flat) is not None
    for first in range(750, len(readings) - 300, 300):
        efforts = [flat.effort(each) for each in readings[first : first + 300]]
        samples = repetition(lambda _, t_s, held=efforts: held[round(60 * t_s)])  # type: ignore[misc]
        assert judge(samples, LEVEL, flat, "left", 1, 0.0).score is None


def test_lost_emg_is_not_called_a_lost_face() -> None:
    found = judge(repetition(lambda *_: None), LEVEL, heard(), "left", 1, 0.0)
    assert "face" not in found.reasons[0].lower()


def test_a_release_that_was_not_seen_is_no_zero() -> None:
    def at(phase: Phase, t_s: float) -> Effort | None:
        if phase is Phase.RELEASE:
            return effort(0.45, 0.45) if t_s < 0.2 else None
        return effort(0.45, 0.45) if phase in {Phase.MOVE, Phase.HOLD} else effort(0, 0)

    found = judged(repetition(at))
    assert found.parts is not None
    assert found.parts.release is None
    assert found.score == pytest.approx(100)  # its weight is left to what was seen


@pytest.mark.parametrize("seen_share", [0.0, 1.0])
def test_a_face_that_nobody_saw_has_no_quiet(seen_share: float) -> None:
    def at(phase: Phase, t_s: float) -> Effort:
        moving = phase in {Phase.MOVE, Phase.HOLD}
        seen = AT_EASE if moving and t_s < seen_share else None
        return effort(0.45, 0.45, seen) if moving else effort(0, 0, None)

    found = judged(repetition(at))
    assert found.parts is not None
    assert found.parts.quiet == (1.0 if seen_share else None)
    assert found.intruder is None
    assert found.score == pytest.approx(100)


def test_an_intruder_that_is_out_of_sight_now_and_then_must_last_while_it_is_seen() -> None:
    def at(phase: Phase, t_s: float) -> Effort | None:
        if phase is not Phase.HOLD:
            return effort(0.45, 0.45) if phase is Phase.MOVE else effort(0, 0)
        return None if round(60 * t_s) % 12 == 0 else effort(0.45, 0.45, PerSide(40.0, -40.0))

    assert parts(repetition(at)).quiet == 1


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (Parts(0.5, 0.5, 0.5, None, None), 50.0),
        (Parts(1.0, 0.0, 0.5, None, None), 100 * (0.45 + 0.075) / 0.90),
        (Parts(None, 1.0, 0.5, None, 0.5), 50 * 0.825 / 0.90),
        (Parts(None, 1.0, 0.0, 0.0, None), 100 * CEILING),
        (Parts(1.0, 1.0, 1.0, 1.0, 0.0), 0.0),
    ],
)
def test_a_part_that_is_none_leaves_its_weight_to_the_others(parts: Parts, expected: float) -> None:
    assert score(parts, LEVEL.weights) == pytest.approx(expected)


def test_a_score_of_nothing_that_counts_is_zero() -> None:
    assert score(Parts(1.0, 1.0, 1.0, None, None), Weights(0, 0, 0, 1)) == 0


@settings(max_examples=25, deadline=None)
@given(st.floats(0.1, 1.4), st.floats(0, 1), st.floats(0, 1))  # less than half a millimetre would be no movement
def test_more_symmetry_is_never_less_score(strong: float, one: float, other: float) -> None:
    level = replace(LEVEL, weights=Weights(1, 0, 0, 0))
    scores = [
        judge(steady(strong * ratio, strong), level, calibration(), "left", 1, 0.0).score
        for ratio in sorted((one, other))
    ]
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[0] <= scores[1] + 1e-9


levels = st.floats(-2, 3)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(levels, levels, st.floats(-200, 200)), min_size=1, max_size=6),
    st.sampled_from(["left", "right", "both", None]),
)
@example([(0.0, 0.0, 0.0), (0.0, 1.0, 199.0), *[(0.0, 0.0, 0.0)] * 3, (0.0, 0.0, -199.0)], "both")
def test_a_score_lies_between_0_and_100_and_swaps_with_the_sides(
    chunks: list[tuple[float, float, float]], affected: Affected | None
) -> None:
    def at(swap: bool, step: int) -> Effort:
        left, right, points = chunks[step // 40 % len(chunks)]
        return effort(right, left, PerSide(-points, points)) if swap else effort(left, right, PerSide(points, -points))

    straight, swapped = (
        repetition(lambda phase, t_s, swap=swap: at(swap, round(t_s * 60) + 97 * list(Phase).index(phase)))  # type: ignore[misc]
        for swap in (False, True)
    )
    other: dict[Affected | None, Affected | None] = {"left": "right", "right": "left"}
    one, two = judged(straight, affected), judged(swapped, other.get(affected, affected))
    assert one.reasons == two.reasons
    if one.score is None:
        assert two.score is None
        return
    assert math.isfinite(one.score)
    assert 0 <= one.score <= 100 + 1e-9
    assert two.score == pytest.approx(one.score)
    assert two.smaller is (one.smaller.other if one.smaller else None)
    assert named(two) is (one.intruder.side.other if one.intruder else None)


@pytest.mark.parametrize("rate_hz", [24, 60, 120])
def test_the_score_is_the_same_at_any_frame_rate(rate_hz: int) -> None:
    def at(phase: Phase, t_s: float) -> Effort:
        level = {Phase.MOVE: 0.4 * t_s, Phase.HOLD: 0.4 + 0.1 * np.sin(3 * t_s)}.get(phase, 0.4 * max(0.0, 1 - 2 * t_s))
        there = phase is Phase.HOLD and 0.5 <= t_s < 1.0
        return effort(0.8 * level, level, PerSide(18.0, -18.0) if there else AT_EASE)

    found = judged(repetition(at, rate_hz))
    assert found.score == pytest.approx(judged(repetition(at, 480)).score, abs=1.0)


def test_what_is_kept_lasts() -> None:
    values, each_s = np.zeros(60), np.full(60, DT)
    values[:17] = 50
    assert kept(values, each_s) == 0
    values[:18] = 50
    assert kept(values, each_s) == 50
    assert kept(np.full(10, 50.0), each_s[:10]) == -np.inf
    values[9] = -np.inf
    assert kept(values, each_s) == 0
    assert kept(np.full(60, -np.inf), each_s) == -np.inf


def test_one_side_alone_never_earns_more_than_the_ceiling() -> None:
    assert judged(steady(0.0, 0.45)).score == pytest.approx(100 * CEILING)
    assert judged(steady(0.17, 0.45)).score == pytest.approx(100 * CEILING)


def talking(t_s: float) -> Effort:
    level = 0.45 * (1 + np.sin(2 * np.pi * 4 * t_s))
    return effort(level, level)


def test_a_mouth_that_goes_to_and_fro_is_no_hold() -> None:
    found = judged(repetition(lambda phase, t_s: talking(t_s) if phase is not Phase.RELEASE else effort(0, 0)))
    assert found.parts is not None
    assert found.parts.symmetry == 1
    assert found.score is not None
    assert found.score <= 100 * CEILING


@pytest.mark.parametrize(("level", "most"), [(0.09, 25.0), (0.14, 50.0), (0.2, 70.0), (0.8, 70.0), (1.0, 40.0)])
def test_hardly_a_movement_and_all_ones_might_count_little(level: float, most: float) -> None:
    score = judged(steady(level, level)).score
    assert score is not None
    assert score <= most + 1e-9


def test_a_side_that_moves_without_its_muscle_is_not_scored() -> None:
    both = replace(heard(), rest=replace(heard().rest, face=calibration().rest.face), best_mm=PerSide(BEST_MM, BEST_MM))

    def at(share: float) -> Callable[[Phase, float], Effort]:
        def pulled(phase: Phase, _: float) -> Effort:
            amount = 0.45 if phase in {Phase.MOVE, Phase.HOLD} else 0.0
            return replace(effort(amount, amount), uv=PerSide(50 * amount * share, 50 * amount))

        return pulled

    found = judge(repetition(at(0.05)), LEVEL, both, "left", 1, 0.0)
    assert found.score is None
    assert found.reasons == ("Your left mouth corner moved without its muscle. Let it move by itself.",)
    assert judge(repetition(at(0.6)), LEVEL, both, "left", 1, 0.0).measured


def test_a_side_that_does_not_move_yet_is_not_scored() -> None:
    flaccid = replace(calibration(), best_mm=PerSide(0.2, BEST_MM))
    found = judge(steady(0.0, 0.45), LEVEL, flaccid, "left", 1, 0.0)
    assert found.score is None
    assert "does not move yet" in found.reasons[0]
    assert judge(steady(0.45, 0.45), LEVEL, flaccid, "right", 1, 0.0).measured
    unknown = judge(steady(0.0, 0.45), LEVEL, flaccid, None, 1, 0.0)
    assert unknown.reasons == found.reasons, "which side it is can be seen"
    assert judge(steady(0.45, 0.45), LEVEL, flaccid, "both", 1, 0.0).measured


@pytest.mark.parametrize(("uv", "told"), [(25.0, "Muscles were heard"), (2.0, "No movement was seen.")])
def test_muscles_that_work_while_nothing_is_seen_to_move_are_told(uv: float, told: str) -> None:
    def at(phase: Phase, _: float) -> Effort:
        works = phase in {Phase.MOVE, Phase.HOLD}
        return replace(effort(0.15, 0.15), mm=PerSide(0.2, 0.2), uv=PerSide(uv, uv) if works else PerSide(0.0, 0.0))

    ears = heard()
    both = replace(calibration(), rest=replace(ears.rest, face=calibration().rest.face), best_uv=ears.best_uv)
    found = judge(repetition(at), LEVEL, both, "left", 1, 0.0)
    assert found.score is None
    assert found.reasons[0].startswith(told)


@pytest.mark.parametrize("side", list(Side))
def test_a_muscle_that_is_heard_on_one_side_alone_works_on_either(side: Side) -> None:
    def one(own: float, other: float) -> PerSide[float]:
        return PerSide(own, other) if side is Side.LEFT else PerSide(other, own)

    rest = replace(calibration().rest, emg=RestEmg(one(5.0, math.nan), one(1.0, math.nan)))
    heard_there = replace(calibration(), rest=rest, best_mm=one(0.3, BEST_MM), best_uv=one(40.0, math.nan))
    held = steady(*one(0.45, 0.45))
    assert judge(held, LEVEL, heard_there, side.value, 1, 0.0).measured
    silent = replace(heard_there, best_uv=one(2.0, math.nan))
    assert "does not move yet" in judge(held, LEVEL, silent, side.value, 1, 0.0).reasons[0]


def test_the_eye_of_a_side_that_smiles_alone_costs_nothing_where_nobody_knows_which_is_affected() -> None:
    def at(phase: Phase, _: float) -> Effort:
        level = 0.45 if phase in {Phase.MOVE, Phase.HOLD} else 0.0
        return effort(0.1 * level, level, PerSide(0.0, 50 * level))  # 22 points, as healthy eyes do

    def alike(phase: Phase, _: float) -> Effort:
        level = 0.45 if phase in {Phase.MOVE, Phase.HOLD} else 0.0
        return effort(level, level, PerSide(0.0, 50 * level))

    for affected in (None, "both", "left"):
        assert parts(repetition(at), affected).quiet == 1, affected
    assert parts(repetition(at), "right").quiet == pytest.approx(0.4, abs=0.1)
    assert parts(repetition(alike), None).quiet == pytest.approx(0.4, abs=0.1), "both smile alike, and one eye narrows"


def test_of_both_sides_affected_neither_is_told_to_be_behind() -> None:
    found = judged(steady(0.2, 0.45), "both")
    assert found.parts is not None
    assert (found.parts.symmetry, found.smaller) == (None, None)


def test_a_level_that_does_not_compare_the_sides_knows_all_the_same_which_is_affected() -> None:
    level = replace(LEVEL, weights=Weights(symmetry=0.0))
    found = judge(intruding(PerSide(-40.0, 40.0), 0.5, 1.5), level, calibration(), "left", 1, 0.0)
    assert found.parts is not None
    assert found.terms is not None
    assert (found.parts.symmetry, found.parts.quiet, found.terms.affected) == (None, 1.0, "left")


def test_blinks_are_no_closing_of_the_eyes() -> None:
    def at(phase: Phase, t_s: float) -> Effort:
        return effort(1.0, 1.0) if phase is Phase.HOLD and t_s % 1.0 < 0.2 else effort(0, 0)

    assert judge(repetition(at), LEVEL, calibration(Blink()), None, 1, 0.0).reasons == ("No movement was seen.",)


def test_muscles_that_only_their_neighbours_move_are_no_movement_where_it_can_be_seen() -> None:
    both = replace(heard(), rest=replace(heard().rest, face=calibration().rest.face), best_mm=PerSide(BEST_MM, BEST_MM))

    def at(phase: Phase, _: float) -> Effort:
        loud = 20.0 if phase in {Phase.MOVE, Phase.HOLD} else 0.0
        return replace(effort(0.0, 0.0), activation=PerSide(loud / 50, loud / 50), uv=PerSide(loud, loud))

    assert not judge(repetition(at), LEVEL, both, "left", 1, 0.0).measured
    unseen = replace(both, best_mm=PerSide(0.3, 0.3))
    assert judge(repetition(at), LEVEL, unseen, None, 1, 0.0).measured, "a muscle may be heard before it can be seen"


def test_in_a_level_of_isolation_quiet_is_the_main_thing() -> None:
    isolation = replace(LEVEL, weights=Weights(symmetry=0.0, reach=0.2, steadiness=0.1, release=0.1, quiet=0.6))

    def scored(points: float) -> float:
        found = judge(intruding(PerSide(points, 0.0), 0.2, 1.8), isolation, calibration(), "left", 1, 0.0)
        assert found.score is not None
        return found.score

    assert scored(0.0) == pytest.approx(100)
    assert scored(20.0) == pytest.approx(50 * 0.7)
    still = judge(steady(0.0, 0.0), isolation, calibration(), "left", 1, 0.0)
    assert still.score is None, "the intruder sleeps, but the target has to move"


def test_what_a_repetition_was_judged_by_and_made_of_is_told() -> None:
    found = judged(steady(0.36, 0.45, at_release=0.1))
    assert found.terms == Terms(LEVEL.band, LEVEL.tempo, LEVEL.weights, LEVEL.symmetry, "left")
    assert found.figures is not None
    assert found.figures.ratio == pytest.approx(0.8)
    assert tuple(found.figures.reached) == pytest.approx((0.36, 0.45))
    assert found.figures.sway == pytest.approx(0, abs=1e-9)
    assert found.figures.after == pytest.approx(0.1)
    lost = judged(repetition(lambda *_: None))
    assert (lost.terms, lost.figures) == (found.terms, None)
