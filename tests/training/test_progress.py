"""Progress over days: what counts as a change, and what cannot be compared."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.side import PerSide
from game.training.adherence import Adherence, calendar
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.progress import PARTS, Difference, progress
from tests.store.clinics import opened, programme
from tests.training.practice import TODAY, UNSEEN, WELL, ago


@given(st.sampled_from(PARTS), st.floats(0, 1), st.floats(0, 1))
def test_less_than_the_smallest_real_change_is_none(part: str, before: float, after: float) -> None:
    scale = 100.0 if part == "score" else 1.0
    first, last = scale * before, scale * after
    (found,) = progress([ago(9, WELL, **{part: first}), ago(0, WELL, **{part: last})])
    enough = abs(last - first) >= SMALLEST_REAL_CHANGE[part]
    expected = (Difference.MORE if last > first else Difference.LESS) if enough else Difference.SAME
    assert found.difference(part) is expected


def test_days_are_compared_only_where_the_same_judge_sat() -> None:
    (found,) = progress([ago(9, symmetry=0.1, algorithm="2"), ago(5, symmetry=0.5), ago(0, symmetry=0.9)])
    assert [each.algorithm for each in found.days] == ["2", "3", "3"]
    assert (found.first.symmetry, found.difference("symmetry")) == (0.5, Difference.MORE)
    (found,) = progress([ago(9, symmetry=0.1, algorithm="2"), ago(0, symmetry=0.9)])
    assert found.difference("symmetry") is Difference.UNKNOWN
    (found,) = progress([ago(9, symmetry=None), ago(0)])
    assert found.difference("symmetry") is Difference.UNKNOWN


def test_levels_of_one_exercise_are_weighed_by_what_was_measured() -> None:
    little = replace(WELL, level="smile-little", measured=1, symmetry=0.4, mm=PerSide(1.0, 1.0), uv=None)
    (found,) = progress([replace(WELL, measured=3, symmetry=0.8, mm=PerSide(2.0, 3.0)), little, ago(0, UNSEEN)])
    (day,) = found.days
    assert day.symmetry == pytest.approx(0.7)
    assert (day.measured, day.mm, day.uv) == (4, PerSide(1.75, 2.5), WELL.uv)
    assert progress([UNSEEN, replace(WELL, exercise=None)]) == ()


def test_a_day_is_whole_when_every_level_had_its_sets() -> None:
    plan = replace(programme(), issued=TODAY - timedelta(days=3), review=TODAY, levels=(opened(), opened("pucker-1")))
    pucker = replace(WELL, level="pucker-1", exercise="pucker")
    days = [
        ago(5),
        ago(3, sets=6), ago(3, pucker, sets=6),
        ago(2, sets=12),
        ago(1, sets=0),
    ]  # fmt: skip
    found = calendar(days, plan, TODAY)
    assert [each.kept for each in found] == [
        Adherence.UNPLANNED, Adherence.NOTHING, Adherence.WHOLE, Adherence.PART, Adherence.PART, Adherence.NOTHING,
    ]  # fmt: skip
    assert [(each.planned, each.towards) for each in found] == [
        (None, 0),
        (None, 0),
        (12, 12),
        (12, 6),
        (12, 0),
        (12, 0),
    ]
    assert {each.kept for each in calendar(days, None, TODAY)} == {Adherence.UNPLANNED, Adherence.NOTHING}
    assert calendar([], None, TODAY) == ()
    assert calendar([ago(-3)], None, TODAY)[-1].day == TODAY + timedelta(days=3), "the clock went back"
