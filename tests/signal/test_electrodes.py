"""What is the matter with an electrode pair is found, and a quiet muscle is never held against it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.contact import Contact, Grade
from game.model.signals import Converter, EmgBlock, FloatArray, Intent
from game.signal.electrodes import Electrodes
from game.simulation.emg import emg_uv
from game.simulation.patient import PATIENTS

RATE = 1000.0
BOARD = Converter(uv_per_count=3.19, middle=512, lowest=0, highest=1023, nominal_hz=1000)
FINE = Converter(uv_per_count=0.0224, middle=0, lowest=-(2**23), highest=2**23 - 1)


def muscle(uv: float = 5.0, seconds: float = 6.0, rate: float = RATE) -> FloatArray:
    noise: FloatArray = np.random.default_rng(1).standard_normal((round(seconds * rate), 2)) * uv
    return noise


def sine(hz: float, uv: float, count: int = 6000, rate: float = RATE) -> FloatArray:
    """A sine of this RMS, (n, 1)."""
    wave: FloatArray = np.sqrt(2) * uv * np.sin(2 * np.pi * hz * np.arange(count) / rate)
    return wave[:, None]


def block(uv: FloatArray, converter: Converter | None = None, lost: int = 0, rate: float = RATE) -> EmgBlock:
    return EmgBlock(np.arange(len(uv)) / rate, uv, lost, None, converter)


def heard(
    uv: FloatArray, converter: Converter | None = None, mains_hz: float | None = None, rate: float = RATE
) -> tuple[Contact, Contact]:
    electrodes = Electrodes(rate, mains_hz)
    electrodes.hear(block(uv, converter, rate=rate))
    left, right = electrodes.contacts
    return left, right


@pytest.mark.parametrize("uv", [0.05, 0.5, 2.0, 8.0, 9.0])
@pytest.mark.parametrize("converter", [None, FINE])
def test_a_quiet_muscle_sits_well_however_quiet(uv: float, converter: Converter | None) -> None:
    assert [each.grade for each in heard(muscle(uv), converter)] == [Grade.GOOD] * 2


@pytest.mark.parametrize("name", PATIENTS)
def test_every_simulated_patient_at_rest_sits_well(name: str) -> None:
    uv = emg_uv(PATIENTS[name], (), 0, 8000, RATE, 0.0)
    assert all(each.grade in {Grade.GOOD, Grade.FAIR} for each in heard(uv))
    assert not any(each.hum_hz for each in heard(uv))


@pytest.mark.parametrize("name", PATIENTS)
def test_a_muscle_that_works_is_never_called_bad(name: str) -> None:
    asked = tuple(Intent(3.0 * k, "smile" if k % 2 else "rest", 1.0 * (k % 2)) for k in range(5))
    electrodes = Electrodes(RATE)
    for first in range(0, 15_000, 500):
        electrodes.hear(block(emg_uv(PATIENTS[name], asked, first, 500, RATE, 0.0)))
        assert all(each.grade is not Grade.BAD for each in electrodes.contacts)


def railed(uv: FloatArray) -> FloatArray:
    clipped: FloatArray = np.clip(uv * 400, BOARD.uv(np.array(0)), BOARD.uv(np.array(1023)))
    return clipped


def tugged(uv: FloatArray) -> FloatArray:
    return uv + sine(4.0, 300.0, len(uv))


CASES: dict[str, tuple[Callable[[FloatArray], FloatArray], Converter | None, Grade, str]] = {
    "clipping, ends known": (railed, BOARD, Grade.BAD, "Too strong"),
    "clipping, ends unknown": (
        lambda uv: np.clip(uv * 100 + tugged(uv) * 8, -2000, 2000),
        None,
        Grade.BAD,
        "Too strong",
    ),
    "flat": (lambda uv: uv * 0 + 70, None, Grade.BAD, "Nothing arrives"),
    "flat on a coarse board": (lambda uv: uv * 0, replace(BOARD, uv_per_count=24.4), Grade.FAIR, "Quieter"),
    "at the board's edge": (lambda uv: uv + 0.85 * 512 * 3.19, BOARD, Grade.FAIR, "Off balance"),
    "some hum": (lambda uv: uv + sine(50, 4.0), None, Grade.FAIR, "Mains hum:"),
    "much hum": (lambda uv: uv + sine(50, 30.0), None, Grade.BAD, "Mains hum:"),
    "hum of 60 Hz in harmonics": (lambda uv: uv + sine(180, 20.0) + sine(60, 9.0), None, Grade.BAD, "Mains hum:"),
    "off the skin": (lambda uv: uv + sine(50, 900.0), None, Grade.BAD, "Only hum"),
    "restless": (lambda uv: uv * 4, None, Grade.FAIR, "Restless"),
    "a swaying cable": (lambda uv: uv + sine(5.0, 40.0), None, Grade.FAIR, "cable moves"),
    "a tugged cable": (tugged, None, Grade.BAD, "cable moves"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_trouble_is_named_on_its_own_channel(case: str) -> None:
    change, converter, grade, words = CASES[case]
    uv = muscle()
    hurt = np.column_stack((change(uv)[:, 0], uv[:, 1]))
    left, right = heard(hurt, converter)
    assert (left.grade, right.grade) == (grade, Grade.GOOD)
    assert words in left.words
    assert len(left.words) <= 34  # it must fit a row of the setup screen
    assert heard(hurt[:, ::-1], converter) == (right, left)


def test_hum_is_told_with_its_frequency_and_is_nothing_once_filtered() -> None:
    uv = muscle() + sine(60, 30.0)
    assert [each.hum_hz for each in heard(uv)] == [60.0, 60.0]
    assert [each.grade for each in heard(uv, mains_hz=60.0)] == [Grade.GOOD] * 2


@pytest.mark.parametrize("lost", [(5, Grade.GOOD), (30, Grade.FAIR), (300, Grade.BAD)])
def test_lost_samples_count_for_ten_seconds(lost: tuple[int, Grade]) -> None:
    electrodes = Electrodes(RATE)
    uv = muscle(seconds=10)
    electrodes.hear(block(uv[:6000]))
    electrodes.hear(block(uv[6000:], lost=lost[0]))
    assert [each.grade for each in electrodes.contacts] == [lost[1]] * 2
    electrodes.hear(block(uv))
    electrodes.hear(block(uv[:1000]))
    assert [each.grade for each in electrodes.contacts] == [Grade.GOOD] * 2


def test_a_rate_that_is_not_the_boards_own_is_told() -> None:
    left, _ = heard(muscle(rate=1040), BOARD, rate=1040.0)
    assert (left.grade, left.words) == (Grade.FAIR, "It takes 1040 a second, not 1000")
    slow, _ = heard(muscle(rate=250), rate=250.0)
    assert slow.grade is Grade.FAIR
    assert "A slow board" in slow.words


@pytest.mark.parametrize("rate", [100.0, 125.0, 250.0, 1000.0, 5000.0, 10000.0])
def test_hum_is_heard_at_every_rate_that_can_carry_it(rate: float) -> None:
    uv = muscle(rate=rate) + sine(50, 40.0, round(6 * rate), rate)
    hums = [each.hum_hz for each in heard(uv, rate=rate)]
    assert hums == ([None, None] if rate <= 112 else [50.0, 50.0])


def test_before_two_seconds_nothing_is_said_and_a_gap_begins_anew() -> None:
    electrodes = Electrodes(RATE)
    electrodes.hear(block(muscle()[:1900]))
    assert [each.grade for each in electrodes.contacts] == [Grade.LISTENING] * 2
    electrodes.hear(block(muscle()))
    assert [each.grade for each in electrodes.contacts] == [Grade.GOOD] * 2
    electrodes.restart()
    assert [each.grade for each in electrodes.contacts] == [Grade.LISTENING] * 2


def test_samples_that_are_no_numbers_are_survived() -> None:
    uv = muscle()
    uv[1000:3000:7, 0] = np.nan
    uv[5000, 1] = np.inf
    assert all(each.grade is not Grade.LISTENING for each in heard(uv))


@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, 6000), max_size=20))
def test_any_cutting_finds_the_same(cuts: list[int]) -> None:
    uv = muscle() + sine(50, 4.0)
    electrodes = Electrodes(RATE)
    for piece in np.split(uv, sorted(cuts)):
        electrodes.hear(block(piece, BOARD))
    assert tuple(electrodes.contacts) == heard(uv, BOARD)
