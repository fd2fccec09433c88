from collections.abc import Callable

import numpy as np
import pytest

from game.model.reading import Blink
from game.model.side import PerSide
from game.model.signals import FloatArray
from game.signal.blinks import SLOWEST_HZ, Blinks
from game.signal.extent import extent
from game.simulation.intention import minimum_jerk
from tests.benchmarks.truth.acts import lid

REST = PerSide(10.0, 10.0)
Curve = Callable[[float], float]


def jerkless(share: float) -> float:
    return float(minimum_jerk(np.array(min(share / 0.35, (1 - share) / 0.65))))


def told(curve: Curve, hz: float, lasting_s: float, begin_s: float, noise: float = 0.01) -> Blink:
    t_s: FloatArray = np.arange(round(2.5 * hz)) / hz
    shut = np.array([curve((each - begin_s) / lasting_s) for each in t_s])
    shut += np.random.default_rng(3).normal(0, noise, len(shut))
    blinks = Blinks(REST)
    seen = [blinks.see(at, PerSide(10 * (1 - now), 10 * (1 - now))) for at, now in zip(t_s, shut, strict=True)]
    (blink,) = (each for each in seen if each is not None)
    return extent(blink, t_s, shut)


@pytest.mark.parametrize(("hz", "off_s"), [(30, 0.030), (60, 0.025)])
@pytest.mark.parametrize("lasting_s", [0.2, 0.25, 0.3, 0.4])
@pytest.mark.parametrize("curve", [lid, jerkless])
def test_a_blink_is_as_long_as_the_lids_move(hz: float, off_s: float, lasting_s: float, curve: Curve) -> None:
    lengths = []
    for phase in np.arange(6) / 6:
        begin_s = 1 + phase / hz
        blink = told(curve, hz, lasting_s, begin_s)
        assert blink.begin_s == pytest.approx(begin_s, abs=off_s)
        assert blink.end_s == pytest.approx(begin_s + lasting_s, abs=off_s)
        lengths.append(blink.end_s - blink.begin_s)
    assert np.median(lengths) == pytest.approx(lasting_s, abs=0.03)


def test_at_the_slowest_rate_it_is_within_a_picture() -> None:
    blink = told(lid, SLOWEST_HZ, 0.3, 1.01)
    assert blink.begin_s == pytest.approx(1.01, abs=1 / SLOWEST_HZ)
    assert blink.end_s == pytest.approx(1.31, abs=1 / SLOWEST_HZ)


def test_without_pictures_around_it_a_blink_stays_as_it_is() -> None:
    blink = Blink(1.0, 1.2)
    assert extent(blink, np.array([1.0, 1.1, 1.2]), np.array([0.5, 1.0, 0.4])) is blink
