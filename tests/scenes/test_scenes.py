from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest

from game.model.inputs import Action, Input
from game.model.moment import Phase
from game.model.montage import Montage
from game.model.side import PerSide, Side
from game.model.signals import EmgBlock, FaceFrame, FloatArray, Picture
from game.ports import Box, Store
from game.scenes.presence import GONE_S
from game.scenes.scene import Tick
from game.scenes.stages import CALIBRATION_S
from game.scenes.widgets.prompts import PROMPT
from game.signal.quality import FOUND_S, LATE
from game.training.alone import TOO_LATE, UNHEARD, UNSEEN
from tests.faces import landmarks
from tests.fakes import NullCanvas, RecordingSpeaker
from tests.scenes.sitting import BACK, CONFIRM, DT, PAUSE, TEMPO, Sitting, face, level, still

NEXT, PREVIOUS = Input(Action.NEXT), Input(Action.PREVIOUS)


@pytest.mark.parametrize("exercise", ["smile", "pucker", "blink"])
def test_a_level_goes_from_setup_to_its_results(exercise: str) -> None:
    sitting = Sitting(level(exercise))
    sitting.measure()
    sitting.until("results")
    assert sitting.names == ["setup", "calibrate", "play", "results"]
    played = sitting.visit.played[0]
    assert [each.number for each in played.repetitions] == [1, 2]
    assert all(each.score is not None and each.score > 70 for each in played.repetitions)
    assert sitting.store.visits == [f"{exercise}-test"]
    assert [kept[2] for kept in sitting.store.repetitions] == list(played.repetitions)
    assert sitting.store.finished == [(1, played.stars)]
    assert played.stars >= 2
    sitting.wait(0.5)
    assert "Both sides arrived together" in sitting.words()
    assert sitting.speaker.sounding is None
    assert sitting.speaker.cues[-1] == "done"
    best, middle, rest = (exercise, 1.0), (exercise, pytest.approx(0.45)), ("rest", 0.0)
    asked = [(each.movement, each.amount) for each in sitting.visit.asked]
    assert asked == [rest, best, rest, best, rest, best, rest, middle, rest, middle, rest]
    times = [each.t_s for each in sitting.visit.asked]
    assert times == sorted(times)


def test_a_side_that_goes_a_shorter_way_is_seen_and_named() -> None:
    sitting = Sitting(level())
    sitting.begin()
    sitting.face = lambda movement, amount: face(movement, amount, symmetry=0.5)
    sitting.until("results")
    first = sitting.visit.played[0].repetitions[0]
    assert first.smaller == "left"
    assert first.parts is not None
    assert first.parts.symmetry == pytest.approx(0.2, abs=0.05)


@pytest.mark.parametrize("restless", [0, 1, 2, 9])
def test_a_rest_that_was_none_is_asked_for_again_kindly_and_twice_at_most(restless: int) -> None:
    sitting = Sitting(level())
    sitting.measure()

    def fidgeting(movement: str, amount: float) -> FloatArray:
        rests = sitting.speaker.cues.count("rest")
        smiles = movement == "rest" and rests <= restless and sitting.t_s % 10 < 5
        return landmarks(smile=PerSide(0.0, 4.0)) if smiles else face(movement, amount)

    sitting.face = fidgeting
    sitting.until("play")
    asked = min(restless, 2)
    assert sitting.speaker.cues.count("rest") == 1 + asked
    assert sitting.speaker.cues.count("prompt") == 3
    assert ("Let your face be still for a moment" in sitting.words()) is (asked > 0)
    assert [each.amount for each in sitting.visit.asked] == [0, 1, 0, 1, 0, 1, 0]


def test_setup_waits_for_a_sense() -> None:
    sitting = Sitting()
    sitting.face = lambda *_: None
    sitting.wait(0.5)
    sitting.step(CONFIRM)
    assert sitting.now == "setup"
    assert sitting.scene is not None
    assert sitting.scene.stuck_on
    assert any("do not see a face" in words for words in sitting.drawn())
    sitting.face = face
    sitting.wait(0.2)
    assert sitting.scene.waits
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"


def test_setup_shows_a_camera_in_trouble_and_does_not_begin() -> None:
    sitting = Sitting()
    sitting.wait(0.2)
    sitting.camera_trouble = "The camera was unplugged."
    sitting.step(CONFIRM)
    sitting.wait(0.2)
    assert sitting.now == "setup"
    assert sitting.scene is not None
    assert not sitting.scene.waits
    assert sitting.scene.stuck_on == "The camera was unplugged."
    assert "The camera was unplugged." in sitting.drawn()


