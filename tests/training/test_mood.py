import pytest

from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.training.mood import BREATH_S, Mood, eased
from tests.moments import GOOD, REST, moment


def after(seconds: float, now: Moment, mood: Mood | None = None) -> Mood:
    mood = mood or Mood()
    for _ in range(round(seconds / now.dt_s)):
        mood.step(now)
    return mood


@pytest.mark.parametrize("count", [1, 4, 40])
def test_easing_is_the_same_in_any_number_of_steps(count: int) -> None:
    now = 0.2
    for _ in range(count):
        now = eased(now, 1.0, 0.5 / count, 0.3)
    assert now == pytest.approx(eased(0.2, 1.0, 0.5, 0.3))
    assert eased(0.4, 0.4, 0.1, 0.3) == 0.4


def test_sides_are_told_in_middles_of_the_band_and_follow_within_a_tenth_of_a_second() -> None:
    mood = after(0.1, moment(PerSide(0.45, 0.9), Phase.MOVE))
    assert mood.sides.left == pytest.approx(0.86, abs=0.03)
    assert after(1.0, moment(PerSide(0.45, 0.9), Phase.MOVE), mood).sides.right == pytest.approx(2.0)
    squared = after(2.0, moment(PerSide(0.45, 0.9), Phase.MOVE), Mood(lambda wide: wide**2))
    assert tuple(squared.sides) == pytest.approx((1.0, 4.0))


def test_it_is_glad_only_while_both_sides_are_in_the_band_and_all_else_is_quiet() -> None:
    assert after(2.0, moment(GOOD)).glad == pytest.approx(1, abs=0.01)
    assert after(2.0, moment(GOOD, quiet=0.4)).glad == pytest.approx(0.4, abs=0.01)
    for other in (moment(PerSide(0.45, 0.1)), moment(GOOD, Phase.REST), moment(None)):
        assert after(2.0, other).glad == 0


def test_an_intruder_brings_dusk_and_slows_what_drifts() -> None:
    assert after(3.0, moment(GOOD)).slowed(0.1) == pytest.approx(0.1)
    mood = after(3.0, moment(GOOD, quiet=0.0))
    assert mood.dusk == pytest.approx(1, abs=0.01)
    assert mood.slowed(0.1) == pytest.approx(0.05, abs=0.001)


def test_it_falls_asleep_while_nobody_is_seen_and_is_at_ease_in_rests() -> None:
    mood = after(3.0, moment(GOOD))
    assert mood.awake > 0.99
    assert mood.ease == 0
    assert after(3.0, moment(None), mood).awake < 0.01
    assert after(3.0, moment(REST, Phase.REST)).ease > 0.99


def test_a_breath_takes_its_time() -> None:
    mood, sways = Mood(), []
    for _ in range(round(BREATH_S * 60)):
        mood.step(moment(GOOD))
        sways.append(mood.sway)
    assert sways.index(max(sways)) / 60 == pytest.approx(BREATH_S / 4, abs=0.05)
    assert sways.index(min(sways)) / 60 == pytest.approx(3 * BREATH_S / 4, abs=0.05)


@pytest.mark.parametrize(("good_s", "thanked"), [(0.9, 0), (1.1, 1), (2.0, 1)])
def test_a_hold_that_was_mostly_good_is_thanked_for_once(good_s: float, thanked: int) -> None:
    mood, heard = Mood(), 0
    for now, seconds in ((moment(GOOD), good_s), (moment(REST), 2 - good_s), (moment(REST, Phase.RELEASE), 1.0)):
        heard += sum(mood.step(now) for _ in range(round(seconds * 60)))
    assert heard == thanked


@pytest.mark.parametrize(("score", "grown"), [(80.0, 0.25), (0.0, 0.25), (None, 0.0)])
def test_every_repetition_that_was_measured_lets_something_grow(score: float | None, grown: float) -> None:
    mood = after(0.1, moment(REST, Phase.RELEASE))
    mood = after(4.0, moment(REST, Phase.REST, score=score), mood)
    assert mood.grown == pytest.approx(grown, abs=0.01)
    assert len(mood.ages_s) == (grown > 0)
    assert mood.ages_s == pytest.approx([4.0] * len(mood.ages_s), abs=0.05)
