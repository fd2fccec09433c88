import numpy as np
import pytest

from game.model.signals import FloatArray
from game.signal.one_euro import OneEuro


def smoothed(t_s: FloatArray, values: FloatArray, least_hz: float = 0.5, beta: float = 4.0) -> FloatArray:
    smooth = OneEuro(least_hz, beta)
    return np.array([smooth.see(t, value) for t, value in zip(t_s.tolist(), values, strict=True)])


def test_at_rest_it_trembles_a_third_as_much() -> None:
    t_s = np.arange(1200) / 60
    noise = np.repeat(np.random.default_rng(4).normal(0, 0.01, (600, 1)), 2, axis=0)
    after = smoothed(t_s, noise)
    assert after[60:].std() < noise.std() / 3
    assert np.abs(np.diff(after[60:, 0])).max() < np.abs(np.diff(noise[60:, 0])).max() / 5


def test_it_follows_a_movement_closely_and_comes_to_rest_where_the_value_does() -> None:
    t_s = np.arange(240) / 60
    way = np.clip((t_s - 1) / 0.8, 0, 1)
    value = (0.45 * way * way * (3 - 2 * way))[:, None]
    after = smoothed(t_s, value)
    behind_s = np.interp(0.225, after[:, 0], t_s) - np.interp(0.225, value[:, 0], t_s)
    assert 0 < behind_s < 0.06
    assert after[-1] == pytest.approx(value[-1], abs=0.001)
    assert after.max() <= value.max()
    assert np.abs(smoothed(t_s, value, beta=0.0) - value).max() > 2 * np.abs(after - value).max()


@pytest.mark.parametrize("hz", [15, 24, 60, 120])
def test_it_goes_as_far_in_a_second_however_often_it_is_asked(hz: int) -> None:
    """With a fixed cut-off to the last digit, for a value that stays; with the speed's to what is not seen."""

    def after(rate_hz: int, beta: float) -> FloatArray:
        t_s = np.arange(2 * rate_hz + 1) / rate_hz
        gone: FloatArray = smoothed(t_s, (t_s > 0)[:, None].astype(float), beta=beta)[rate_hz]
        return gone

    assert after(hz, 0.0) == pytest.approx(1 - np.exp(-2 * np.pi * 0.5), rel=1e-9)
    assert after(hz, 4.0) == pytest.approx(after(480, 4.0), abs=0.01)


def test_pictures_that_come_unevenly_are_smoothed_by_their_own_time() -> None:
    even = np.arange(121) / 60
    uneven = np.delete(even, np.random.default_rng(1).choice(np.arange(1, 120), 60, replace=False))

    def slow(t_s: FloatArray) -> FloatArray:
        return np.asarray(np.sin(2 * np.pi * 0.4 * t_s)[:, None])

    assert smoothed(uneven, slow(uneven))[-1] == pytest.approx(smoothed(even, slow(even))[-1], abs=0.02)


def test_each_value_of_several_is_smoothed_alone() -> None:
    t_s = np.arange(90) / 30
    both = np.stack([np.sin(t_s), (t_s > 1).astype(float)], axis=1)
    alone = np.concatenate([smoothed(t_s, both[:, :1]), smoothed(t_s, both[:, 1:])], axis=1)
    assert smoothed(t_s, both) == pytest.approx(alone)


def test_the_same_moment_again_changes_nothing_and_after_a_gap_it_begins_anew() -> None:
    smooth = OneEuro(0.5, 4.0)
    smooth.see(0.0, np.array([1.0]))
    once = smooth.see(0.1, np.array([2.0]))
    assert smooth.see(0.1, np.array([9.0])) == once
    smooth.forget()
    assert smooth.see(0.2, np.array([5.0])) == 5.0
