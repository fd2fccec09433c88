"""Electrodes on one side, and the step that notices swapped channels."""

from pathlib import Path

import numpy as np
import pytest

from game.model.montage import BILATERAL, Montage
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.scenes import electrodes
from game.store.montage import MONTAGE, RememberedMontage
from tests.faces import landmarks
from tests.scenes.sitting import BACK, CONFIRM, Sitting, level
from tests.scenes.test_guide import GUIDE_BUTTON, MONTAGE_AT, NEXT, press

CHECK_AT = MONTAGE_AT + 1


def wired(channels: dict[str, tuple[float, float]], coupled: Side | None = Side.RIGHT, name: str = "smile") -> Sitting:
    """Somebody whose channels rise by so many microvolts in each movement."""
    sitting = Sitting(level(name), has_board=True)
    sitting.recorder.allow(True)
    electrodes.sit(sitting.visit, Montage(coupled))

    def uv(amount: float) -> FloatArray:
        movement = sitting.visit.asked[-1].movement if sitting.visit.asked else "rest"
        return amount * np.array(channels.get(movement, (0.0, 0.0)))

    sitting.uv = uv
    sitting.wait(1.5)
    return sitting


def checked(sitting: Sitting) -> list[str]:
    """What the check says, reached from setup by keys."""
    sitting.step(GUIDE_BUTTON)
    sitting.step(CONFIRM)
    sitting.step(*[NEXT] * CHECK_AT, CONFIRM)
    assert sitting.now == "wiring"
    sitting.wait(13.5)
    return sitting.drawn()


def test_swapped_channels_are_noticed_and_swapped_for_the_sitting() -> None:
    sitting = wired({"smile": (6, 50), "blink": (40, 8)})
    assert "They look swapped. Swap them?" in checked(sitting)
    sitting.step(CONFIRM)
    assert sitting.now == "guide"
    assert sitting.visit.fusion.muscles.swapped
    assert "channels swapped" in sitting.recorder.remarks
    sitting.step(CONFIRM)
    assert sitting.now == "wiring"
    sitting.wait(13.5)
    assert "Both sit as drawn" in sitting.drawn()
    sitting.step(CONFIRM)
    sitting.step(BACK)
    sitting.step(BACK)
    assert sitting.now == "setup"
    sitting.step(CONFIRM)
    sitting.wait(2.0)
    assert "electrodes: right eye, right cheek (swapped)" in sitting.recorder.remarks


def test_nothing_is_swapped_unless_the_player_says_so() -> None:
    sitting = wired({"smile": (6, 50), "blink": (40, 8)})
    checked(sitting)
    sitting.step(BACK)
    assert sitting.now == "guide"
    assert not sitting.visit.fusion.muscles.swapped


def test_what_cannot_be_told_is_said_and_may_be_tried_again() -> None:
    sitting = wired({"smile": (30, 25), "blink": (28, 30)})
    assert "I cannot tell, and that is fine" in checked(sitting)
    assert not any("swap" in words.lower() for words in sitting.drawn())
    sitting.step(NEXT, CONFIRM)
    assert sitting.now == "wiring"
    assert "Rest your whole face" in sitting.drawn()


def test_both_sides_are_asked_one_by_one() -> None:
    sitting = wired({}, coupled=None)
    sitting.step(GUIDE_BUTTON)
    sitting.step(CONFIRM)
    sitting.step(*[NEXT] * CHECK_AT, CONFIRM)
    sitting.wait(4.0)
    assert "Smile with only your left side, as well as you can" in sitting.drawn()
    sitting.wait(5.5)
    assert "Smile with only your right side, as well as you can" in sitting.drawn()


def test_time_stands_still_while_a_channel_is_silent() -> None:
    sitting = Sitting(level(), has_board=True)
    sitting.wait(0.2)
    sitting.step(GUIDE_BUTTON)
    sitting.step(CONFIRM)
    sitting.step(*[NEXT] * CHECK_AT, CONFIRM)
    sitting.wait(20)
    assert "Waiting for both electrodes" in sitting.drawn()
    assert sitting.scene is not None
    assert not sitting.scene.waits
    sitting.board_trouble = "The board was unplugged."
    sitting.step()
    assert "The board was unplugged." in sitting.drawn()


@pytest.mark.parametrize("exercise", ["smile", "blink"])
def test_electrodes_on_one_side_help_that_side_and_say_nothing_of_symmetry(exercise: str) -> None:
    sitting = wired({"smile": (50, 6), "blink": (6, 40)}, name=exercise)
    assert {"Right cheek: Listening for a moment", "Right eye: Listening for a moment"} <= set(sitting.drawn())
    sitting.step(CONFIRM)
    sitting.until("results")
    assert "electrodes: right cheek, right eye" in sitting.recorder.remarks
    for _, _, kept in sitting.store.repetitions:
        assert kept.reasons == ()
        assert kept.uv is None
        assert kept.mm is not None
        assert kept.coupled is not None
        assert kept.coupled.target_uv > 3 * kept.coupled.intruder_uv
    for _, best in sitting.store.calibrations:
        assert (best.best_uv, best.rest_uv) == (None, None)
        assert best.coupled is not None
        assert best.coupled.side is Side.RIGHT
        assert best.coupled.best_uv > best.coupled.rest_target_uv


@pytest.mark.parametrize(("coupled", "named"), [(Side.LEFT, None), (Side.RIGHT, Side.RIGHT)])
def test_the_side_the_electrodes_are_on_is_the_one_looked_at(coupled: Side, named: Side | None) -> None:
    sitting = wired({"smile": (50, 40)}, coupled)

    def narrowing(movement: str, amount: float) -> FloatArray:
        smile = 6 * amount if movement == "smile" else 0.0
        return landmarks(smile=PerSide(smile, smile), eye_mm=PerSide(9.0, 9.0 - smile))

    sitting.face = narrowing
    sitting.step(CONFIRM)
    sitting.until("results")
    assert {kept.intruder and kept.intruder.side for _, _, kept in sitting.store.repetitions} == {named}


def test_the_montage_chosen_is_kept_for_the_next_day(tmp_path: Path) -> None:
    sitting = Sitting(level(), has_board=True)
    sitting.visit.montages = RememberedMontage(tmp_path)
    sitting.wait(0.1)
    sitting.step(GUIDE_BUTTON)
    sitting.step(CONFIRM)
    press(sitting, MONTAGE_AT)
    assert RememberedMontage(tmp_path).last() == Montage(Side.LEFT)
    press(sitting, MONTAGE_AT)
    assert RememberedMontage(tmp_path).last() == Montage(Side.RIGHT)
    press(sitting, MONTAGE_AT)
    assert RememberedMontage(tmp_path).last() == BILATERAL


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"coupled": "up"}', '{"coupled": 3}'])
def test_a_damaged_file_means_both_sides(tmp_path: Path, words: str) -> None:
    (tmp_path / MONTAGE).write_text(words, encoding="utf-8")
    assert RememberedMontage(tmp_path).last() == BILATERAL