def test_setup_shows_a_board_in_trouble_and_begins_all_the_same() -> None:
    sitting = Sitting(has_board=True)
    sitting.wait(0.2)
    sitting.board_trouble = "The EMG board was unplugged."
    sitting.wait(0.2)
    assert "The EMG board was unplugged." in sitting.drawn()
    assert sitting.scene is not None
    assert sitting.scene.waits
    assert not sitting.scene.stuck_on
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"
    sitting.wait(0.1)
    assert sitting.now == "pause"
    assert {"The EMG board was unplugged.", "Without it"} <= set(sitting.drawn())


def test_setup_says_that_a_board_is_too_slow() -> None:
    sitting = Sitting(has_board=True)
    sitting.wait(0.2)
    for number in range(60):
        sitting.visit.fusion.hear(EmgBlock(np.array([100 + number / 50]), np.ones((1, 2))))
    sitting.wait(0.1)
    assert any("too slow for an envelope" in words for words in sitting.drawn())
    assert sitting.scene is not None
    assert sitting.scene.waits


def test_another_level_can_be_chosen() -> None:
    sitting = Sitting(level(), level("blink"))
    sitting.wait(0.2)
    sitting.step(NEXT)
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.visit.chosen == 1
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"
    assert sitting.scene is not None
    assert "Blink" in sitting.scene.caption


def nine() -> Sitting:
    sitting = Sitting(*(replace(level(name=f"smile-{number}"), title=f"Level {number}") for number in range(9)))
    sitting.wait(0.2)
    return sitting


def listed(sitting: Sitting) -> list[int]:
    """Which of nine levels are on the screen now, from top to bottom."""
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    rows = [(call[2], call[1]) for call in canvas.calls if call[0] == "text" and str(call[1]).startswith("Level ")]
    for at, _ in rows:
        assert isinstance(at, tuple)
        assert 132 <= at[1] < 132 + 444
    return [int(str(words).removeprefix("Level ")) for _, words in sorted(rows, key=lambda row: str(row[0]))]


def test_every_one_of_nine_levels_can_be_reached_and_is_in_the_list_when_it_is() -> None:
    sitting = nine()
    assert listed(sitting) == [0, 1, 2, 3]
    for number in range(9):
        sitting.step(NEXT)
        sitting.step()
        shown = listed(sitting)
        assert number in shown
        assert len(shown) == 4
        assert shown == list(range(shown[0], shown[0] + 4))
    assert shown == [5, 6, 7, 8]
    sitting.step(CONFIRM)
    assert sitting.visit.chosen == 8
    sitting.step()
    assert listed(sitting) == [5, 6, 7, 8]
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"


def test_levels_that_are_not_shown_cannot_be_clicked() -> None:
    sitting = nine()
    chosen: set[int] = set()
    for x, y in product([0, *range(4, 1280, 53)], [0, *range(3, 606, 31)]):  # above 'Begin' and 'Leave'
        shown = listed(sitting)
        sitting.step(Input(point=(x, y)))
        assert sitting.visit.chosen in {0, *chosen, *shown}
        assert sitting.now == "setup"
        chosen.add(sitting.visit.chosen)
        sitting.visit.chosen = 0
        sitting.step()
    assert chosen == {0, 1, 2, 3}


def test_a_row_of_a_scrolled_list_is_the_level_it_shows() -> None:
    sitting = nine()
    for _ in range(6):
        sitting.step(NEXT)
    sitting.step()
    shown = listed(sitting)
    assert shown == [2, 3, 4, 5]
    sitting.step(Input(point=(800, 150)))
    assert sitting.visit.chosen == 2


@pytest.mark.parametrize("given", [BACK, PREVIOUS])
def test_setup_can_be_left(given: Input) -> None:
    sitting = Sitting()
    sitting.wait(0.2)
    sitting.step(given)
    if sitting.scene is not None:
        sitting.step(CONFIRM)
    assert sitting.scene is None


def test_pointing_at_a_button_presses_it() -> None:
    sitting = Sitting()
    sitting.wait(0.2)
    sitting.step(Input(hover=(1000, 650)))
    sitting.step(Input(point=(10, 10)))
    assert sitting.now == "setup"
    sitting.step(Input(point=(1000, 650)))
    assert sitting.now == "calibrate"


@pytest.mark.parametrize("where", ["calibrate", "play"])
def test_a_device_in_trouble_pauses_and_comes_back_by_itself(where: str) -> None:
    sitting = Sitting(level(repetitions=1))
    if where == "calibrate":
        sitting.measure()
    else:
        sitting.begin()
    sitting.wait(1.2)
    sitting.camera_trouble = "The camera was unplugged."
    sitting.step()
    assert sitting.now == "pause"
    sitting.wait(30.0)
    assert sitting.now == "pause"
    assert "The camera was unplugged." in sitting.drawn()
    assert sitting.scene is not None
    assert sitting.scene.stuck_on == "The camera was unplugged."
    sitting.camera_trouble = None
    sitting.step()
    assert sitting.now == where
    assert sitting.speaker.cues[-2:] == ["pause", "resume"]
    sitting.until("results")
    assert [each.measured for each in sitting.visit.played[0].repetitions] == [True]


