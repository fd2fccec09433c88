"""Before the first repetition a drawn face shows how it goes, and the mini-game what comes of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import minigames, plugins
from game.ports import Point
from game.scenes.lesson import Lesson
from game.scenes.panel import BARS, GRAPH, MIRROR
from game.scenes.widgets.somebody import shape
from game.signal import landmarks as mark
from game.store.lessons import RememberedLessons
from game.training.imagined import TEMPO
from game.training.minigame import MiniGame
from tests.fakes import NullCanvas
from tests.scenes.sitting import BACK, CONFIRM, DT, EXERCISES, Sitting, level
from tests.shipped import all_levels

GAMES = plugins.discover(minigames, MiniGame)


def begun(tmp_path: Path, exercise: str = "smile", minigame: str = "plain") -> Sitting:
    """As far as the lesson, with a calibration that was done before."""
    sitting = Sitting(replace(level(exercise), minigame=minigame))
    sitting.recorder.consent = True
    sitting.visit.minigames = {**GAMES, **sitting.visit.minigames}
    sitting.visit.lessons = RememberedLessons(tmp_path)
    sitting.begin()
    assert sitting.now == "lesson"
    return sitting


def test_it_takes_ten_seconds_and_then_the_level_begins_of_itself(tmp_path: Path) -> None:
    sitting = begun(tmp_path)
    before = sitting.steps
    sitting.until("play")
    assert (sitting.steps - before) * DT == pytest.approx(TEMPO.total_s, abs=0.2)
    sitting.until("results")
    assert [each.number for each in sitting.visit.played[0].repetitions] == [1, 2]
    assert sitting.store.repetitions, "only what was done is kept"
    assert len(sitting.store.repetitions) == 2


def test_whoever_knows_how_it_goes_passes_it_over_by_key_or_pointer(tmp_path: Path) -> None:
    sitting = begun(tmp_path)
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    assert sitting.now == "play"
    assert sitting.speaker.sounding is None


def test_it_is_shown_once_for_each_movement_in_each_mini_game(tmp_path: Path) -> None:
    begun(tmp_path).step(CONFIRM)
    again = Sitting(level())
    again.visit.lessons = RememberedLessons(tmp_path)
    again.measure()
    again.until("lesson", "play")
    assert again.now == "play"
    begun(tmp_path, "blink")
    begun(tmp_path, minigame="bubbles")


def test_it_comes_between_calibration_and_play(tmp_path: Path) -> None:
    sitting = Sitting(level())
    sitting.visit.lessons = RememberedLessons(tmp_path)
    sitting.measure()
    sitting.until("play")
    assert sitting.names == ["setup", "calibrate", "lesson", "play"]


def test_a_pause_holds_it_and_it_can_be_left(tmp_path: Path) -> None:
    sitting = begun(tmp_path)
    sitting.wait(2.0)
    sitting.step(BACK)
    assert sitting.now == "pause"
    sitting.wait(15.0)
    sitting.step(BACK)
    assert sitting.now == "lesson"
    sitting.wait(7.0)
    assert sitting.now == "lesson"
    sitting.until("play", at_most_s=2.0)


def test_nothing_is_asked_of_the_player_meanwhile_and_nothing_of_it_is_recorded(tmp_path: Path) -> None:
    sitting = begun(tmp_path)
    remarks = len(sitting.recorder.remarks)
    sitting.wait(TEMPO.total_s - 0.5)
    assert sitting.now == "lesson"
    assert sitting.visit.asked[-1].movement == "rest"
    assert len(sitting.recorder.remarks) == remarks


def test_bars_and_graph_show_it_and_no_picture_of_the_player(tmp_path: Path) -> None:
    sitting = begun(tmp_path)
    sitting.wait(TEMPO.prompt_s + TEMPO.move_s + 0.5)
    canvas = NullCanvas()
    assert isinstance(sitting.scene, Lesson)
    sitting.scene.draw(canvas)
    cards = [call[1] for call in canvas.calls if call[0] == "card"]
    assert {MIRROR, BARS, GRAPH} <= set(cards)
    assert "picture" not in {call[0] for call in canvas.calls}


def test_closed_eyes_hear_how_they_will_be_led(tmp_path: Path) -> None:
    sitting = begun(tmp_path, "blink")
    sitting.wait(TEMPO.total_s - 0.1)
    assert sitting.speaker.cues == ["prompt", "move", "band", *["count_in_band"] * 3, "release", "rest"]


@pytest.mark.parametrize(("exercise", "minigame"), sorted({(e.exercise, e.minigame) for e in all_levels().values()}))
def test_the_game_answers_to_the_imagined_repetition(tmp_path: Path, exercise: str, minigame: str) -> None:
    if any(each.imagery for each in all_levels().values() if (each.exercise, each.minigame) == (exercise, minigame)):
        return
    sitting = begun(tmp_path, exercise, minigame)
    seen = []
    for until_s in (TEMPO.prompt_s, TEMPO.prompt_s + TEMPO.move_s + TEMPO.hold_s - 0.3):
        while sitting.scene is not None and sitting.scene._passed_s < until_s:  # type: ignore[attr-defined]
            sitting.step()
        canvas = NullCanvas()
        assert sitting.scene is not None
        sitting.scene._game.draw(canvas)  # type: ignore[attr-defined]
        seen.append(canvas.calls)
    assert seen[0] != seen[1]


MOVED = {
    "smile": (mark.MOUTH_CORNER, (1, -1)), "pucker": (mark.MOUTH_CORNER, (-1, 0)), "brow": (mark.MIDDLE_BROW, (0, -1)),
    "nose": (mark.NOSE_WING, (0, -1)),
}  # fmt: skip


@pytest.mark.parametrize("movement", MOVED)
def test_the_drawn_face_moves_where_the_mirror_marks_it_both_sides_alike(movement: str) -> None:
    places, (across, down) = MOVED[movement]
    rest, moved = shape(movement, 0.0), shape(movement, 1.0)
    for place, outward in ((places.left, 1), (places.right, -1)):
        way = (outward * (moved[place][0] - rest[place][0]), moved[place][1] - rest[place][1])
        assert way[0] * across >= 4 * abs(across)
        assert way[1] * down >= 4 * abs(down)


def test_its_lids_meet_when_they_are_closed() -> None:
    shut = shape("blink", 1.0)
    for side in (mark.LIDS.left, mark.LIDS.right):
        for upper, lower in side:
            assert abs(shut[upper][1] - shut[lower][1]) < 0.5


@pytest.mark.parametrize("movement", sorted({each().asks for each in EXERCISES.values()}))
@pytest.mark.parametrize("amount", [0.0, 0.5, 1.0])
def test_it_is_a_mirror_image_of_itself(movement: str, amount: float) -> None:
    def mirrored(at: Point) -> Point:
        return (-at[0], at[1])

    points = shape(movement, amount)
    for left, right in mark.PAIRS:
        if (0.0, 0.0) not in (points[left], points[right]) and left < 468:
            assert points[left] == pytest.approx(mirrored(points[right]))
