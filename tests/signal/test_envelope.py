"""The envelope: known answers, and the same however it is cut."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import DataError
from game.model.signals import FloatArray
from game.signal.envelope import Envelope

RATE = 1000.0


def noise(seconds: float, uv: tuple[float, float] = (10.0, 20.0), rate: float = RATE) -> FloatArray:
    """Gaussian noise inside the band, RMS as asked for."""
    rng = np.random.default_rng(3)
    n = int(seconds * rate)
    spectrum = np.fft.rfft(rng.standard_normal((n, 2)), axis=0)
    at_hz = np.fft.rfftfreq(n, 1 / rate)
    spectrum[(at_hz < 40) | (at_hz > 350)] = 0
    inside: FloatArray = np.fft.irfft(spectrum, n, axis=0)
    inside *= np.array(uv) / np.sqrt(np.mean(inside**2, axis=0))
    return inside


@settings(max_examples=60, deadline=None)
@given(
    cuts=st.lists(st.integers(0, 400), max_size=12),
    holes=st.lists(st.tuples(st.integers(0, 399), st.integers(0, 1)), max_size=6),
    mains=st.sampled_from([None, 50.0, 60.0]),
)
def test_any_cutting_gives_the_same_bits(cuts: list[int], holes: list[tuple[int, int]], mains: float | None) -> None:
    uv = noise(0.4) + 300.0
    for hole in holes:
        uv[hole] = np.nan
    whole = Envelope(RATE, mains_hz=mains)(uv)
    piecewise = Envelope(RATE, mains_hz=mains)
    pieces = [piecewise(piece) for piece in np.split(uv, sorted(cuts))]
    np.testing.assert_array_equal(np.concatenate(pieces), whole)


def test_sample_by_sample_gives_the_same_bits() -> None:
    uv = noise(0.5)
    envelope = Envelope(RATE, mains_hz=50.0)
    one_by_one = np.concatenate([envelope(sample[None]) for sample in uv])
    np.testing.assert_array_equal(one_by_one, Envelope(RATE, mains_hz=50.0)(uv))


def test_the_envelope_of_noise_is_its_rms() -> None:
    mean = Envelope(RATE)(noise(60))[1000:].mean(axis=0)
    assert mean == pytest.approx([10, 20], rel=0.03)


@pytest.mark.parametrize("rate", [500.0, 2000.0, 5000.0])
def test_the_rate_does_not_change_what_is_read(rate: float) -> None:
    rng = np.random.default_rng(0)
    n = int(20 * rate)
    t_s = np.arange(n) / rate
    tones = sum(np.sin(2 * np.pi * f * t_s + rng.uniform(0, 6)) for f in range(60, 160, 3))
    mean = Envelope(rate)(np.column_stack((tones, tones)))[n // 4 :].mean()
    assert mean == pytest.approx(float(np.sqrt(np.mean(tones**2))), rel=0.06)


@pytest.mark.parametrize("harmonic", [1, 2, 3, 8])
@pytest.mark.parametrize("mains", [50.0, 60.0])
def test_the_notch_takes_mains_and_its_harmonics(mains: float, harmonic: int) -> None:
    t_s = np.arange(8000) / RATE
    hum = np.sin(2 * np.pi * min(mains * harmonic, 7 * mains) * t_s)[:, None] * [100.0, 100.0]
    notched, plain = Envelope(RATE, mains_hz=mains)(hum)[-500:], Envelope(RATE)(hum)[-500:]
    assert notched.max() < 0.5
    assert plain.min() > 40


def test_the_notch_spares_the_muscle() -> None:
    uv = noise(30)
    kept = Envelope(RATE, mains_hz=50.0)(uv)[2000:].mean() / Envelope(RATE)(uv)[2000:].mean()
    assert 0.85 < kept < 1.0


@pytest.mark.parametrize("rate", [250.0, 500.0, 1000.0, 5000.0, 10000.0])
@pytest.mark.parametrize("mains", [None, 50.0])
def test_a_step_is_half_there_within_45_ms(rate: float, mains: float | None) -> None:
    assert 0.03 < Envelope(rate, mains_hz=mains).delay_s <= (0.05 if rate < 500 else 0.045)


def test_the_delay_told_is_the_delay_seen() -> None:
    rng = np.random.default_rng(5)
    envelope = Envelope(RATE)
    steps = []
    for _ in range(150):
        envelope.reset()
        steps.append(envelope(np.vstack((np.zeros((50, 2)), rng.standard_normal((350, 2)))))[50:])
    mean = np.mean(steps, axis=(0, 2))
    seen_s = int(np.argmax(mean >= mean[250:].mean() / 2)) / RATE
    assert seen_s == pytest.approx(envelope.delay_s, abs=0.004)


def test_an_offset_makes_no_transient() -> None:
    envelope = Envelope(RATE, mains_hz=50.0)
    assert envelope(np.full((2000, 2), 12_500.0)).max() < 1e-3


@pytest.mark.parametrize("poison", [np.nan, np.inf, -np.inf, 1e300])
def test_poison_does_not_stay(poison: float) -> None:
    uv = noise(2)
    envelope = Envelope(RATE)
    before = envelope(uv)
    hurt = envelope(np.array([[poison, 5.0]]))
    assert np.isnan(hurt[0, 0])
    assert np.isfinite(hurt[0, 1])
    after = envelope(uv)
    assert np.isfinite(after).all()
    assert after[-1] == pytest.approx(before[-1], rel=0.2)


def test_the_largest_spike_is_forgotten_in_seconds() -> None:
    envelope = Envelope(RATE, mains_hz=50.0)
    envelope(np.full((10, 2), 9e8))
    envelope(np.zeros((10, 2)))
    assert envelope(np.zeros((8000, 2)))[-1].max() < 1e-3


def test_channels_do_not_touch() -> None:
    uv = noise(1)
    alone = uv * [1.0, 0.0]
    both, one = Envelope(RATE)(uv), Envelope(RATE)(alone)
    np.testing.assert_array_equal(both[:, 0], one[:, 0])
    assert one[:, 1].max() == 0
    np.testing.assert_array_equal(Envelope(RATE)(uv[:, ::-1]), both[:, ::-1])


def test_nothing_in_nothing_out_and_reset_begins_anew() -> None:
    uv = noise(0.3)
    envelope = Envelope(RATE)
    assert envelope(np.empty((0, 2))).shape == (0, 2)
    first = envelope(uv)
    assert (first >= 0).all()
    envelope.reset()
    np.testing.assert_array_equal(envelope(uv), first)


@pytest.mark.parametrize(
    "settings_",
    [
        {"rate_hz": 10.0},
        {"rate_hz": 59.9},
        {"rate_hz": float("nan")},
        {"rate_hz": float("inf")},
        {"rate_hz": -1000.0},
        {"rate_hz": 1000.0, "band_hz": (450.0, 20.0)},
        {"rate_hz": 200.0, "band_hz": (120.0, 450.0)},
        {"rate_hz": 1000.0, "band_hz": (0.0, 450.0)},
        {"rate_hz": 1000.0, "smooth_hz": 0.0},
        {"rate_hz": 1000.0, "smooth_hz": 900.0},
        {"rate_hz": 1000.0, "mains_hz": -50.0},
        {"rate_hz": 1000.0, "mains_hz": 0.0},
    ],
)
def test_what_cannot_be_is_refused(settings_: dict[str, object]) -> None:
    with pytest.raises(DataError):
        Envelope(**settings_)  # type: ignore[arg-type]


def test_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(n, 2\)"):
        Envelope(RATE)(np.zeros((5, 3)))


def test_ten_milliseconds_take_little_time() -> None:
    envelope, uv = Envelope(RATE, mains_hz=50.0), noise(0.01)
    envelope(uv)
    took_s = []
    for _ in range(500):
        start = time.perf_counter()
        envelope(uv)
        took_s.append(time.perf_counter() - start)
    assert min(took_s) < 200e-6
