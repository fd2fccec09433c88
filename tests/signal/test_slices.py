"""Muscle noise in slices of time."""

import numpy as np
import pytest

from game.signal.slices import Slices

RATE = 1000.0
T_S = 5.0034 + np.arange(700) / RATE
UV = np.abs(np.random.default_rng(1).standard_normal((700, 2))) * (10.0, 20.0)


def heard(size: int) -> Slices:
    slices = Slices(RATE, 0.5)
    for at in range(0, len(UV), size):
        slices.hear(T_S[at : at + size], UV[at : at + size])
    return slices


@pytest.mark.parametrize("size", [1, 7, 16, 333])
def test_they_are_the_same_to_the_bit_however_the_stream_is_cut(size: int) -> None:
    for one, other in zip(heard(size).last(), heard(700).last(), strict=True):
        assert np.array_equal(one, other)


def test_each_is_the_mean_of_a_hundredth_of_a_second_and_old_ones_go() -> None:
    moments, uv, full = heard(16).last()
    assert np.diff(moments[:-1]) == pytest.approx(0.01, abs=1e-6)
    assert moments[-1] - moments[0] <= 0.52
    assert full[1:-1] == pytest.approx(1.0)
    inside = (moments[5] - 0.005 < T_S) & (moments[5] + 0.005 > T_S)
    assert uv[5] == pytest.approx(UV[inside].mean(axis=0))


def test_what_was_no_measurement_or_is_forgotten_is_no_number() -> None:
    slices, holed = Slices(RATE, 0.5), UV.copy()
    holed[300:330, 1] = np.nan
    slices.hear(T_S, holed)
    assert np.isnan(slices.last()[1][:, 1]).any()
    assert np.isfinite(slices.last()[1][:, 0]).all()
    slices.forget(0)
    slices.hear(T_S[-1:] + 0.001, np.array([[7.0, 7.0]]))
    left = slices.last()[1][:, 0]
    assert np.isnan(left[:-1]).all()
    assert left[-1] == 7.0
