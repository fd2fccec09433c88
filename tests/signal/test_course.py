"""A value's course from late exact and early wavering samples."""

import numpy as np
import pytest

from game.model.signals import FloatArray
from game.signal.course import Course, Samples, courses, nothing


def at(t_s: FloatArray, value: FloatArray, sd: float) -> Samples:
    return Samples(t_s, value[:, None], np.full((len(t_s), 1), sd))


NOTHING = nothing(1)


def course(t_s: float, exact: Samples, wavering: Samples, waver: float) -> Course:
    (found,) = courses(t_s, exact, wavering, np.array([[0.0], [waver]]))
    assert found is not None
    return found


PICTURES_S = np.arange(-0.37, -0.09, 1 / 30)
SLICES_S = np.arange(-0.37, -0.01, 0.01)


def test_it_lies_where_the_exact_samples_lie_and_wavering_ones_move_it_little() -> None:
    exact, off = at(PICTURES_S, np.full(len(PICTURES_S), 0.4), 0.01), at(SLICES_S, np.full(len(SLICES_S), 0.5), 0.05)
    assert course(0.0, exact, NOTHING, 0.1).level == pytest.approx(0.4, abs=0.01)
    assert course(0.0, exact, off, 0.1).level == pytest.approx(0.4, abs=0.03)
    assert course(0.0, NOTHING, off, 0.1).level == pytest.approx(0.5, abs=0.01)


def test_a_leap_is_heard_before_it_is_seen_and_does_not_overshoot() -> None:
    leapt = np.where(SLICES_S > -0.06, 0.45, 0.0)
    seen = at(PICTURES_S, np.zeros(len(PICTURES_S)), 0.01)
    found = course(0.0, seen, at(SLICES_S, leapt, 0.06), 0.03)
    assert 0.4 < found.level < 0.5


def test_a_movement_goes_on_and_says_how_fast() -> None:
    ramp = 0.8 * (PICTURES_S + 0.37)
    found = course(0.0, at(PICTURES_S, ramp, 0.005), NOTHING, 0.1)
    assert found.speed == pytest.approx(0.8, abs=0.35)
    assert found.level > ramp[-1] + 0.02


def test_uncertainty_grows_with_the_age_of_the_samples() -> None:
    exact = at(PICTURES_S, np.full(len(PICTURES_S), 0.4), 0.01)
    spreads = [course(t_s, exact, NOTHING, 0.1).spread for t_s in (-0.1, 0.0, 0.1)]
    assert 0 < spreads[0] < spreads[1] < spreads[2]


def test_it_does_not_matter_in_which_order_samples_came() -> None:
    exact, heard = at(PICTURES_S, np.sin(PICTURES_S), 0.01), at(SLICES_S, np.sin(SLICES_S), 0.05)
    order = np.random.default_rng(1).permutation(len(SLICES_S))
    mixed = Samples(heard.t_s[order], heard.value[order], heard.sd[order])
    assert course(0.0, exact, mixed, 0.1).level == pytest.approx(course(0.0, exact, heard, 0.1).level, abs=1e-9)


def test_without_a_sample_there_is_none() -> None:
    assert courses(0.0, NOTHING, NOTHING, np.array([[0.0], [0.1]])) == [None]


def test_two_things_at_once_are_as_each_alone_whatever_was_not_said_of_either() -> None:
    exact, heard = at(PICTURES_S, 0.4 + PICTURES_S, 0.01), at(SLICES_S, np.sin(9 * SLICES_S), 0.05)
    gap = Samples(PICTURES_S, 0.1 - exact.value, np.where(np.arange(len(PICTURES_S)) % 3, 0.02, np.inf)[:, None])
    mute = Samples(SLICES_S, heard.value, np.full_like(heard.sd, np.inf))

    def beside(one: Samples, other: Samples) -> Samples:
        return Samples(one.t_s, np.hstack([one.value, other.value]), np.hstack([one.sd, other.sd]))

    found = courses(0.0, beside(exact, gap), beside(heard, mute), np.array([[0.0, 0.0], [0.1, 0.2]]))
    there = gap.said[:, 0]
    kept = Samples(gap.t_s[there], gap.value[there], gap.sd[there])
    alone = [course(0.0, exact, heard, 0.1), course(0.0, kept, NOTHING, 0.2)]
    for each, own in zip(found, alone, strict=True):
        assert each is not None
        assert (each.level, each.speed, each.spread) == pytest.approx((own.level, own.speed, own.spread), abs=1e-6)