def test_a_pause_begins_the_repetition_again() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    sitting.wait(TEMPO.prompt_s + TEMPO.move_s + 0.5)
    sitting.step(PAUSE)
    assert sitting.now == "pause"
    assert sitting.visit.asked[-1].amount == 0
    sitting.wait(20.0)
    assert sitting.now == "pause"
    sitting.step(PAUSE)
    assert sitting.now == "play"
    begun_s = sitting.t_s
    sitting.until("results")
    assert sitting.t_s - begun_s == pytest.approx(TEMPO.total_s, abs=0.1)
    first = sitting.visit.played[0].repetitions[0]
    assert first.score is not None
    assert first.score > 70


@pytest.mark.parametrize("given", [PAUSE, BACK, CONFIRM])
def test_a_pause_by_choice_ends_by_choice(given: Input) -> None:
    sitting = Sitting()
    sitting.begin()
    sitting.step(BACK)
    assert sitting.now == "pause"
    sitting.step(given)
    assert sitting.now == "play"


def test_a_face_out_of_the_picture_pauses_after_two_seconds_and_comes_back_by_itself() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    sitting.wait(0.5)
    sitting.face = lambda *_: None
    gone_s = sitting.t_s
    sitting.until("pause")
    assert sitting.t_s - gone_s == pytest.approx(GONE_S, abs=0.15)
    sitting.wait(10.0)
    assert sitting.now == "pause"
    sitting.face = face
    sitting.wait(FOUND_S + 0.1)
    assert sitting.now == "play"
    sitting.until("results")
    first = sitting.visit.played[0].repetitions[0]
    assert first.score is not None
    assert first.score > 70


def test_going_on_in_a_pause_that_ends_by_itself_does_not_leave() -> None:
    sitting = Sitting()
    sitting.begin()
    sitting.camera_trouble = "The camera was unplugged."
    sitting.step()
    sitting.step(CONFIRM)
    assert sitting.now == "pause"
    assert {"Wait", "Leave"} <= set(sitting.drawn())
    assert not {"Without it", "Go on"} & set(sitting.drawn())


def without_board(sitting: Sitting) -> None:
    sitting.board_trouble = "The EMG board was unplugged."
    sitting.step()
    sitting.step()
    assert sitting.now == "pause"
    assert {"Wait", "Without it", "Leave"} <= set(sitting.drawn())
    sitting.step(NEXT)
    sitting.step(CONFIRM)


@pytest.mark.parametrize("where", ["calibrate", "play"])
def test_a_lost_board_can_be_gone_on_without(where: str) -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    if where == "calibrate":
        sitting.measure()
    else:
        sitting.begin()
    sitting.wait(0.5)
    without_board(sitting)
    assert sitting.visit.without == {"board"}
    assert sitting.now == where
    sitting.until("results")
    assert sitting.names.count("pause") == 1
    assert [each.measured for each in sitting.visit.played[0].repetitions] == [True]


def test_going_on_without_the_board_is_asked_for_anew_after_coming_home() -> None:
    sitting = Sitting(has_board=True)
    sitting.measure()
    without_board(sitting)
    for given in (PAUSE, NEXT, CONFIRM):
        sitting.step(given)
    assert sitting.now == "setup"
    assert not sitting.visit.without


@pytest.mark.parametrize("where", ["setup", "calibrate", "play"])
def test_a_lost_camera_can_be_gone_on_without_where_muscles_tell_of_both_sides(where: str) -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    sitting.uv = lambda amount: 40 * amount
    sitting.wait(0.5)
    if where == "setup":
        sitting.camera_trouble = "The camera was unplugged."
        sitting.wait(0.2)
        assert "The camera was unplugged." in sitting.drawn()
        sitting.step(CONFIRM)
    else:
        sitting.measure()
        sitting.until(where)
        sitting.wait(0.5)
        sitting.camera_trouble = "The camera was unplugged."
    sitting.wait(0.2)
    assert sitting.now == "pause"
    assert {"The camera was unplugged.", "Wait", "Without it", "Leave"} <= set(sitting.drawn())
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.visit.without == {"camera"}
    sitting.wait(0.2)
    assert "The camera is away: the electrodes go on alone" in sitting.drawn()
    before = len(sitting.words())
    sitting.until("results", at_most_s=90.0)
    said = sitting.words()[before:]
    assert "The camera is away: the electrodes go on alone" in said
    assert not {"Your eyes stay soft", UNSEEN} & set(said), "nobody sees the eyes; why is said once, in the mirror"
    assert sitting.names.count("pause") == 1
    assert [each.measured for each in sitting.visit.played[0].repetitions] == [True]
    assert sitting.visit.played[0].repetitions[0].mm is None


