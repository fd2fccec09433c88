"""The dose of a day: what is due, what is done, and what may not be passed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import exercises, plugins
from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.level import Level, Tempo
from game.model.programme import Opened, Programme
from game.model.turn import Turn
from game.training import caution
from game.training.day import BETWEEN_SETS, BETWEEN_TIMES, DONE, ENOUGH, UNASKED, Today, today_of
from game.training.exercise import Exercise
from tests.store.clinics import programme

EXERCISES = plugins.discover(exercises, Exercise)
WELL = Feelings()
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SMILE = Level("smile", "A smile", "smile", "sunflower", repetitions=4)
BLINK = replace(SMILE, id="blink", exercise="blink")
RELAX = replace(SMILE, id="relax", exercise="relax")
GUIDED = replace(BLINK, id="guided", imagery=True, lines=("Breathe", "And rest"), repetitions=2)
LEVELS = (SMILE, BLINK, RELAX, GUIDED)


def written(levels: Sequence[Level] = LEVELS, minutes: int = 60, sets: int = 2, times: int = 3) -> Programme:
    opened = tuple(Opened.like(level, times, sets) for level in levels)
    return replace(programme(), levels=opened, minutes_a_day=minutes)


def turn(level: Level, repetitions: int, at: datetime = NOON, number: int = 1) -> Turn:
    if level.imagery:
        return Turn(number, level.id, at, finished=True)
    return Turn(number, level.id, at, repetitions, repetitions * level.tempo.total_s)


def day(*turns: Turn, feelings: Feelings | None = WELL, minutes: int = 60) -> Today:
    return today_of(written(minutes=minutes), LEVELS, turns, feelings)


def test_a_day_begins_with_a_whole_set_and_no_rest() -> None:
    today = day()
    assert [today.portion(level) for level in LEVELS] == [4, 4, 4, 2]
    assert {today.closed(level, EXERCISES[level.exercise]) for level in LEVELS} == {""}
    assert {today.rest(level, NOON) for level in LEVELS} == {""}


def test_a_set_that_was_left_is_completed_without_a_rest() -> None:
    today = day(turn(SMILE, 3))
    assert today.portion(SMILE) == 1
    assert today.rest(SMILE, NOON) == ""


@pytest.mark.parametrize(("done", "rest"), [(4, BETWEEN_SETS), (8, BETWEEN_TIMES), (12, BETWEEN_SETS)])
def test_after_a_set_it_rests_a_minute_and_after_all_its_sets_an_hour(done: int, rest: timedelta) -> None:
    today = day(turn(SMILE, done))
    just_before = NOON + rest - timedelta(seconds=1)
    assert "rest" in today.rest(SMILE, just_before)
    assert today.rest(SMILE, NOON + rest) == ""
    assert today.rest(BLINK, NOON) == "", "another level may be played meanwhile"


def test_a_level_whose_dose_is_done_is_done_for_today() -> None:
    today = day(turn(SMILE, 24))
    assert today.closed(SMILE, EXERCISES["smile"]) == DONE
    assert not today.portion(SMILE)


def test_a_guided_level_counts_once_it_was_finished() -> None:
    left = Turn(1, GUIDED.id, NOON)
    assert day(left).doses["guided"].rounds_done == 0
    today = day(left, turn(GUIDED, 2, number=2))
    assert (today.doses["guided"].rounds_done, today.spent_s) == (1, GUIDED.lasts_s)


def test_minutes_are_those_of_all_levels_and_close_all_of_them() -> None:
    today = day(turn(SMILE, 8), turn(BLINK, 8, number=2), minutes=6)
    assert today.spent_s == 16 * 24
    assert {today.closed(level, EXERCISES[level.exercise]) for level in LEVELS} == {ENOUGH}


def test_the_last_portion_is_as_long_as_the_minutes_that_are_left() -> None:
    assert day(turn(SMILE, 8), minutes=4).portion(BLINK) == 2  # 240 s less 192 s are two times 24 s


@settings(deadline=None)
@given(st.integers(1, 40), st.lists(st.integers(0, 3), max_size=60), st.sampled_from(list(Tiredness)))
def test_however_it_is_played_neither_dose_nor_minutes_are_passed(
    minutes: int, chosen: list[int], tiredness: Tiredness
) -> None:
    turns: list[Turn] = []
    for number, which in enumerate(chosen):
        level = LEVELS[which]
        today = day(*turns, feelings=Feelings(tiredness=tiredness), minutes=minutes)
        if not today.closed(level, EXERCISES[level.exercise]):
            turns.append(turn(level, today.portion(level), number=number))
    after = day(*turns, feelings=Feelings(tiredness=tiredness), minutes=minutes)
    assert after.spent_s <= 60 * minutes
    for level in LEVELS:
        assert after.doses[level.id].done <= level.repetitions * 6
    if tiredness is Tiredness.WORN_OUT:
        assert all(after.doses[level.id].done <= level.repetitions * 3 for level in LEVELS)


def test_before_the_question_is_answered_only_quiet_levels_are_open() -> None:
    today = day(feelings=None)
    said = [today.closed(level, EXERCISES[level.exercise]) for level in LEVELS]
    assert said == [UNASKED, UNASKED, "", ""]


@pytest.mark.parametrize(
    ("feelings", "closed"),
    [
        (WELL, ["", "", "", ""]),
        (Feelings(eye=Eye.DRY), ["", caution.EYE, "", ""]),
        (Feelings(eye=Eye.SORE), ["", caution.EYE, "", ""]),
        (Feelings(pain=Pain.LITTLE), ["", "", "", ""]),
        (Feelings(pain=Pain.HURTS), [caution.HURTS, caution.HURTS, "", ""]),
        (Feelings(face=Face.TIGHT), ["", "", "", ""]),
        (Feelings(face=Face.WEAKER, eye=Eye.SORE), [caution.WEAKER, caution.WEAKER, "", ""]),
        (Feelings(tiredness=Tiredness.WORN_OUT), ["", "", "", ""]),
    ],
)
def test_what_the_answers_close(feelings: Feelings, closed: list[str]) -> None:
    assert [day(feelings=feelings).closed(level, EXERCISES[level.exercise]) for level in LEVELS] == closed
    assert bool(caution.advice(feelings)) is (feelings != WELL), "what is not well is never left without a word"


def test_a_worn_out_day_is_half_a_day() -> None:
    whole, half = day(), day(feelings=Feelings(tiredness=Tiredness.WORN_OUT))
    for level in LEVELS:
        assert half.portion(level) * 2 == whole.portion(level)
        assert half.doses[level.id].left * 2 == whole.doses[level.id].left
    odd = today_of(written([replace(SMILE, repetitions=5)]), [SMILE], (), half.feelings)
    assert odd.portion(SMILE) == 3


def test_the_less_well_answers_of_a_day_count() -> None:
    sore, tired = Feelings(eye=Eye.SORE), Feelings(tiredness=Tiredness.TIRED)
    assert sore.worse(tired) == tired.worse(sore) == Feelings(eye=Eye.SORE, tiredness=Tiredness.TIRED)


def test_repetitions_of_another_tempo_count_as_long_as_they_were() -> None:
    slow = Turn(1, SMILE.id, NOON, 4, 4 * Tempo(hold_s=60).total_s)
    assert day(slow).spent_s == 4 * 79
