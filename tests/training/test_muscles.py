"""The muscles' level: for the measured rate, over losses, and None where it cannot be trusted."""

import numpy as np
import pytest

from game.model.contact import Grade
from game.model.signals import EmgBlock, FloatArray
from game.training.muscles import Muscles

RATE = 1000.0


def noise(seconds: float, uv: float = 10.0, rate: float = RATE) -> FloatArray:
    return np.random.default_rng(2).standard_normal((round(seconds * rate), 2)) * uv


def hear(muscles: Muscles, uv: FloatArray, begin_s: float, rate: float = RATE, told_hz: float | None = None) -> float:
    """Blocks of 16 samples; returns when the last one was taken."""
    for k in range(0, len(uv), 16):
        piece = uv[k : k + 16]
        muscles.hear(EmgBlock(begin_s + (k + np.arange(len(piece))) / rate, piece, rate_hz=told_hz))
    return begin_s + (len(uv) - 1) / rate


def test_the_measured_rate_makes_the_filters() -> None:
    muscles = Muscles()
    hear(muscles, noise(2, rate=1005), 0.0, 1005.0)
    assert muscles.rate_hz == pytest.approx(1005, rel=1e-6)


def test_a_rate_told_with_the_blocks_is_taken_at_once_and_kept() -> None:
    muscles = Muscles()
    end_s = hear(muscles, noise(7), 0.0, told_hz=900.0)
    assert muscles.rate_hz == 900.0
    hear(muscles, noise(0.1), end_s + 1 / RATE, told_hz=998.0)
    assert muscles.rate_hz == 998.0


def test_a_rate_that_turns_out_to_be_another_is_corrected() -> None:
    muscles = Muscles()
    end_s = hear(muscles, noise(0.8, rate=900.0), 0.0, 900.0)
    assert muscles.rate_hz == pytest.approx(900, rel=1e-3)
    end_s = hear(muscles, noise(12), end_s + 1 / RATE)
    assert muscles.rate_hz == pytest.approx(1000, rel=0.02)
    assert muscles.at(end_s) is not None


def test_the_fitted_clock_makes_the_filters_and_a_notch_meets_its_hum() -> None:
    """Counting half a second of batches is off by a percent or more; a notch is half a percent wide."""
    rate, told = 1005.0, (1001.0, 1005.0)
    muscles = Muscles()
    muscles.without_hum(50.0)
    uv = noise(12, 1.0, rate) + 100 * np.sin(2 * np.pi * 50 * np.arange(round(12 * rate)) / rate)[:, None]
    for k in range(0, len(uv), 100):
        piece = uv[k : k + 100]
        t_s = (k + np.arange(len(piece))) / rate + 0.04 * (k % 300 == 0)
        muscles.hear(EmgBlock(t_s, piece, clock_hz=told[k > 2000]))
    assert muscles.rate_hz == 1005.0
    level = muscles.at(t_s[-1])
    assert level is not None
    assert max(level.level_uv) < 3


def test_what_was_lost_before_the_first_block_says_nothing_of_the_rate() -> None:
    muscles = Muscles()
    muscles.hear(EmgBlock(np.arange(100) / RATE, noise(0.1), lost=1800))
    hear(muscles, noise(1.0), 0.1)
    assert muscles.rate_hz == pytest.approx(1000, rel=0.01)


def test_a_few_lost_samples_do_not_silence_the_game() -> None:
    muscles, uv = Muscles(), noise(6)
    silent = 0
    for k in range(0, len(uv), 10):
        lost = int(k % 500 == 490)
        muscles.hear(EmgBlock((k + lost + np.arange(10 - lost)) / RATE, uv[k + lost : k + 10], lost))
        silent += k > 1000 and muscles.at(k / RATE) is None
    assert silent == 0
    assert muscles.rate_hz == pytest.approx(1000, rel=0.005)


def test_a_bad_contact_withholds_its_own_channel_alone() -> None:
    muscles = Muscles()
    end_s = hear(muscles, noise(4), 0.0)
    assert muscles.at(end_s) is not None
    flat = noise(3)
    flat[:, 1] = 0.0
    end_s = hear(muscles, flat, end_s + 1 / RATE)
    assert muscles.contacts.right.grade is Grade.BAD
    assert muscles.contacts.left.grade is Grade.GOOD
    heard = muscles.at(end_s)
    assert heard is not None
    assert heard.level_uv.left == pytest.approx(10, rel=0.4)
    assert np.isfinite(heard.uv[:, 0]).all()
    assert np.isnan([heard.level_uv.right, *heard.uv[:, 1]]).all()


def test_hum_is_filtered_on_request_and_measured_again() -> None:
    muscles = Muscles()
    hum = 60 * np.sin(2 * np.pi * 50 * np.arange(20_000) / RATE)[:, None]
    uv = noise(20) + hum
    end_s = hear(muscles, uv[:6000], 0.0)
    assert muscles.contacts.left.hum_hz == 50.0
    assert muscles.at(end_s) is None
    muscles.without_hum(50.0)
    end_s = hear(muscles, uv[6000:12_000], end_s + 1 / RATE)
    level = muscles.at(end_s)
    assert level is not None
    assert level.level_uv.left == pytest.approx(10, rel=0.4)
    muscles.without_hum(None)
    assert muscles.mains_hz is None


def test_after_a_long_pause_it_may_be_another_board() -> None:
    muscles = Muscles()
    end_s = hear(muscles, noise(2), 0.0)
    end_s = hear(muscles, noise(3, rate=500.0), end_s + 3.0, 500.0)
    assert muscles.rate_hz == pytest.approx(500, rel=1e-6)
    assert muscles.at(end_s) is not None
