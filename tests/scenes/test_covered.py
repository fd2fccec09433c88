"""What play does about a hidden mouth, and about somebody else who sits down."""

import numpy as np
import pytest

from game.model.inputs import Action, Input
from game.model.moment import Phase
from game.model.side import PerSide
from game.model.sight import Shown, Sight
from game.model.signals import FloatArray
from game.scenes.presence import GONE_S
from game.scenes.stages import CALIBRATION_S, READY_S
from game.signal.familiar import EVERY_S, LOOK_S
from game.signal.quality import UNLIKE
from game.training.rest import PATIENCE_S, REST_S
from tests.scenes.sitting import CONFIRM, TEMPO, Sitting, face, level

AWAY = PerSide(0.0, 0.0)
COVERED, KNOWN, UNKNOWN = Sight(shown=Shown(mouth=AWAY)), Sight(alike=1.0), Sight(alike=0.2)
NEXT = Input(Action.NEXT)


def stranger(movement: str, amount: float) -> FloatArray:
    """The same movement in a face that is wider and has a longer nose."""
    points = face(movement, amount)
    points[:, 0] = 320 + (points[:, 0] - 320) * 1.08
    points[[1, 2, 98, 327], 1] += 6
    return points


def to_hold(sitting: Sitting) -> None:
    sitting.begin()
    sitting.wait(TEMPO.prompt_s + TEMPO.move_s + 0.1)
    assert Phase.HOLD.value in sitting.drawn()


def test_a_mouth_that_is_hidden_for_long_pauses_a_smile_and_says_why() -> None:
    sitting = Sitting(level())
    to_hold(sitting)
    sitting.sight = COVERED
    sitting.until("pause", at_most_s=GONE_S + 1.0)
    assert "Something covers your mouth" in sitting.drawn()
    sitting.sight = Sight()
    sitting.until("play", at_most_s=1.0)


def test_a_mouth_that_is_hidden_does_not_stop_a_blink() -> None:
    sitting = Sitting(level("blink"))
    sitting.sight = COVERED
    sitting.measure()
    sitting.until("results")
    assert all(each.score is not None for each in sitting.visit.played[0].repetitions)


def test_a_hold_with_a_hidden_mouth_is_not_scored_and_says_so() -> None:
    sitting = Sitting(level())
    to_hold(sitting)
    sitting.sight = COVERED
    sitting.wait(TEMPO.hold_s)
    sitting.sight = Sight()
    sitting.wait(TEMPO.release_s)
    first = sitting.visit.played[0].repetitions[0]
    assert first.score is None
    assert first.reasons == ("Something covers your mouth.",)


def test_a_calibration_waits_for_a_hidden_mouth_but_not_for_ever() -> None:
    sitting = Sitting(level())
    sitting.sight = COVERED
    sitting.measure()
    sitting.wait(PATIENCE_S - 0.5)
    assert "Something covers your mouth" in sitting.drawn()
    sitting.wait(3.0)
    assert "Something covers your mouth" not in sitting.drawn()


def come_instead(sitting: Sitting, gone_s: float) -> None:
    """The player leaves and somebody else sits down."""
    sitting.face = lambda *_: None
    sitting.wait(gone_s)
    sitting.face, sitting.sight = stranger, UNKNOWN
    sitting.wait(0.1)


@pytest.mark.parametrize("gone_s", [0.3, GONE_S + 1.0])
def test_a_repetition_is_not_finished_by_somebody_else(gone_s: float) -> None:
    sitting = Sitting(level())
    sitting.every, sitting.sight = 1, KNOWN
    to_hold(sitting)
    come_instead(sitting, gone_s)
    sitting.until("pause", at_most_s=8.0)
    sitting.wait(1.0)
    assert {"Is this still you? Sit as before, or measure your rest again", "It is me", "Rest again"} <= set(
        sitting.drawn()
    )
    assert all(each.score is None for each in sitting.visit.played[0].repetitions)
    sitting.face, sitting.sight = (lambda *_: None), KNOWN
    sitting.wait(0.2)
    sitting.face = face
    sitting.until("play", at_most_s=2.0)


def test_who_says_that_it_is_them_plays_on() -> None:
    sitting = Sitting(level())
    sitting.every, sitting.sight = 1, KNOWN
    to_hold(sitting)
    come_instead(sitting, GONE_S + 1.0)
    sitting.wait(1.0)
    assert sitting.now == "pause"
    sitting.step(CONFIRM)
    sitting.until("play", at_most_s=1.0)
    sitting.wait(2 * EVERY_S + LOOK_S + GONE_S)
    assert sitting.now == "play", "they are not asked over and over"


def test_the_rest_can_be_measured_again() -> None:
    sitting = Sitting(level())
    sitting.every, sitting.sight = 1, KNOWN
    to_hold(sitting)
    come_instead(sitting, GONE_S + 1.0)
    sitting.wait(1.0)
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"
    sitting.until("play")
    assert np.isfinite(sitting.t_s)


def test_whose_skin_is_not_found_again_is_asked_and_plays_on() -> None:
    sitting = Sitting(level())
    sitting.sight = KNOWN
    to_hold(sitting)
    sitting.sight = Sight(alike=0.3, sure=0.0)
    sitting.until("pause", at_most_s=GONE_S + 1.0)
    sitting.wait(0.2)
    assert {UNLIKE, "It is me", "Rest again"} <= set(sitting.drawn())
    sitting.step(CONFIRM)
    sitting.until("play", at_most_s=1.0)


@pytest.mark.parametrize("muscles", [False, True])
def test_a_calibration_asks_a_face_that_is_unlike_its_rest(muscles: bool) -> None:
    sitting = Sitting(level(), has_board=muscles)
    if muscles:
        sitting.uv = lambda amount: 60 * amount
    sitting.every, sitting.sight = 1, KNOWN
    sitting.measure()
    sitting.wait(READY_S + REST_S + 0.5)
    come_instead(sitting, 0.3)
    sitting.until("pause", at_most_s=GONE_S + 2.0)
    sitting.step()
    assert {"It is me", "Rest again"} <= set(sitting.drawn())
    sitting.step(CONFIRM)
    sitting.until("play", at_most_s=3 * CALIBRATION_S)
    assert sitting.names.count("pause") == 1
