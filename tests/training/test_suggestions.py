"""Suggestions: each rule speaks where it should, and only there; nothing is ever applied."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.practised import Practised
from game.model.programme import Programme
from game.model.retraining import Course
from game.store.levels import all_levels
from game.store.starters import all_starters
from game.training.suggestions import Suggestion, suggestions
from tests.store.clinics import programme
from tests.training.practice import TODAY, WELL, ago

LEVELS, STARTERS = all_levels(), all_starters()
OPEN = programme(levels=("smile-1", "blink-1"))


def said(practised: Sequence[Practised], opened: Programme | None = OPEN) -> list[Suggestion]:
    return list(suggestions(practised, opened, LEVELS, STARTERS.values(), TODAY))


def three(like: Practised = WELL) -> list[Practised]:
    return [ago(days, like) for days in (4, 2, 0)]


def test_what_goes_well_opens_the_next_level_of_its_exercise() -> None:
    (found,) = said(three())
    assert (found.act, found.level, found.because, found.rule) == ("open", "smile-2", "smile-1", "goes well")
    assert [each.day for each in found.numbers] == [each.day for each in three()]
    assert "smile-1 goes well" in found.why
    (found,) = said(three(), replace(OPEN, levels=(*OPEN.levels, *programme(levels=("smile-2",)).levels)))
    assert found.level == "smile-slow", "what is open already is passed over"


@pytest.mark.parametrize(
    ("like", "rule"),
    [(replace(WELL, quiet=0.89), "moves along"), (replace(WELL, reach=0.39, quiet=None), "out of reach"),
     (replace(WELL, reach=0.1, quiet=0.2), "moves along")],
)  # fmt: skip
def test_what_goes_badly_could_close_for_now(like: Practised, rule: str) -> None:
    (found,) = said(three(like))
    assert (found.act, found.level, found.rule) == ("close", "smile-1", rule)


@pytest.mark.parametrize(
    "practised",
    [
        [], three()[1:],
        [*three()[1:], ago(28)],
        [*three()[1:], ago(1, measured=2)],
        [*three()[1:], ago(1, score=74.9)], [*three()[1:], ago(1, reach=0.79)], [*three()[1:], ago(1, quiet=0.89)],
        three(replace(WELL, level="pucker-1")),
        three(replace(WELL, level="gone")),
    ],
)  # fmt: skip
def test_nothing_is_said_before_three_whole_days_agree(practised: list[Practised]) -> None:
    assert said(practised) == []


def test_nothing_is_said_where_no_programme_or_no_ladder_is() -> None:
    assert said(three(), None) == []
    assert said(three(), replace(OPEN, phase=Course.RELAXATION)) == []


def test_the_last_level_of_a_ladder_leads_nowhere() -> None:
    last = programme(levels=("smile-further",))
    assert said(three(replace(WELL, level="smile-further")), last) == []


shares = st.none() | st.floats(0, 1)
days = st.builds(
    lambda level, day, measured, score, reach, quiet: ago(
        day, level=level, measured=measured, score=score, reach=reach, quiet=quiet
    ),
    st.sampled_from(("smile-1", "blink-1", "smile-2", "pucker-1")), st.integers(0, 40), st.integers(1, 8),
    st.floats(0, 100), shares, shares,
)  # fmt: skip


@given(st.lists(days, max_size=30))
def test_only_open_levels_could_close_and_only_closed_ones_open(practised: list[Practised]) -> None:
    for each in said(practised):
        assert each.because in OPEN.open
        assert (each.level in OPEN.open) == (each.act == "close")
        assert LEVELS[each.level].exercise == LEVELS[each.because].exercise
        assert len(each.numbers) == 3
