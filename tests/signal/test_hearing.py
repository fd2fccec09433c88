"""Listening over losses: short ones change nothing, after long ones nothing is said until the filters have settled."""

import numpy as np
import pytest

from game.model.contact import Grade
from game.model.signals import EmgBlock, FloatArray
from game.signal.envelope import Envelope
from game.signal.hearing import Hearing, whole_envelope

RATE = 1000.0


def noise(count: int, uv: float = 10.0) -> FloatArray:
    return np.random.default_rng(4).standard_normal((count, 2)) * uv


def block(first: int, uv: FloatArray, lost: int = 0) -> EmgBlock:
    return EmgBlock((first + np.arange(len(uv))) / RATE, uv, lost)


def test_at_first_nothing_is_measured_and_then_the_envelope() -> None:
    uv = noise(2000)
    hearing = Hearing(RATE)
    heard = np.concatenate([hearing.hear(block(k, uv[k : k + 7])) for k in range(0, 2000, 7)])
    settling = round(Envelope(RATE).settling_s * RATE)
    assert 100 < settling < 300
    assert np.isnan(heard[:settling]).all()
    np.testing.assert_array_equal(heard[settling:], Envelope(RATE)(uv)[settling:])


def test_over_a_short_loss_the_filters_go_on() -> None:
    uv = noise(3000)
    hearing = Hearing(RATE)
    hearing.hear(block(0, uv[:1500]))
    after = hearing.hear(block(1520, uv[1500:], lost=20))
    np.testing.assert_array_equal(after, Envelope(RATE)(uv)[1500:])


@pytest.mark.parametrize(("missing", "lost"), [(21, 21), (150, 0)])
def test_after_a_long_one_they_begin_anew(missing: int, lost: int) -> None:
    loud, quiet = noise(2000, 500.0), noise(1500, 5.0)
    hearing = Hearing(RATE)
    hearing.hear(block(0, loud))
    after = hearing.hear(block(2000 + missing, quiet, lost))
    settling = round(hearing.envelope.settling_s * RATE)
    assert np.isnan(after[:settling]).all()
    assert after[settling:].max() < 15
    assert after[settling:].min() > 0


def test_a_notch_takes_longer_to_settle() -> None:
    hearing = Hearing(RATE, mains_hz=50.0)
    hum = 30 * np.sin(2 * np.pi * 50 * np.arange(4000) / RATE)
    heard = hearing.hear(block(0, np.column_stack((hum, hum))))
    assert 0.8 < hearing.envelope.settling_s < 1.2
    assert np.nanmax(heard) < 1.0


def test_an_empty_block_is_nothing() -> None:
    hearing = Hearing(RATE)
    assert hearing.hear(block(0, noise(0))).shape == (0, 2)
    assert hearing.contacts.left.grade is Grade.LISTENING


def test_a_whole_recording_begins_anew_after_its_long_gaps() -> None:
    uv, lost = noise(3000), np.zeros(3000, dtype=np.int64)
    lost[500], lost[1500] = 20, 21
    whole = whole_envelope(uv, lost, RATE)
    settling = round(Envelope(RATE).settling_s * RATE)
    np.testing.assert_array_equal(whole[:1500], Envelope(RATE)(uv[:1500]))
    assert np.isnan(whole[1500 : 1500 + settling]).all()
    np.testing.assert_array_equal(whole[1500 + settling :], Envelope(RATE)(uv[1500:])[settling:])
