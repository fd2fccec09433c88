"""The check-up: five movements, three times each, measured from one rest and kept apart from practice."""

from dataclasses import replace

import numpy as np
import pytest

from game.model.checkup import Asymmetry
from game.model.feelings import Eye, Face, Feelings, Pain
from game.model.montage import Montage
from game.model.programme import Switches
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.scenes import electrodes
from game.scenes.arrival import examination
from game.scenes.checked import Checked
from game.scenes.course import COURSE_S, MOVEMENT_S
from game.scenes.invitation import Invitation
from game.scenes.presence import GONE_S
from game.training.checkup_words import noticed, resting, ways
from game.training.examination import MOVEMENTS
from tests.faces import landmarks
from tests.scenes.prescribed import Prescribed, written
from tests.scenes.sitting import BACK, CONFIRM, PAUSE, Sitting, face
from tests.scenes.test_covered import COVERED, KNOWN, NEXT, come_instead
from tests.store.values import EXAMINED


def begun(*movements: str, has_board: bool = False) -> Sitting:
    sitting = Sitting(has_board=has_board)
    sitting.scene = Invitation(sitting.visit, movements or MOVEMENTS)
    sitting.names = ["checkup"]
    sitting.wait(1.0)
    sitting.step(CONFIRM)
    return sitting


def weak_left(movement: str, amount: float) -> FloatArray:
    return face(movement, amount, 0.5)


def narrowing(movement: str, amount: float) -> FloatArray:
    if movement != "smile":
        return face(movement, amount)
    return landmarks(smile=PerSide(6 * amount, 6 * amount), eye_mm=PerSide(9.0, 9 - 4.5 * amount))


def test_every_movement_is_measured_three_times_and_kept() -> None:
    sitting = begun()
    sitting.face = weak_left
    begun_s = sitting.t_s
    sitting.until("checked", at_most_s=COURSE_S + 5)
    assert sitting.t_s - begun_s == pytest.approx(COURSE_S, abs=0.2)
    (found,) = sitting.store.checkups
    assert tuple(each.exercise for each in found.movements) == MOVEMENTS
    assert sitting.store.repetitions == []
    assert sitting.store.visits == []
    for each in found.movements:
        assert len(each.trials) == 3
        assert each.mm is not None
        assert each.mm.left == pytest.approx(0.5 * each.mm.right, rel=0.1)
        assert each.symmetry == pytest.approx(0.5, abs=0.06)
        assert each.uv is None
        assert each.quiet == 1
        assert each.seen > 0.9
    assert found.resting is not None
    assert abs(found.resting.mouth_mm) < 0.5
    assert {"Your check-up", "Smile", "50%", "At rest both sides are alike."} <= set(sitting.drawn())
    sitting.step(CONFIRM)
    assert sitting.scene is None


def test_what_moves_along_is_named_in_its_movement_alone() -> None:
    sitting = begun("smile", "pucker")
    sitting.face = narrowing
    sitting.until("checked", at_most_s=COURSE_S + 5)
    said = {each.exercise: noticed(each) for each in sitting.store.checkups[0].movements}
    assert said["smile"] == "Your right eye moves along"
    assert said["pucker"] == "Nothing else moved along"


def test_muscles_alone_are_told_in_microvolts() -> None:
    sitting = begun("smile", "blink", has_board=True)
    sitting.face, sitting.uv = (lambda *_: None), (lambda amount: 60 * amount)
    sitting.until("checked", at_most_s=COURSE_S + 8)
    (found,) = sitting.store.checkups
    assert found.resting is None
    assert found.rest_uv is not None
    for each in found.movements:
        assert each.mm is None
        assert each.uv is not None
        assert ways(each)[0].endswith("uV")
        assert each.quiet is None, "nobody saw what else moved"