@pytest.mark.parametrize("coupled", [None, Side.LEFT])
def test_a_camera_cannot_be_gone_on_without_where_muscles_do_not_tell_of_both_sides(coupled: Side | None) -> None:
    sitting = Sitting(has_board=True)
    sitting.visit.fusion.montage = Montage(coupled)
    sitting.uv = None if coupled is None else lambda amount: 40 * amount
    sitting.begin()
    sitting.camera_trouble = "The camera was unplugged."
    sitting.wait(0.5)
    assert sitting.now == "pause"
    assert "Without it" not in sitting.drawn()


def test_once_a_camera_is_back_it_is_said_what_the_electrodes_do_not_hear() -> None:
    sitting = Sitting(level(repetitions=4), has_board=True)
    sitting.uv = lambda amount: 40 * amount
    sitting.measure()
    sitting.until("play")
    sitting.wait(0.5)
    sitting.camera_trouble = "The camera was unplugged."
    sitting.wait(0.2)
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    sitting.wait(3.0)
    assert UNSEEN not in sitting.drawn()
    sitting.camera_trouble = None
    sitting.wait(3.0)
    assert UNSEEN not in sitting.drawn()
    sitting.uv = None
    sitting.wait(3.0)
    assert UNHEARD in sitting.drawn()


def test_what_can_be_gone_on_without_is_what_is_lost_now() -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    sitting.uv = lambda amount: 40 * amount
    sitting.measure()
    sitting.wait(0.5)
    sitting.camera_trouble = "The camera was unplugged."
    sitting.wait(0.2)
    assert "Without it" in sitting.drawn()
    sitting.board_trouble = "The EMG board was unplugged."
    sitting.wait(0.2)
    assert "Without it" not in sitting.drawn()
    sitting.camera_trouble = None
    sitting.wait(0.2)
    assert {"The EMG board was unplugged.", "Without it"} <= set(sitting.drawn())
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.visit.without == {"board"}
    assert sitting.now == "calibrate"


def test_a_camera_cannot_be_gone_on_without_where_only_it_has_calibrated() -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    sitting.begin()
    sitting.uv = lambda amount: 40 * amount
    sitting.face = lambda *_: None
    sitting.until("pause")
    sitting.camera_trouble = "The camera was unplugged."
    sitting.wait(0.5)
    assert sitting.now == "pause"
    assert "Without it" not in sitting.drawn()


def test_with_both_devices_lost_none_can_be_gone_on_without() -> None:
    sitting = Sitting(has_board=True)
    sitting.begin()
    sitting.camera_trouble, sitting.board_trouble = "The camera was unplugged.", "The EMG board was unplugged."
    sitting.wait(0.5)
    assert sitting.now == "pause"
    assert "The camera was unplugged." in sitting.drawn()
    assert "Without it" not in sitting.drawn()
    sitting.camera_trouble = None
    sitting.wait(0.5)
    assert sitting.now == "pause"
    assert {"The EMG board was unplugged.", "Without it"} <= set(sitting.drawn())
    sitting.board_trouble = None
    sitting.step()
    assert sitting.now == "play"


def test_a_glance_away_does_not_pause() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    sitting.face = lambda *_: None
    sitting.wait(1.5)
    sitting.face = face
    sitting.until("results")
    assert "pause" not in sitting.names
    assert sitting.visit.played[0].repetitions[0].score is None


def test_a_turned_head_is_asked_back_in_words() -> None:
    sitting = Sitting()
    sitting.begin()
    sitting.face = lambda *_: landmarks(yaw_deg=28)
    sitting.until("pause")
    assert "Turn a little to your right" in sitting.drawn()


def test_time_of_a_calibration_passes_only_while_a_sense_speaks() -> None:
    sitting = Sitting()
    sitting.measure()
    sitting.wait(2.0)
    sitting.face = lambda *_: None
    sitting.wait(CALIBRATION_S)
    assert sitting.now == "calibrate"
    assert any("Come back" in words for words in sitting.drawn())
    sitting.face = face
    sitting.until("play")
    sitting.until("results")
    assert sitting.visit.played[0].stars >= 2


def test_a_calibration_without_movement_is_tried_again_once_and_no_score_is_invented() -> None:
    sitting = Sitting()
    sitting.face = still
    sitting.measure()
    begun_s = sitting.t_s
    sitting.until("play")
    assert sitting.t_s - begun_s == pytest.approx(2 * CALIBRATION_S, abs=0.2)
    assert "No movement was seen yet. A small smile is enough." in sitting.words()
    sitting.until("results")
    done = sitting.visit.played[0].repetitions
    assert [each.score for each in done] == [None, None]
    assert {each.reasons for each in done} == {("No movement was seen.",)}
    assert sitting.store.finished == [(1, 0)]
    sitting.wait(0.2)
    assert any("Nothing could be measured this time." in words for words in sitting.words())


