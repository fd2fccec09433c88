"""What is said while the movement goes on, held against what the judge says afterwards."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.exercises.smile import Smile
from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.reading import Effort
from game.model.side import PerSide, Side
from game.training.calibration import Calibration
from game.training.judge import HEALTHY_RATIO, judge
from game.training.live import SURE_RATIO, WINDOW_S, Together
from game.training.live_words import live
from game.training.parts import Sample
from game.training.rest import Rest, RestEmg
from tests.training.efforts import AT_EASE, BEST_MM, FACE, LEVEL, effort, repetition

BEST_UV = 50.0
BOTH = Calibration(
    Smile(),
    Rest(FACE, RestEmg(PerSide(3.0, 3.0), PerSide(0.5, 0.5))),
    PerSide(BEST_MM, BEST_MM),
    PerSide(BEST_UV, BEST_UV),
)  # fmt: skip


def felt(mm: PerSide[float] | None, uv: PerSide[float] | None) -> Effort:
    """An effort both senses may have seen, in the band whatever they say."""
    return Effort(0.0, PerSide(0.45, 0.45), mm, uv, (AT_EASE, AT_EASE))


def named(samples: list[Sample], calibration: Calibration = BOTH) -> list[tuple[Phase, Side | None]]:
    together = Together(LEVEL.band)
    return [(each.phase, together.step(each.dt_s, each.phase, each.effort, calibration)) for each in samples]


def in_hold(samples: list[Sample], calibration: Calibration = BOTH) -> list[Side | None]:
    """Who is named in the hold, once the window lies in it."""
    return [side for phase, side in named(samples, calibration) if phase is Phase.HOLD][round(WINDOW_S * 60) :]


def judged(samples: list[Sample], calibration: Calibration = BOTH) -> Side | None:
    return judge(samples, LEVEL, calibration, None, 1, 0.0).smaller


def holding(effort_at: Callable[[float], Effort | None]) -> list[Sample]:
    return repetition(lambda phase, t_s: effort_at(t_s) if phase in {Phase.MOVE, Phase.HOLD} else effort(0, 0))


def test_a_camera_that_errs_by_a_side_does_not_ask_a_healthy_person_to_wait() -> None:
    uneven_mm, even_uv = PerSide(1.52, 2.05), PerSide(23.0, 22.0)
    samples = holding(lambda _: felt(uneven_mm, even_uv))
    assert min(uneven_mm) < SURE_RATIO * max(uneven_mm)
    assert judged(samples) is None
    assert {side for _, side in named(samples)} == {None}


@pytest.mark.parametrize(
    ("share", "expected"), [(0.3, Side.LEFT), (0.70, Side.LEFT), (0.77, None), (0.85, None), (1.0, None)]
)
def test_the_side_that_goes_clearly_less_far_is_named_on_either_side(share: float, expected: Side | None) -> None:
    for both in (PerSide(3 * share, 3.0), PerSide(3.0, 3 * share)):
        side = None if expected is None else expected if both.left < 3 else expected.other
        assert set(in_hold(holding(lambda _, mm=both: felt(mm, None)))) == {side}  # type: ignore[misc]


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0.1, 1.0), st.floats(0.1, 1.0), st.sampled_from(["face", "muscles", "both"]), st.booleans(),
    st.integers(0, 99),
)  # fmt: skip
def test_words_and_score_never_disagree(face: float, muscles: float, senses: str, left: bool, seed: int) -> None:
    rng = np.random.default_rng(seed)

    def at(_: float) -> Effort:
        mm = PerSide(4.0 * face * rng.uniform(0.97, 1.03), 4.0) if senses != "muscles" else None
        uv = PerSide(30.0 * muscles * rng.uniform(0.9, 1.1), 30.0) if senses != "face" else None
        return felt(mm if mm is None or left else mm.swapped(), uv if uv is None or left else uv.swapped())

    samples = holding(at)
    said, smaller = in_hold(samples), judged(samples)
    assert said[-1] in {smaller, None}
    assert smaller is None or set(said) <= {smaller, None}


def test_whoever_is_named_would_be_named_by_the_judge_if_the_hold_ended_now() -> None:
    late = holding(lambda t_s: felt(PerSide(4.0 if t_s < 1.2 else 2.6, 4.0), None))
    early = holding(lambda t_s: felt(PerSide(2.6 if t_s < 0.6 else 4.0, 4.0), None))
    for samples, last in ((late, None), (early, None), (holding(lambda _: felt(PerSide(2.6, 4.0), None)), Side.LEFT)):
        said = named(samples)
        for count, (phase, side) in enumerate(said, start=1):
            if side is not None:
                assert phase is Phase.HOLD
                assert judged(samples[:count]) is side
        assert [side for phase, side in said if phase is Phase.HOLD][-1] is last
    assert Side.LEFT in in_hold(early), "the word is live: it goes as soon as both sides arrive together"


def test_a_named_side_stays_named_until_the_judge_s_own_bound_is_reached() -> None:
    share = {"now": 0.0}
    together = Together(LEVEL.band)

    def settled(now: float) -> Side | None:
        share["now"] = now
        for _ in range(60):
            side = together.step(1 / 60, Phase.HOLD, felt(PerSide(4 * now, 4.0), None), BOTH)
        return side

    between = (SURE_RATIO + HEALTHY_RATIO) / 2
    assert [settled(now) for now in (0.9, between, 0.7, between, 0.82, between)] == [
        None, None, Side.LEFT, Side.LEFT, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.HOLD])
def test_nobody_is_asked_to_wait_where_the_judge_does_not_compare(phase: Phase) -> None:
    together = Together(LEVEL.band)
    uneven = felt(PerSide(1.0, 4.0), None)
    assert {together.step(1 / 60, phase, uneven, BOTH) for _ in range(90)} == {None}


def test_nobody_is_named_before_half_a_second_was_seen_nor_after_a_gap() -> None:
    uneven = felt(PerSide(1.0, 4.0), None)
    together = Together(LEVEL.band)
    said = [together.step(1 / 60, Phase.HOLD, uneven, BOTH) for _ in range(60)]
    assert said.index(Side.LEFT) / 60 == pytest.approx(WINDOW_S, abs=0.02)
    assert together.step(1 / 60, Phase.HOLD, None, BOTH) is None
    assert together.step(1 / 60, Phase.HOLD, uneven, BOTH) is None


@pytest.mark.parametrize("rate_hz", [24, 60, 120])
def test_it_takes_as_long_at_any_frame_rate(rate_hz: int) -> None:
    together = Together(LEVEL.band)
    said = [together.step(1 / rate_hz, Phase.HOLD, felt(PerSide(1.0, 4.0), None), BOTH) for _ in range(rate_hz)]
    assert said.index(Side.LEFT) / rate_hz == pytest.approx(WINDOW_S, abs=0.05)


def test_less_than_a_movement_names_nobody() -> None:
    assert set(in_hold(holding(lambda _: felt(PerSide(0.05, 0.4), None)))) == {None}


@pytest.mark.parametrize(
    ("activation", "smaller", "words"),
    [
        (None, None, "waiting for you"),
        (PerSide(0.02, 0.05), None, "at rest"),
        (PerSide(0.2, 0.25), None, "just below the band"),
        (PerSide(0.2, 0.25), Side.LEFT, "just below the band"),
        (PerSide(0.25, 0.45), None, "nearly both in the band"),
        (PerSide(0.25, 0.45), Side.LEFT, "wait for your left side"),
        (PerSide(0.45, 0.25), Side.RIGHT, "wait for your right side"),
        (PerSide(0.4, 0.45), Side.LEFT, "both sides in the band"),
        (PerSide(0.4, 0.45), Side.RIGHT, "both sides in the band"),
        (PerSide(0.45, 0.25), Side.LEFT, "nearly both in the band"),
        (PerSide(0.32, 0.28), Side.RIGHT, "nearly both in the band"),
        (PerSide(0.4, 0.45), None, "both sides in the band"),
        (PerSide(0.2, 0.9), Side.LEFT, "smaller is better here"),
    ],
)
def test_live_words(activation: PerSide[float] | None, smaller: Side | None, words: str) -> None:
    now = Moment(0.0, 1 / 60, Phase.HOLD, 0.5, 1.0, 0, 2, Band(), activation, 1.0, None, None, smaller)
    assert live(now) == words


@pytest.mark.parametrize(
    ("phase", "level", "words"),
    [
        (Phase.PROMPT, 0.02, "getting ready"),
        (Phase.PROMPT, 0.9, "getting ready"),
        (Phase.RELEASE, 0.9, "letting go"),
        (Phase.RELEASE, 0.02, "at rest"),
        (Phase.REST, 0.02, "at rest"),
    ],
)
def test_live_words_ask_for_nothing_while_nothing_is_asked_for(phase: Phase, level: float, words: str) -> None:
    now = Moment(0.0, 1 / 60, phase, 0.5, 1.0, 0, 2, Band(), PerSide(level, level), 1.0, None, None, Side.LEFT)
    assert live(now) == words
