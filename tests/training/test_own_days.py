"""A level's days: what is told of today is true, and nothing is made of less than a real change."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.training.change import SMALLEST_REAL_CHANGE
from game.training.own_days import own_days
from game.training.progress import Difference
from tests.training.practice import UNSEEN, WELL, ago


def steady(today: float, part: str = "symmetry", days: int = 6) -> Difference:
    before = [ago(n, WELL, **{part: 0.6}) for n in range(days, 0, -1)]
    return own_days([*before, ago(0, WELL, **{part: today})]).difference(part)


@given(st.sampled_from(["symmetry", "quiet"]), st.floats(0, 1))
def test_less_than_the_smallest_real_change_is_told_as_the_same(part: str, today: float) -> None:
    far = abs(today - 0.6) >= SMALLEST_REAL_CHANGE[part]
    expected = (Difference.MORE if today > 0.6 else Difference.LESS) if far else Difference.SAME
    assert steady(today, part) is expected


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_a_day_is_never_told_as_a_change_within_the_own_ups_and_downs(values: list[float]) -> None:
    found = own_days([ago(len(values) - n, symmetry=value) for n, value in enumerate(values)])
    usual = found.usual("symmetry")
    assert usual is not None
    assert usual.bound >= SMALLEST_REAL_CHANGE["symmetry"]
    if len(values) > 5:
        steps = np.diff(values[:-1][-10:])
        assert usual.bound >= 1.96 * np.sqrt((steps**2).mean()) - 1e-9


def test_what_goes_up_and_down_by_itself_widens_the_band_and_what_slowly_grows_does_not() -> None:
    restless = own_days([ago(9 - n, symmetry=0.4 + 0.3 * (n % 2)) for n in range(10)]).usual("symmetry")
    growing = own_days([ago(9 - n, symmetry=0.4 + 0.03 * n) for n in range(10)]).usual("symmetry")
    assert restless is not None
    assert growing is not None
    assert restless.bound > 0.5
    assert growing.bound == SMALLEST_REAL_CHANGE["symmetry"]


def test_the_last_that_came_is_today_whatever_the_clock_said() -> None:
    ahead = ago(-3000, symmetry=0.2)
    found = own_days([ahead, *(ago(n, symmetry=0.6) for n in range(5, 0, -1)), ago(0, symmetry=0.9)])
    assert found.today == ago(0, symmetry=0.9)
    assert found.days[0] == ahead
    assert found.difference("symmetry") is Difference.MORE
    back = own_days([*(ago(n, symmetry=0.6) for n in range(5, 0, -1)), ago(9000, symmetry=0.3)])
    assert back.today == ago(9000, symmetry=0.3)
    assert back.difference("symmetry") is Difference.LESS


def test_words_are_kind_on_every_day() -> None:
    more, same, less = (
        own_days([*(ago(n, symmetry=0.6) for n in range(5, 0, -1)), ago(0, symmetry=today)])
        for today in (0.9, 0.6, 0.3)
    )
    assert more.words("symmetry") == "A real change: both sides are closer together"
    assert more.since("symmetry") == "Since 15 March: closer together, a real change"
    assert same.words("symmetry") == "About as on your other days"
    assert "each one counts" in less.words("symmetry")
    assert (same.since("symmetry"), less.since("symmetry")) == ("", "")


def test_a_first_day_and_one_without_a_measurement_are_compared_with_nothing() -> None:
    first, unseen = own_days([WELL]), own_days([ago(3), ago(0, UNSEEN)])
    assert first.words("symmetry").startswith("Your first day here")
    assert unseen.today is None
    assert unseen.words("symmetry").startswith("Nothing could be measured today")
    assert [first.difference("quiet"), unseen.difference("quiet")] == [Difference.UNKNOWN] * 2
    assert own_days([]).words("score").startswith("Nothing could be measured")


def test_only_days_of_the_same_judge_are_compared() -> None:
    found = own_days([*(ago(n, symmetry=0.1, algorithm="1") for n in (4, 3, 2)), ago(0, symmetry=0.9)])
    assert found.difference("symmetry") is Difference.UNKNOWN
    assert found.since("symmetry") == ""


@pytest.mark.parametrize(
    ("like", "parts"),
    [
        (WELL, ("symmetry", "quiet")),
        (replace(WELL, symmetry=None), ("score", "quiet")),
        (replace(WELL, symmetry=None, quiet=None), ("score",)),
    ],
)
def test_where_sides_are_not_compared_the_whole_score_is_looked_at(like: object, parts: tuple[str, ...]) -> None:
    assert own_days([like]).parts == parts  # type: ignore[list-item]