def test_a_face_that_never_moves_earns_no_score_when_it_drifts() -> None:
    sitting = Sitting()
    sitting.begin(best_mm=0.1)
    sitting.face = lambda *_: landmarks(smile=PerSide(0.3, 0.3))
    sitting.until("results")
    assert [each.score for each in sitting.visit.played[0].repetitions] == [None, None]


def test_a_calibration_with_a_turned_head_does_not_lock_the_player_out() -> None:
    sitting = Sitting()
    sitting.face = lambda *_: landmarks(yaw_deg=28)
    sitting.measure()
    sitting.wait(2 * CALIBRATION_S + 3)
    sitting.face = face
    sitting.until("results", "calibrate", at_most_s=15)


def test_where_no_board_was_found_the_way_in_says_so_and_the_camera_plays() -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    sitting.board_notice = "No EMG board was found: the camera plays alone"
    sitting.wait(1.0)
    assert sitting.board_notice in sitting.drawn()
    sitting.measure()
    sitting.until("results")


def test_muscles_alone_can_play() -> None:
    sitting = Sitting(level(), has_board=True)
    sitting.face, sitting.uv = (lambda *_: None), (lambda amount: 60 * amount)
    sitting.wait(1.0)
    assert "I hear both muscles" in sitting.drawn()
    sitting.board_notice = "UNO-R4 with Chords on COM3"
    sitting.wait(0.1)
    assert any("UNO-R4 with Chords on COM3" in words for words in sitting.drawn())
    sitting.measure()
    sitting.until("results")
    done = sitting.visit.played[0].repetitions
    assert all(each.measured and each.mm is None and each.uv is not None for each in done)
    kept = sitting.store.calibrations[0][1]
    assert kept.best_mm is None
    assert kept.best_uv is not None
    assert kept.rest_uv is not None
    assert kept.rest_uv.left == pytest.approx(3, rel=0.3)


def test_muscles_go_on_where_the_face_leaves_in_a_hold_and_the_screen_says_so() -> None:
    sitting = Sitting(level(), has_board=True)
    sitting.uv = lambda amount: 60 * amount
    sitting.wait(1.0)
    sitting.measure()
    sitting.until("play")
    sitting.wait(TEMPO.prompt_s + TEMPO.move_s + 0.3)
    sitting.face = lambda *_: None
    sitting.wait(GONE_S + 1.0)
    assert sitting.now == "play"
    assert UNSEEN in sitting.drawn()
    sitting.until("results")
    first, second = sitting.visit.played[0].repetitions
    assert first.measured
    assert (second.mm, second.measured) == (None, True)
    assert second.uv is not None
    assert second.parts is not None
    assert second.parts.quiet is None, "nobody saw what else moved"


def test_it_waits_where_neither_sense_is_left() -> None:
    sitting = Sitting(level(), has_board=True)
    sitting.uv = lambda amount: 60 * amount
    sitting.wait(1.0)
    sitting.measure()
    sitting.until("play")
    sitting.face, sitting.uv = (lambda *_: None), None
    sitting.until("pause", at_most_s=GONE_S + 2.0)


@pytest.mark.parametrize("missing", ["", "camera_trouble", "board_trouble"])
def test_leaving_keeps_what_was_done(missing: str) -> None:
    sitting = Sitting()
    sitting.begin()
    sitting.wait(TEMPO.total_s + 0.2)
    if missing:
        setattr(sitting, missing, "gone")
        sitting.step()
        sitting.step()
    else:
        sitting.step(PAUSE)
    sitting.step(PREVIOUS)
    sitting.step(CONFIRM)
    assert sitting.now == "results"
    assert len(sitting.store.repetitions) == 1
    assert sitting.store.finished == []
    sitting.wait(0.3)
    assert sitting.visit.played[0].stars == 3


@pytest.mark.parametrize("where", ["calibrate", "play"])
def test_leaving_a_level_early_leads_home(where: str) -> None:
    sitting = Sitting()
    if where == "calibrate":
        sitting.measure()
    else:
        sitting.begin()
    for given in (PAUSE, NEXT, CONFIRM):
        sitting.step(given)
    assert sitting.now == "setup"
    assert sitting.store.repetitions == []
    sitting.measure()


