import numpy as np
import pytest

from game.model.signals import FloatArray
from game.simulation.emg import emg_uv
from game.simulation.patient import named
from tests.simulation.asking import asked

RATE_HZ = 1000.0


def recorded(name: str, movement: str, first: int, count: int) -> FloatArray:
    return emg_uv(named(name, 2), asked(movement), first, count, RATE_HZ, 0.0)


def rms(uv: FloatArray) -> FloatArray:
    fast = uv - np.apply_along_axis(lambda column: np.convolve(column, np.ones(40) / 40, "same"), 0, uv)
    return np.asarray(np.sqrt(np.mean(fast**2, axis=0)))


@pytest.mark.parametrize("step", [1, 7, 64, 333])
def test_it_is_the_same_however_it_is_cut(step: int) -> None:
    whole = recorded("synkinetic-right", "smile", 1100, 666)
    parts = [recorded("synkinetic-right", "smile", k, min(step, 1766 - k)) for k in range(1100, 1766, step)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_rest_is_quiet_and_a_gentle_best_is_loud() -> None:
    resting, smiling = (rms(recorded("healthy", "smile", first, 800)) for first in (100, 3000))
    assert (resting < 6).all()
    np.testing.assert_allclose(smiling, 63, rtol=0.2)


def test_the_weak_side_is_quieter_and_the_dragged_side_louder() -> None:
    weak = rms(recorded("weak-left", "smile", 3000, 1500))
    assert weak[0] / weak[1] == pytest.approx(0.47, abs=0.08)
    dragged = rms(recorded("synkinetic-right", "blink", 3000, 1500))
    assert dragged[1] / dragged[0] > 1.62


@pytest.mark.parametrize("rate_hz", [200.0, 1000.0, 2000.0])
def test_any_rate_is_finite_and_has_its_shape(rate_hz: float) -> None:
    uv = emg_uv(named("child", 0), (), 10_000_000, 50, rate_hz, 12.5)
    assert uv.shape == (50, 2)
    assert np.isfinite(uv).all()