def test_electrodes_on_one_side_are_kept_as_target_and_intruder() -> None:
    sitting = begun("smile", has_board=True)
    electrodes.sit(sitting.visit, Montage(Side.LEFT))
    sitting.uv = lambda amount: amount * np.array([60.0, 30.0])
    sitting.until("checked", at_most_s=COURSE_S + 8)
    (found,) = sitting.store.checkups
    assert found.coupled is Side.LEFT
    (smile,) = found.movements
    assert smile.uv is None
    assert all(each.target_uv is not None and each.intruder_uv is not None for each in smile.trials)


def test_a_trial_that_a_pause_cuts_short_is_done_again() -> None:
    sitting = begun("raise_brows")
    sitting.wait(1.5 + 5.0 + 2.5 + 1.5)
    before_s = sitting.t_s
    sitting.step(PAUSE)
    sitting.wait(3.0)
    sitting.step(PAUSE)
    sitting.until("checked", at_most_s=COURSE_S + 5)
    left_s = MOVEMENT_S - 4.0 + 3.0 + 1.5
    assert sitting.t_s - before_s == pytest.approx(left_s, abs=0.3)
    assert all(each.seen > 0.9 for each in sitting.store.checkups[0].movements[0].trials)


@pytest.mark.parametrize("at_s", [0.0, 20.0])
def test_who_leaves_early_has_no_check_up(at_s: float) -> None:
    sitting = begun()
    sitting.wait(at_s)
    sitting.step(BACK)
    sitting.step(*[BACK] if sitting.now == "checkup" else [])
    assert sitting.now == "pause"
    sitting.step(PAUSE)
    sitting.step(BACK)
    assert sitting.store.checkups == []


def test_it_waits_for_a_face_or_muscles_and_says_so() -> None:
    sitting = begun()
    sitting.face = lambda *_: None
    sitting.wait(1.0)
    assert sitting.scene is not None
    assert sitting.scene.stuck_on == "No face is in the picture, and no muscle is heard."
    assert "Come back into the picture; I wait for you" in sitting.drawn()


def test_a_full_disk_is_told_and_what_was_found_is_shown() -> None:
    sitting = begun("smile")
    sitting.store.refuses = True
    sitting.until("checked", at_most_s=COURSE_S + 5)
    assert "The disk is full. Nothing is lost yet." in sitting.drawn()


def test_rest_in_words() -> None:
    assert resting(Asymmetry(2.0, 1.5, -1.2)) == (
        "At rest your left corner of the mouth is 2.0 mm higher and your left eye is 1.5 mm wider and your right brow "
        "is 1.2 mm higher."
    )


def test_where_somebody_else_sits_down_the_check_up_may_be_begun_again() -> None:
    sitting = begun("smile")
    sitting.every, sitting.sight = 1, KNOWN
    sitting.wait(1.5 + 5.0 + 2.5 + 1.0)
    come_instead(sitting, 0.3)
    sitting.wait(0.3)
    sitting.camera_trouble = "The camera was unplugged."
    sitting.step()
    sitting.step()
    assert {"It is me", "Rest again"} <= set(sitting.drawn())
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.now == "checkup"
    assert sitting.scene is not None
    assert sitting.scene.waits, "it is begun when they ask for it"


def test_a_face_unlike_its_rest_is_asked_and_who_says_that_it_is_them_goes_on() -> None:
    sitting = begun("smile", "pucker")
    sitting.every, sitting.sight = 1, KNOWN
    sitting.wait(1.5 + 5.0 + 2.5 + 1.0)
    come_instead(sitting, 0.3)
    sitting.until("pause", at_most_s=GONE_S + 2.0)
    sitting.step()
    assert {"Is this still you? Sit as before, or measure your rest again", "It is me"} <= set(sitting.drawn())
    sitting.step(CONFIRM)
    sitting.until("checkup", at_most_s=1.0)
    sitting.until("checked", at_most_s=COURSE_S)
    (found,) = sitting.store.checkups
    assert [len(each.trials) for each in found.movements] == [3, 3]
    assert all(trial.seen > 0.6 for each in found.movements for trial in each.trials)