def test_a_disk_that_refuses_is_shown_and_play_goes_on() -> None:
    sitting = Sitting(level(repetitions=3))
    sitting.begin()
    sitting.store.refuses = True
    sitting.wait(TEMPO.total_s + 0.2)
    assert sitting.now == "play"
    assert "The disk is full. Nothing is lost yet." in sitting.drawn()
    sitting.store.refuses = False
    sitting.wait(TEMPO.total_s)
    assert "The disk is full. Nothing is lost yet." not in sitting.drawn()
    sitting.store.refuses = True
    sitting.until("results")
    assert len(sitting.visit.played[0].repetitions) == 3
    assert sitting.visit.log.notice == "The disk is full. Nothing is lost yet."


@pytest.mark.parametrize(("presses", "leads_to"), [(0, "setup"), (1, "calibrate"), (2, "results"), (6, "setup")])
def test_results_lead_where_they_say(presses: int, leads_to: str) -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    sitting.until("results")
    sitting.wait(0.2)
    assert sitting.scene is not None
    assert sitting.scene.waits
    assert {"To the garden", "Once more"} <= set(sitting.drawn())
    for _ in range(presses):
        sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.now == leads_to


@pytest.mark.parametrize("child", [False, True])
def test_a_child_is_shown_the_parts_of_a_repetition_and_no_number(child: bool) -> None:
    sitting = Sitting(level(repetitions=2))
    sitting.visit.comfort = replace(sitting.visit.comfort, child=child)
    sitting.begin()
    while "This time" not in sitting.drawn():
        sitting.wait(0.2)
    told = sitting.drawn()
    assert {"together", "in the band", "steady"} <= {words.lower() for words in told}
    assert any(words.isdecimal() for words in told) is not child


def test_a_picture_that_comes_late_is_told_as_that_and_begin_stands_out_only_where_it_leads_on() -> None:
    def seen_late() -> tuple[bool, bool]:
        canvas = NullCanvas()
        assert sitting.scene is not None
        sitting.scene.draw(canvas)
        late = any(words.startswith("I see you, but too late") for words in canvas.texts)
        return late, any(call[0] == "card" and call[2] == "leaf" for call in canvas.calls)

    sitting = Sitting()
    sitting.every = round(2 / DT)
    sitting.wait(3.0)
    assert seen_late() == (True, False)
    sitting.every = 3
    sitting.wait(0.2)
    assert seen_late() == (False, True)


def test_pictures_that_come_in_fits_and_starts_are_told_as_late_once_while_muscles_go_on() -> None:
    sitting = Sitting(level(repetitions=4), has_board=True)
    sitting.uv = lambda amount: 60 * amount
    sitting.wait(1.0)
    sitting.measure()
    sitting.until("play")
    sitting.every, told = round(1.6 / DT), []
    for _ in range(round(8 / DT)):
        sitting.step()
        told.append(TOO_LATE in sitting.drawn())
        assert UNSEEN not in sitting.drawn()
    assert sitting.now == "play"
    assert sum(one != other for one, other in pairwise(told)) == 1
    assert told[-1]


def test_a_camera_that_is_too_late_is_not_taken_for_a_face_that_left() -> None:
    sitting = Sitting(level())
    sitting.begin()
    sitting.wait(0.5)
    sitting.every = round(20 / DT)
    sitting.until("pause")
    assert LATE in sitting.drawn()
    sitting.every = 2
    sitting.until("play", at_most_s=1.0)


def test_a_tour_goes_on_to_the_next_level_and_then_ends() -> None:
    sitting = Sitting(level(repetitions=1), level("blink", repetitions=1), tour=True)
    sitting.begin()
    sitting.until("results")
    assert "Go on" in sitting.drawn()
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"
    sitting.until("results")
    assert "Go on" not in sitting.drawn()
    assert [played.level.id for played in sitting.visit.played] == ["smile-test", "blink-test"]
    sitting.step(CONFIRM)
    assert sitting.scene is None


def test_the_rest_is_taken_anew_in_a_pause_that_is_long_enough() -> None:
    slow = replace(level(), tempo=replace(TEMPO, rest_s=4.0))
    sitting = Sitting(slow)
    sitting.every = 1
    sitting.begin()
    sitting.wait(TEMPO.total_s - TEMPO.rest_s)
    sitting.face = lambda _, amount: landmarks(smile=PerSide(0.5 + 6 * amount, 0.5 + 6 * amount))
    sitting.until("results")
    assert len(sitting.store.calibrations) == 2
    assert [kept[1] for kept in sitting.store.repetitions] == [1, 2]
    second = sitting.visit.played[0].repetitions[1]
    assert second.mm is not None
    assert second.mm.left == pytest.approx(0.45 * 6, abs=0.2)


