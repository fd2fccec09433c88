"""The sample clock: true to the board, never backwards, never ahead of the arrival."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from game.model.signals import FloatArray, IntArray
from game.signal.clock import MICROS_S, MICROS_WRAP, SampleClock
from tests.benchmarks.wire import Wire as Perturbed


class Wire:
    """A board whose crystal is off by half a percent, and whose samples arrive in batches, late and uneven."""

    def __init__(self, seconds: float, start: int = 0, speed: float = 1.005, batch_s: float = 0.016) -> None:
        rng = np.random.default_rng(1)
        self.taken_s = 50 + np.arange(0, seconds, 0.001)
        self.ticks: IntArray = ((start + (self.taken_s - 50) * speed * 1e6).astype(np.int64)) % MICROS_WRAP
        batch = np.ceil(self.taken_s / batch_s).astype(np.int64)
        late = np.abs(rng.normal(0, 0.002, batch.max() + 1))
        self.arrived_s: FloatArray = np.maximum.accumulate(batch * batch_s + late[batch])

    def batches(self, kept: NDArray[np.bool_] | None = None) -> list[tuple[float, IntArray]]:
        kept = np.ones(len(self.taken_s), dtype=bool) if kept is None else kept
        return [(float(at), np.flatnonzero((self.arrived_s == at) & kept)) for at in np.unique(self.arrived_s)]


def test_a_counter_gives_the_true_times_through_wrap_and_loss() -> None:
    wire = Wire(20, start=MICROS_WRAP - 3_000_000)
    kept = np.random.default_rng(2).random(len(wire.taken_s)) > 0.002
    clock = SampleClock(MICROS_S, MICROS_WRAP)
    times, lost = [], 0
    for arrived_s, which in wire.batches(kept):
        if not len(which):
            continue
        stamps = clock.stamp(arrived_s, wire.ticks[which])
        assert stamps.t_s[-1] <= arrived_s
        times.append(stamps.t_s)
        lost += int(stamps.lost.sum())
    t_s = np.concatenate(times)
    assert (np.diff(t_s) >= 0).all()
    error_s = t_s - wire.taken_s[kept]
    assert np.abs(error_s[8000:]).max() < 0.001
    assert lost == np.count_nonzero(~kept[: np.flatnonzero(kept)[-1]])
    assert clock.rate_hz == pytest.approx(1000, rel=0.001)


@pytest.mark.parametrize("off", [0.005, -0.005])
def test_a_nominal_rate_that_is_wrong_has_no_say_after_seconds(off: float) -> None:
    wire = Perturbed(seed=3, off=off)
    clock = SampleClock(1 / wire.nominal_hz, 256)
    errors_s, at_s = [], []
    for each in wire.deliveries(60):
        errors_s.append(clock.stamp(each.arrived_s, each.number % 256).t_s - each.taken_s)
        at_s.append(each.taken_s - wire.begun_s)
    error_s, passed_s = np.concatenate(errors_s), np.concatenate(at_s)
    assert np.abs(error_s[passed_s > 3]).max() < 0.002
    assert error_s[passed_s > 10].std() < 0.0003
    assert 0 < error_s[passed_s > 10].mean() < 0.0003
    assert clock.rate_hz == pytest.approx(wire.nominal_hz * (1 + off), rel=3e-5)


def test_without_a_counter_the_rate_is_found() -> None:
    wire = Wire(12)
    clock = SampleClock()
    times = [clock.stamp(arrived_s, len(which)).t_s for arrived_s, which in wire.batches()]
    t_s = np.concatenate(times)
    assert (np.diff(t_s) >= 0).all()
    assert np.abs(t_s - wire.taken_s)[6000:].max() < 0.004
    assert clock.rate_hz == pytest.approx(1000, rel=0.002)


def test_before_anything_is_known_there_is_no_rate() -> None:
    assert SampleClock().rate_hz is None
    assert SampleClock(MICROS_S, MICROS_WRAP).rate_hz is None


def test_a_short_counter_wraps_and_counts_losses() -> None:
    clock = SampleClock(1 / 500, 256)
    counter = np.arange(2000)
    kept = np.ones(2000, dtype=bool)
    kept[700:720] = False
    lost = 0
    for k in range(0, 2000, 10):
        ticks = (counter[k : k + 10][kept[k : k + 10]]) % 256
        lost += int(clock.stamp(10 + (k + 10) / 500, ticks).lost.sum())
    assert lost == 20
    assert clock.rate_hz == pytest.approx(500, rel=0.001)


def test_a_restart_goes_on_without_running_backwards() -> None:
    clock = SampleClock(MICROS_S, MICROS_WRAP)
    first = [clock.stamp(1 + k / 100, np.arange(k * 10, k * 10 + 10) * 1000 + 77_000_000) for k in range(300)]
    again = [clock.stamp(6 + k / 100, np.arange(k * 10, k * 10 + 10) * 1000) for k in range(300)]
    t_s = np.concatenate([stamps.t_s for stamps in first + again])
    assert (np.diff(t_s) >= 0).all()
    assert again[0].lost[0] == pytest.approx(2000, abs=20)
    assert sum(int(stamps.lost.sum()) for stamps in first + again[1:]) == 0
    assert t_s[-1] == pytest.approx(6 + 299 / 100, abs=0.002)


@pytest.mark.parametrize("wraps_at", [16, None])
@pytest.mark.parametrize("missing_ms", [100, 403, 700])
def test_a_loss_that_the_counter_does_not_show_is_told_by_lasting_lateness(
    wraps_at: int | None, missing_ms: int
) -> None:
    wire = Wire(20)
    kept = np.ones(len(wire.taken_s), dtype=bool)
    kept[10_000 : 10_000 + missing_ms] = False
    clock, times, lost = SampleClock(0.001, wraps_at), [], 0
    for arrived_s, which in wire.batches(kept):
        if len(which):
            stamps = clock.stamp(arrived_s, len(which) if wraps_at is None else which % wraps_at)
            times.append(stamps.t_s)
            lost += int(stamps.lost.sum())
    error_s = np.concatenate(times) - wire.taken_s[kept]
    assert lost == pytest.approx(missing_ms, abs=20)  # to a batch
    assert np.abs(error_s[11_000 + missing_ms :]).max() < 0.01
    assert clock.rate_hz == pytest.approx(1000, rel=2e-4)


def test_what_is_held_up_and_comes_in_the_end_is_no_loss() -> None:
    """Bluetooth stalls for 0.8 s, then gives all of it at once."""
    wire = Wire(12)
    held = (wire.arrived_s > 56.0) & (wire.arrived_s < 56.8)
    wire.arrived_s[held] = wire.arrived_s[held][-1]
    clock = SampleClock(0.001, 16)
    lost = sum(int(clock.stamp(at, which % 16).lost.sum()) for at, which in wire.batches() if len(which))
    assert lost == 0


def test_a_damaged_count_between_good_ones_is_mended() -> None:
    clock = SampleClock(MICROS_S, MICROS_WRAP)
    for k in range(50):
        clock.stamp(1 + k / 100, np.arange(k * 10, k * 10 + 10) * 1000)
    ticks = np.arange(500, 510) * 1000
    ticks[4] += 90_000_000
    stamps = clock.stamp(1.5, ticks)
    assert not stamps.lost.any()
    assert np.diff(stamps.t_s) == pytest.approx(np.full(9, 0.001), abs=1e-6)


def test_a_pause_without_a_counter_is_noticed() -> None:
    clock = SampleClock()
    for k in range(300):
        clock.stamp(1 + k / 100, 10)
    stamps = clock.stamp(9.0, 10)
    assert stamps.lost[0] > 3000
    assert stamps.t_s[-1] == pytest.approx(9.0, abs=0.01)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 3), st.lists(st.integers(0, MICROS_WRAP - 1), max_size=30)), min_size=1, max_size=30
    ),
    st.sampled_from([(MICROS_S, MICROS_WRAP), (0.002, 256), (None, None)]),
)
def test_whatever_the_counter_says_time_runs_forward(
    batches: list[tuple[float, list[int]]], kind: tuple[float | None, int | None]
) -> None:
    clock = SampleClock(*kind)
    arrived_s, last_s = 0.0, -np.inf
    for wait_s, ticks in batches:
        arrived_s += wait_s
        wraps_at = kind[1] or MICROS_WRAP
        stamps = clock.stamp(arrived_s, np.array(ticks, dtype=np.int64) % wraps_at)
        assert len(stamps.t_s) == len(stamps.lost) == len(ticks)
        assert (stamps.lost >= 0).all()
        for t_s in stamps.t_s:
            assert last_s <= t_s <= arrived_s
            last_s = t_s
