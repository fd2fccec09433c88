import tracemalloc

import numpy as np
import pytest

from game.timing import Spread, Timing

PERCENTS = (0, 5, 50, 95, 99, 99.9, 100)


def counted(values_ms: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Spread:
    spread = Spread()
    for value_ms in values_ms:
        spread.add(float(value_ms))
    return spread


@pytest.mark.parametrize("count", [1, 2, 3, 10, 20_000])
@pytest.mark.parametrize("shape", ["steady", "wide", "stalls"])
def test_percentiles_are_true_to_a_tenth_of_a_millisecond(count: int, shape: str) -> None:
    chance = np.random.default_rng(count)
    values_ms = {
        "steady": chance.normal(16.67, 0.4, count),
        "wide": chance.lognormal(3, 1, count),
        "stalls": np.where(chance.random(count) < 0.03, chance.uniform(200, 1900, count), chance.normal(8, 1, count)),
    }[shape]
    spread = counted(values_ms)
    assert len(spread) == count
    for percent in PERCENTS:
        assert spread.percentile_ms(percent) == pytest.approx(np.percentile(values_ms, percent), abs=0.1)


def test_where_nothing_was_counted_there_is_no_percentile() -> None:
    assert Spread().percentile_ms(50) is None


def test_what_is_out_of_bounds_is_counted_at_the_bound() -> None:
    spread = counted(np.array([-3.0, 1.0, 9000.0, 5000.0]))
    assert spread.percentile_ms(0) == pytest.approx(0, abs=0.1)
    assert spread.percentile_ms(100) == 9000
    assert len(spread) == 4


def test_ten_hours_take_no_more_room_than_a_minute() -> None:
    timing = Timing()
    values_ms = np.random.default_rng(1).lognormal(2.5, 0.5, 3600).tolist()

    def play() -> None:
        for value_ms in values_ms:
            timing.frame_ms.add(value_ms)
            timing.interval_ms.add(value_ms)

    play()
    tracemalloc.start()
    try:
        for _ in range(20):
            play()
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown < 4000