def test_a_face_that_is_as_it_was_goes_on_by_itself() -> None:
    sitting = begun("smile")
    sitting.every, sitting.sight = 1, KNOWN
    sitting.wait(1.5 + 5.0 + 2.5 + 1.0)
    come_instead(sitting, 0.3)
    sitting.until("pause", at_most_s=GONE_S + 2.0)
    sitting.face, sitting.sight = (lambda *_: None), KNOWN
    sitting.wait(0.2)
    sitting.face = face
    sitting.until("checked", at_most_s=COURSE_S)


def at_the_door(feelings: Feelings | None) -> Prescribed:
    """Before a check-up on a day with these answers; without them the question was passed over."""
    sitting = Prescribed(feelings=feelings)
    if feelings is None:
        sitting.prescription.pass_over()
    sitting.scene = examination(sitting.visit)
    sitting.names = [sitting.now]
    return sitting


@pytest.mark.parametrize("eye", [Eye.DRY, Eye.SORE])
def test_an_eye_that_needs_its_rest_is_not_closed_in_a_check_up(eye: Eye) -> None:
    sitting = at_the_door(Feelings(eye=eye))
    (told,) = [words for words in sitting.drawn() if "three times" in words]
    assert told.startswith("Four movements. ")
    assert told.endswith("Your eyes stay open today: they need their rest.")
    sitting.step(CONFIRM)
    sitting.until("checked", at_most_s=COURSE_S)
    (found,) = sitting.store.checkups
    assert [each.exercise for each in found.movements] == [name for name in MOVEMENTS if name != "blink"]
    assert not any(given.movement == "blink" for given in sitting.visit.asked)


@pytest.mark.parametrize(
    ("feelings", "said"),
    [
        (Feelings(face=Face.WEAKER), "A face that has become weaker is for a doctor to see today."),
        (Feelings(pain=Pain.HURTS), "Tell your therapist what hurts. Today is for resting."),
    ],
)
def test_whoever_hurts_or_has_become_weaker_is_not_examined(feelings: Feelings, said: str) -> None:
    sitting = at_the_door(feelings)
    assert {"No check-up for now", said} <= set(sitting.drawn())
    assert not {"Begin", "How are you today?"} & set(sitting.drawn())
    sitting.step(CONFIRM)
    assert sitting.scene is None
    assert not sitting.store.checkups


def test_the_day_is_asked_before_a_check_up_and_may_be_asked_again() -> None:
    asked = Prescribed(feelings=None)
    asked.scene = examination(asked.visit)
    assert asked.now == "question"
    asked.step(BACK)
    assert asked.now == "checkup"
    assert "First tell me how you are today." in asked.drawn()
    asked.step(CONFIRM)
    assert asked.now == "question"
    asked.prescription.feels(Feelings())
    asked.step(BACK)
    assert asked.now == "checkup"
    assert "Begin" in asked.drawn()


def test_a_face_that_is_not_seen_well_is_no_rest_though_muscles_are_heard() -> None:
    sitting = begun("smile", has_board=True)
    sitting.uv = lambda amount: 60 * amount
    sitting.face = lambda *_: landmarks(yaw_deg=38)
    sitting.until("checked", at_most_s=COURSE_S)
    (found,) = sitting.store.checkups
    assert found.resting is None
    assert found.rest_uv is not None


def test_what_is_the_matter_is_said_while_it_waits() -> None:
    sitting = begun("smile")
    sitting.wait(1.5 + 5.0 + 1.0)
    sitting.sight = COVERED
    sitting.wait(1.0)
    assert "Something covers your mouth" in sitting.drawn()


def test_figures_are_kept_back_where_scores_are() -> None:
    silent = Prescribed(replace(written(), switches=Switches(show_score=False)))
    silent.scene = Checked(silent.visit, EXAMINED)
    assert "Smile" in silent.drawn()
    shown = Prescribed(written())
    shown.scene = Checked(shown.visit, EXAMINED)
    assert {"Left", "Right", "Together", "4.0 mm", "6.0 mm", "75%"} <= set(shown.drawn())
    assert not {"Left", "Right", "Together", "4.0 mm", "6.0 mm", "75%"} & set(silent.drawn())
