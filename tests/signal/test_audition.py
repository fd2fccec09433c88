"""A board's figures, from streams of which they are known."""

import numpy as np
import pytest

from game.model.contact import Grade
from game.model.equipment import Heard
from game.model.signals import Converter, EmgBlock, FloatArray
from game.signal.audition import auditioned

RATE_HZ = 1000.0
CONVERTER = Converter(0.1, 8192.0, 0, 16383, calibrated=True, nominal_hz=RATE_HZ)


def noise(seconds: float, rest_uv: float) -> FloatArray:
    """White up to half the rate: 20 to 450 Hz hold 86 % of its power."""
    return np.random.default_rng(5).standard_normal((round(seconds * RATE_HZ), 2)) * rest_uv


def heard(
    uv: FloatArray, late_s: tuple[float, ...] = (0.0,), lost: dict[int, int] | None = None,
    converter: Converter | None = None,
) -> Heard | None:  # fmt: skip
    """Blocks of 16 ms, each `late_s` in turn after its last sample; before block k are `lost[k]` samples missing."""
    blocks, arrived_s, at = [], [], 0
    for number, piece in enumerate(np.array_split(uv, len(uv) // 16)):
        missing = (lost or {}).get(number, 0)
        at += missing
        t_s = 50.0 + np.arange(at, at + len(piece)) / RATE_HZ
        at += len(piece)
        blocks.append(EmgBlock(t_s, piece, missing, None, converter, scale="calibrated"))
        arrived_s.append(float(t_s[-1]) + late_s[number % len(late_s)])
    return auditioned("A board", blocks, arrived_s, None)


def test_rate_delay_and_jitter_are_told() -> None:
    found = heard(noise(5, 3.0), (0.010, 0.020, 0.030), converter=CONVERTER)
    assert found is not None
    assert found.rate_hz == pytest.approx(RATE_HZ)
    assert (found.got, found.lost, found.bits, found.nominal_hz) == (4000, 0, 14, RATE_HZ)
    assert found.scale == "calibrated"
    assert found.length_s == pytest.approx(3.999)
    assert found.delay_ms == pytest.approx(20)
    assert found.jitter_ms == pytest.approx(8.165, abs=0.05)


def test_what_is_late_while_the_clock_is_fitted_does_not_count() -> None:
    blocks = [EmgBlock(k / 10 + np.arange(100) / RATE_HZ, noise(0.1, 1)) for k in range(40)]
    arrived_s = [float(b.t_s[-1]) + (0.3 if k < 5 else 0.01) for k, b in enumerate(blocks)]
    found = auditioned("A board", blocks, arrived_s, None)
    assert found is not None
    assert found.delay_ms == pytest.approx(10)
    assert found.jitter_ms == pytest.approx(0, abs=1e-6)


def test_rest_is_the_quietest_moment_and_hum_is_told_from_it() -> None:
    uv = noise(6, 3.0)
    uv[:2000] *= 20
    uv[:, 1] += 15 * np.sin(2 * np.pi * 60 * np.arange(6000) / RATE_HZ)
    found = heard(uv)
    assert found is not None
    assert found.channels is not None
    left, right = found.channels.left, found.channels.right
    assert left.rest_uv == pytest.approx(3 * np.sqrt(0.86), rel=0.08)
    assert right.rest_uv == pytest.approx(3 * np.sqrt(0.86), rel=0.08)
    assert left.hum_uv < 1
    assert right.hum_uv == pytest.approx(15 / np.sqrt(2), rel=0.05)
    assert right.hum_hz == 60.0
    assert left.contact.grade is Grade.GOOD
    assert "hum" in right.contact.words


def test_losses_are_counted_and_nothing_is_heard_across_them() -> None:
    uv = noise(6, 2.0)
    uv[3000:] += 5000  # an electrode's drift over the gap: as one stretch it would be a step
    found = heard(uv, lost={188: 300})
    assert found is not None
    assert (found.got, found.lost) == (4992, 300)
    assert found.rate_hz == pytest.approx(RATE_HZ, rel=1e-3)
    assert found.channels is not None
    assert found.channels.left.rest_uv == pytest.approx(2 * np.sqrt(0.86), rel=0.1)


def test_a_flat_line_is_told_of_its_channel_alone() -> None:
    uv = noise(4, 2.0)
    uv[:, 0] = 0.0
    found = heard(uv)
    assert found is not None
    assert found.channels is not None
    assert "check its cable" in found.channels.left.contact.words
    assert found.channels.right.contact.grade is Grade.GOOD


def test_of_too_little_nothing_is_said() -> None:
    assert auditioned("A board", [], [], None) is None
    one = EmgBlock(np.array([1.0]), np.zeros((1, 2)))
    assert auditioned("A board", [one], [1.0], None) is None
    short = heard(noise(0.5, 1.0))
    assert short is not None
    assert short.channels is None
    slow = [EmgBlock(np.arange(200) / 40, noise(0.2, 1.0))]
    found = auditioned("A board", slow, [5.0], None)
    assert found is not None
    assert found.channels is None


def test_missing_samples_do_not_spoil_the_figures() -> None:
    uv = noise(4, 2.0)
    uv[100, 0] = np.nan
    found = heard(uv)
    assert found is not None
    assert found.channels is not None
    assert np.isfinite(found.channels.left.rest_uv)
