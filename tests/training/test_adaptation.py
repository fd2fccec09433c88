"""Adaptation: small steps after the player's own repetitions, and what it never does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.exercises.smile import Smile
from game.model.level import Band, Level, Tempo
from game.model.result import Figures, Intrusion, Parts, Repetition
from game.model.retraining import Limits
from game.model.side import PerSide, Side
from game.training.adaptation import BAND_STEP, HOLD_STEP_S, TOLERANCE_STEP, followed, step, tolerant

SHARES = st.floats(0, 1)
TINY = 1e-6


def repetition(reach: float, score: float, quiet: float | None = 1.0, intruder: Intrusion | None = None) -> Repetition:
    parts = Parts(0.9, reach, 0.9, 0.9, quiet)
    return Repetition(1, 0.0, (), score, parts, None, None, None, intruder, "2")


EYE = Intrusion("eye", Side.LEFT, 20.0, "points", 4.0)
WELL, HARD, DRAGGED = repetition(0.95, 90), repetition(0.2, 40), repetition(0.95, 90, 0.5, EYE)
UNMEASURED = Repetition(1, 0.0, ("Too far away",), None, None, None, None, None, None, "2")
LEVEL = Level("smile-x", "A smile", "smile", "plain", tempo=Tempo(hold_s=5.0))

repetitions = st.builds(
    repetition,
    SHARES,
    st.floats(0, 100),
    st.none() | SHARES,
    st.sampled_from([None, EYE, replace(EYE, side=Side.RIGHT)]),
) | st.just(UNMEASURED)
visits = st.lists(st.lists(repetitions, max_size=6), max_size=25)
levels = st.builds(
    lambda low, wide, hold_s, tolerance, limits: replace(
        LEVEL, band=Band(low, low + wide), tempo=Tempo(hold_s=hold_s), tolerance=tolerance, limits=limits
    ),
    st.floats(0.05, 0.7), st.floats(0.05, 0.8), st.floats(0.5, 20), st.floats(0.5, 2),
    st.builds(
        lambda lowest, narrowest, shortest_s, more_s, strictest: Limits(
            True, lowest, narrowest, shortest_s, shortest_s + more_s, strictest
        ),
        st.floats(0.05, 0.8), st.floats(0.05, 0.8), st.floats(0.5, 10), st.floats(0, 10), st.floats(0.5, 2),
    ),
)  # fmt: skip


@given(levels, visits)
def test_it_never_asks_for_more_than_is_written_and_stays_inside_its_limits(
    level: Level, played: list[list[Repetition]]
) -> None:
    now, limits = followed(level, played).level, level.limits
    assert now.band.high <= level.band.high + TINY
    assert now.band.low <= level.band.low + TINY
    assert now.band.low >= min(limits.lowest, level.band.low) - TINY
    assert now.band.high - now.band.low >= min(limits.narrowest, level.band.high - level.band.low) - TINY
    assert min(limits.shortest_s, level.tempo.hold_s) - TINY <= now.tempo.hold_s
    assert now.tempo.hold_s <= max(limits.longest_s, level.tempo.hold_s) + TINY
    assert min(limits.strictest, level.tolerance) - TINY <= now.tolerance <= level.tolerance + TINY
    kept = replace(now, band=level.band, tempo=replace(now.tempo, hold_s=level.tempo.hold_s), tolerance=level.tolerance)
    assert kept == level, "nothing else changes"


@given(levels, visits, st.lists(repetitions, max_size=5), st.integers(0, 5))
def test_nothing_goes_up_while_something_moves_along(
    level: Level, played: list[list[Repetition]], last: list[Repetition], at: int
) -> None:
    before = followed(level, played).level
    after = step(level, before, [*last[:at], DRAGGED, *last[at:]]).level
    assert after.band.low <= before.band.low + TINY
    assert after.band.high <= before.band.high + TINY
    assert after.tempo.hold_s <= before.tempo.hold_s + TINY
    assert after.tolerance <= before.tolerance + TINY


@given(levels, visits, st.lists(repetitions, max_size=6))
def test_a_visit_changes_one_small_thing_and_says_so(
    level: Level, played: list[list[Repetition]], last: list[Repetition]
) -> None:
    before = followed(level, played).level
    after = step(level, before, last)
    changes = (
        (after.level.band.low - before.band.low) / BAND_STEP, (after.level.band.high - before.band.high) / BAND_STEP,
        (after.level.tempo.hold_s - before.tempo.hold_s) / HOLD_STEP_S,
        (after.level.tolerance - before.tolerance) / TOLERANCE_STEP,
    )  # fmt: skip
    assert all(abs(change) <= 1 + TINY * 100 for change in changes)
    assert bool(after.words) == (after.level != before)
    assert followed(level, [*played, last]).level == after.level, "the same history, the same level"


@given(visits)
def test_the_switch_is_off_when_it_is_off(played: list[list[Repetition]]) -> None:
    level = replace(LEVEL, limits=Limits(adapts=False))
    assert followed(level, played).level == level


def test_good_days_lengthen_the_hold_then_sharpen_the_quiet_then_narrow_the_band() -> None:
    seen = [followed(LEVEL, [[WELL] * 4] * days).level for days in range(14)]
    assert [level.tempo.hold_s for level in seen[:8]] == [5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 8.0]
    assert [level.tolerance for level in seen[6:11]] == [1.0, 0.9, 0.8, 0.7, 0.7]
    assert [level.band for level in seen[9:13]] == [Band(0.3, 0.6), Band(0.3, 0.55), Band(0.3, 0.5), Band(0.3, 0.5)]
    assert seen[13] == seen[12]


def test_an_intruder_makes_it_smaller_and_good_days_bring_it_back() -> None:
    less = followed(LEVEL, [[DRAGGED, WELL, WELL]])
    assert (less.level.band, less.level.tempo.hold_s) == (Band(0.25, 0.55), 4.5)
    assert less.words == "A little smaller today, so that the rest of your face can sleep"
    back = followed(LEVEL, [[DRAGGED, WELL, WELL], [WELL] * 4])
    assert back.level.band == LEVEL.band


def test_a_hard_day_is_followed_by_an_easier_one() -> None:
    eased = [followed(LEVEL, [[HARD] * 4] * days).level for days in (1, 4, 5, 9)]
    assert [each.tempo.hold_s for each in eased] == [4.5, 3.0, 3.0, 3.0]
    assert [each.band for each in eased] == [Band(0.3, 0.6), Band(0.3, 0.6), Band(0.25, 0.6), Band(0.2, 0.6)]


@pytest.mark.parametrize("last", [[WELL, WELL], [UNMEASURED] * 6, []])
def test_too_little_says_nothing(last: list[Repetition]) -> None:
    assert followed(LEVEL, [last]).level == LEVEL


def test_once_dragged_along_is_enough_to_come_down() -> None:
    assert followed(LEVEL, [[DRAGGED]]).level.band == Band(0.25, 0.55)


def test_nothing_goes_up_where_nobody_watched_what_else_moves() -> None:
    assert followed(LEVEL, [[repetition(0.95, 90, None)] * 4] * 3).level == LEVEL


def test_who_goes_beyond_the_band_is_not_given_more_room_below() -> None:
    beyond = replace(HARD, figures=Figures(1.0, PerSide(0.8, 0.85), 0.05, 0.0))
    days = [followed(LEVEL, [[beyond] * 4] * days).level for days in (1, 9)]
    assert [each.tempo.hold_s for each in days] == [4.5, 3.0]
    assert [each.band for each in days] == [LEVEL.band] * 2


def test_letting_go_has_a_longer_hold_and_no_other_band() -> None:
    relax = replace(LEVEL, exercise="relax", band=Band(0.05, 0.8))
    well, hard = repetition(0.95, 90, None), repetition(0.2, 40, None)
    later = followed(relax, [[well] * 4] * 24, lets_go=True).level
    assert (later.band, later.tolerance, later.tempo.hold_s) == (relax.band, 1.0, relax.limits.longest_s)
    eased = followed(relax, [[hard] * 4] * 24, lets_go=True).level
    assert (eased.band, eased.tempo.hold_s) == (relax.band, relax.limits.shortest_s)


def test_a_stricter_level_lets_less_of_an_intruder_through() -> None:
    kinds = {"smile": Smile}
    assert tolerant(kinds, LEVEL) is kinds
    strict = tolerant(kinds, replace(LEVEL, tolerance=0.7))["smile"]
    assert strict().intruders[0].quiet(20.0) < Smile.intruders[0].quiet(20.0)
    assert (strict.title, strict.__module__) == (Smile.title, Smile.__module__)