def test_eyes_closed_in_the_rest_do_not_spoil_the_next_repetition() -> None:
    sitting = Sitting(replace(level(), tempo=replace(TEMPO, rest_s=4.0)))
    sitting.every = 1
    sitting.begin()
    sitting.wait(TEMPO.total_s - TEMPO.rest_s)
    sitting.face = lambda *_: landmarks(eye_mm=PerSide(0.4, 0.4))
    sitting.wait(4.0)

    def uneven(_: str, amount: float) -> FloatArray:
        return landmarks(smile=PerSide(6 * amount, 6 * amount), eye_mm=PerSide(8.6, 9.0))

    sitting.face = uneven
    sitting.until("results")
    second = sitting.visit.played[0].repetitions[1]
    assert second.parts is not None
    assert second.parts.quiet is not None
    assert second.parts.quiet > 0.9


def test_the_hold_counts_down_from_its_length() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    counted = []
    while sitting.now == "play":
        sitting.step()
        counted += [words for words in sitting.drawn() if words.startswith("Hold it softly  ")]
    assert sorted(set(counted)) == ["Hold it softly  1"]


def test_while_eyes_are_closed_single_notes_count_the_hold_and_two_say_open() -> None:
    slow = replace(TEMPO, hold_s=3.0)
    heard = {}
    for exercise in ("smile", "blink"):
        sitting = Sitting(replace(level(exercise, repetitions=1), tempo=slow))
        sitting.begin(best_mm=8.0)
        sitting.until("results")
        heard[exercise] = sitting.speaker.cues
    assert heard["smile"] == ["prompt", "move", "hold", "release", "rest", "done"]
    counted = ["count_in_band"] * 3
    assert heard["blink"] == ["prompt", "move", "band", *counted, "release", "rest", "done"]


def test_every_trial_of_a_calibration_begins_and_ends_with_a_sound() -> None:
    sitting = Sitting(level("blink"))
    sitting.measure()
    sitting.until("play")
    assert sitting.speaker.cues == ["press", "rest", *["prompt", "release"] * 3]


def test_what_stays_soft_is_shown_while_it_counts_and_not_in_between() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    shown = set()
    while sitting.now == "play":
        sitting.step()
        if sitting.now == "play":
            words = sitting.drawn()
            shown.add(("Your eyes stay soft" in words, next(each for each in words if each in set(Phase))))
    assert shown == {
        (False, "prompt"), (True, "move"), (True, "hold"), (True, "release"), (False, "rest"),
    }  # fmt: skip


def test_an_eye_that_narrows_along_is_asked_to_soften() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    sitting.face = lambda _, amount: landmarks(smile=PerSide(6 * amount, 6 * amount), eye_mm=PerSide(9 - 9 * amount, 9))
    asked = set()
    while sitting.now == "play":
        sitting.step()
        asked |= {words for words in sitting.drawn() if words.startswith("Soften") or words.endswith("stay soft")}
    assert asked == {"Your eyes stay soft", "Soften your left eye"}


def test_muscles_alone_say_nothing_of_eyes_that_nobody_sees() -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    sitting.face, sitting.uv = (lambda *_: None), (lambda amount: 60 * amount)
    sitting.wait(1.0)
    sitting.measure()
    sitting.until("results")
    assert not any("stay soft" in words for words in sitting.words())


def test_what_the_band_is_is_said_once_before_the_first_hold() -> None:
    sitting, said = Sitting(level(), level("pucker"), tour=True), []
    sitting.begin()
    while len(sitting.visit.played) < 2:
        sitting.step(*([CONFIRM] if sitting.now == "results" else []))
        if sitting.now == "play" and sitting.steps % 5 == 0:
            said.append("keep both lines in this band" in sitting.drawn())
    assert said.count(True) * 5 * DT == pytest.approx(TEMPO.prompt_s + TEMPO.move_s, abs=0.2)
    assert said == sorted(said, reverse=True), "once it has been said it does not come back"


def test_there_is_no_band_before_there_is_a_gentle_best() -> None:
    sitting = Sitting()
    sitting.measure()
    for seconds in (1.0, 4.0, 3.0):
        sitting.wait(seconds)
        assert "band" not in roles(sitting)
        assert not any(call[0] == "outline" for call in calls(sitting))
    sitting.until("play")
    sitting.wait(0.2)
    assert "band" in roles(sitting)


def calls(sitting: Sitting) -> list[tuple[object, ...]]:
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    return canvas.calls


def roles(sitting: Sitting) -> set[object]:
    return {call[2] for call in calls(sitting) if call[0] == "pill"}


@pytest.mark.parametrize("exercise", ["smile", "pucker", "blink"])
def test_a_healthy_player_is_never_asked_to_wait_for_a_side(exercise: str) -> None:
    sitting = Sitting(level(exercise))
    sitting.begin(best_mm=8.0 if exercise == "blink" else 6.0)
    sitting.face = lambda movement, amount: face(movement, amount, symmetry=0.92)
    while sitting.now == "play":
        sitting.step()
        assert not any(words.startswith("wait for") for words in sitting.drawn())
    assert [each.smaller for each in sitting.visit.played[0].repetitions] == [None, None]


