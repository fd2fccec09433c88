"""The way in with electrodes on: how each sits, and the hum that may be filtered."""

import numpy as np
import pytest

from game.model.inputs import Input
from game.model.scale import DOUBTS, Scale
from game.model.signals import Converter, EmgBlock
from tests.scenes.sitting import CONFIRM, DT, HEARD, Sitting

HUM_BUTTON = Input(point=(560, 130))
RECORD_BUTTON = Input(point=(900, 50))


def heard(sitting: Sitting, seconds: float, left_hum_uv: float = 0.0, right_scale: float = 1.0) -> None:
    """Steps the sitting while its board delivers resting muscles, hum on the left alone."""
    rng = np.random.default_rng(3)
    for _ in range(round(seconds / DT)):
        t_s = sitting.t_s + np.arange(HEARD) * DT / HEARD
        uv = rng.normal(0, 4, (HEARD, 2)) * (1.0, right_scale)
        uv[:, 0] += left_hum_uv * np.sqrt(2) * np.sin(2 * np.pi * 50 * t_s)
        sitting.visit.fusion.hear(EmgBlock(t_s, uv, scale="calibrated"))
        sitting.step()


def test_each_electrode_says_how_it_sits() -> None:
    sitting = Sitting(has_board=True)
    heard(sitting, 0.7)
    assert {"Left: Listening for a moment", "Right: Listening for a moment"} <= set(sitting.drawn())
    heard(sitting, 4.0)
    assert {"Left: Sits well", "Right: Sits well", "I hear both muscles"} <= set(sitting.drawn())
    assert "1020 samples a second, measured" in sitting.drawn()
    heard(sitting, 4.0, right_scale=0.0)
    assert {"Left: Sits well", "Right: Nothing arrives: check its cable"} <= set(sitting.drawn())
    assert "An electrode needs a look" in sitting.drawn()


@pytest.mark.parametrize("scale", DOUBTS)
@pytest.mark.parametrize("counts", [True, False])
def test_microvolts_that_are_not_calibrated_say_so(scale: Scale, counts: bool) -> None:
    sitting = Sitting(has_board=True)
    converter = Converter(0.2, 2048.0, 0, 4095, calibrated=scale == "calibrated")
    rng = np.random.default_rng(3)
    for _ in range(60):
        sent = np.rint(rng.normal(2048, 20, (HEARD, 2))).astype(np.int64)
        block = EmgBlock.counted(sitting.t_s + np.arange(HEARD) * DT / HEARD, sent, converter)
        if not counts:
            block = EmgBlock(block.t_s, block.uv, scale=scale)
        sitting.visit.fusion.hear(block)
        sitting.step()
    doubt = DOUBTS[converter.scale if counts else scale]
    (facts,) = (words for words in sitting.drawn() if "samples a second" in words)
    assert facts.partition("measured")[2] == (f" \u00b7 {doubt}" if doubt else "")


def test_hum_may_be_filtered_and_its_use_is_kept() -> None:
    sitting = Sitting(has_board=True)
    heard(sitting, 4.0)
    assert "Filter the hum" not in sitting.drawn()
    heard(sitting, 4.0, left_hum_uv=50.0)
    assert "Left: Mains hum: move away from chargers" in sitting.drawn()
    assert sitting.visit.fusion.at(sitting.t_s).emg_uv is None
    sitting.step(HUM_BUTTON)
    assert "Keep the hum" in sitting.drawn()
    heard(sitting, 4.0, left_hum_uv=50.0)
    assert "Left: Sits well" in sitting.drawn()
    emg_uv = sitting.visit.fusion.at(sitting.t_s).emg_uv
    assert emg_uv is not None
    assert emg_uv.left < 8
    sitting.uv = lambda amount: 40 * amount
    sitting.step(CONFIRM)
    sitting.until("play")
    assert sitting.store.calibrations[-1][1].mains_hz == 50.0


def test_the_filter_can_be_taken_out_again() -> None:
    sitting = Sitting(has_board=True)
    heard(sitting, 4.0, left_hum_uv=50.0)
    sitting.step(HUM_BUTTON)
    sitting.step(HUM_BUTTON)
    assert sitting.visit.fusion.muscles.mains_hz is None
    sitting.step(HUM_BUTTON)
    assert sitting.visit.fusion.muscles.mains_hz == 50.0


def test_muscles_are_recorded_only_after_a_yes_with_their_phases() -> None:
    sitting = Sitting(has_board=True)
    heard(sitting, 1.0)
    assert "Record the muscles: no" in sitting.drawn()
    assert sitting.recorder.blocks == []
    sitting.step(RECORD_BUTTON)
    assert "Record the muscles: yes" in sitting.drawn()
    sitting.uv = lambda amount: 40 * amount
    sitting.wait(0.5)
    assert len(sitting.recorder.blocks) == round(0.5 / DT)
    sitting.step(CONFIRM)
    sitting.until("results")
    assert sitting.recorder.remarks[0] == "1020 Hz"
    assert "smile-test calibration rest" in sitting.recorder.remarks
    phases = [words for words in sitting.recorder.remarks if words.startswith("smile-test 2")]
    assert phases == [f"smile-test 2 {phase}" for phase in ("prompt", "move", "hold", "release", "rest")]
    assert any(words.startswith("repetition 2: ") for words in sitting.recorder.remarks)


def test_without_a_board_nobody_asks_for_a_recording() -> None:
    sitting = Sitting()
    sitting.recorder.allow(True)
    sitting.wait(0.2)
    assert not any("Record" in words for words in sitting.drawn())