def test_a_side_that_lags_is_named_live_as_it_is_named_in_the_score() -> None:
    sitting = Sitting(level())
    sitting.begin()
    sitting.face = lambda movement, amount: face(movement, amount, symmetry=0.72)
    said = set()
    while sitting.now == "play":
        sitting.step()
        said |= {words for words in sitting.drawn() if words.startswith(("wait for", "Wait for"))}
    assert said == {"wait for your left side", "Wait for your left side; small is fine"}


def test_a_weak_side_that_comes_as_far_as_its_own_best_lets_it_is_not_waited_for() -> None:
    sitting = Sitting(level())
    sitting.begin(PerSide(3.0, 6.0))
    sitting.face = lambda movement, amount: face(movement, amount, symmetry=0.5)
    said = set()
    while sitting.now == "play":
        sitting.step()
        said |= set(sitting.drawn())
    assert [each.smaller for each in sitting.visit.played[0].repetitions] == ["left", "left"]
    assert {"both sides in the band", "Your left side did its own share, and still goes less far"} <= said
    assert not [words for words in said if words.lower().startswith("wait for")]


@pytest.mark.parametrize("where", ["calibrate", "play"])
def test_the_mirror_goes_on_in_a_pause(where: str) -> None:
    sitting = Sitting()
    if where == "calibrate":
        sitting.measure()
    else:
        sitting.begin()
    sitting.wait(0.3)
    sitting.step(PAUSE)
    seen_s = set()
    for _ in range(4):
        sitting.wait(0.2)
        seen_s |= {call[1] for call in calls(sitting) if call[0] == "picture"}
    assert sitting.now == "pause"
    assert len(seen_s) == 4


def test_a_pause_hides_what_was_asked_for() -> None:
    sitting = Sitting()
    sitting.begin()
    sitting.wait(TEMPO.prompt_s + TEMPO.move_s + 0.3)
    sitting.step(PAUSE)
    cards = [call[1] for call in calls(sitting) if call[0] == "card"]
    words = sitting.drawn()
    assert cards.count(PROMPT) == 2
    assert words.index("A little pause") > next(n for n, each in enumerate(words) if each.startswith("Hold"))


@pytest.mark.parametrize("trouble", ["", "The camera was unplugged. ", "x" * 230])
@pytest.mark.parametrize("notice", ["", "Results are kept in another folder today. " * 3])
@pytest.mark.parametrize("which", ["camera_trouble", "board_trouble"])
def test_the_words_of_setup_stay_on_their_card(which: str, trouble: str, notice: str) -> None:
    sitting = Sitting(has_board=True)
    sitting.face = lambda *_: None
    sitting.visit.log.notice = notice
    setattr(sitting, which, trouble or None)
    sitting.wait(0.2)
    card = Box(28, 484, 440, 208)
    canvas = NullCanvas()
    for call in calls(sitting):
        if call[0] == "text" and card.holds(call[2]):  # type: ignore[arg-type]
            high = canvas.text_height(call[1], call[3], call[6])  # type: ignore[arg-type]
            assert call[2][1] + high <= card.y + card.h  # type: ignore[index]
    assert not trouble or trouble in sitting.drawn()


def test_a_camera_that_comes_back_with_another_size_still_has_a_mirror() -> None:
    sitting = Sitting()
    wide = FaceFrame(Picture(100.0, np.zeros((960, 1280, 3), np.uint8)), landmarks(at_px=(1100, 600)), 100.0)
    small = FaceFrame(
        Picture(101.0, np.zeros((240, 320, 3), np.uint8)), landmarks(at_px=(160, 100), px_per_mm=0.9), 101.0
    )
    assert sitting.scene is not None
    for frame in (wide, small):
        reading = sitting.visit.fusion.at(frame.t_s)
        sitting.scene.step(Tick(frame.t_s, DT, (), reading, frame, True, None, None))
        sitting.scene.draw(sitting.canvas)


def test_drawing_changes_nothing() -> None:
    sitting = Sitting(level(repetitions=1))
    shown = set()
    sitting.begin()
    while sitting.scene is not None and sitting.now != "results":
        sitting.step(*([PAUSE] if sitting.steps in {60, 90} else []))
        if sitting.steps % 20 == 0:
            first, second = NullCanvas(), NullCanvas()
            sitting.scene.draw(first)
            sitting.scene.draw(second)
            assert first.calls == second.calls
            assert first.calls
            shown.add(sitting.now)
    assert shown == {"pause", "play"}


def test_the_fakes_are_what_the_ports_ask_for() -> None:
    sitting = Sitting()
    store: Store = sitting.store
    assert store.begin("x") == 1
    assert isinstance(sitting.speaker, RecordingSpeaker)
