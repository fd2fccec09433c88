"""Pages held up, files dropped, and what is said to them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.model.attention import Attention
from game.model.code import Code
from game.model.inputs import Input
from game.model.signals import FaceFrame, Picture
from game.postbox import Box
from game.scenes.arrival import examination
from game.scenes.beginnings import Beginnings
from game.scenes.course import COURSE_S
from game.scenes.played import Played
from game.scenes.post import Post
from game.scenes.prescription import Prescription
from game.scenes.results import Results
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.visit import Visit
from game.screen.chooser import Chooser
from game.store.home import Home
from game.trust.pages import pages
from game.ways import Files, HeldUp
from tests.fakes import MemoryDiary
from tests.scenes.onlookers import GAMES
from tests.scenes.prescribed import NINE, Prescribed
from tests.scenes.sitting import BACK, CONFIRM, EXERCISES, PAUSE, Sitting
from tests.store.clinics import LONG_NOTE, OTHER, TODAY, Clinic, programme, take

OURS = Clinic()
LEAVE_PAUSE = Input(point=(868, 450))
POST, YES, GO_ON = Input(point=(540, 650)), Input(point=(880, 650)), Input(point=(880, 650))
TEXTS = pages(OURS.issued(replace(programme(6), note=LONG_NOTE)))


class Reading(Sitting):
    """A sitting whose camera sees one code, or none, while codes are looked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.attention, self.code = Attention.FACE, None
        self.visit.minigames = {**self.visit.minigames, **GAMES}
        self.visit.post = Box(folder, lambda: TODAY, Files(Chooser()), HeldUp())
        self.visit.attend = self._attend
        self.scene = Setup(self.visit)

    code: Code | None

    def _attend(self, attention: Attention) -> None:
        self.attention = attention

    def _sense(self) -> bool:
        if self.attention is Attention.FACE:
            return super()._sense()
        shown = Picture(self.t_s, np.zeros((720, 1280, 3), np.uint8))
        self.visit.fusion.see(FaceFrame(shown, None, self.t_s, codes=() if self.code is None else (self.code,)))
        return True

    def hold(self, text: str | None, side: float = 300.0, x: float = 400.0) -> None:
        self.code = Code(((x, 200), (x + side, 200), (x + side, 200 + side), (x, 200 + side)), text)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def test_without_a_post_box_nothing_is_offered() -> None:
    sitting = Sitting()
    assert "Letters" not in sitting.drawn()
    sitting.step(POST)
    sitting.step(Input(file="some.programme"))
    assert sitting.now == "setup"


def test_the_camera_looks_for_codes_only_while_it_is_asked_to(reading: Reading) -> None:
    assert reading.attention is Attention.FACE
    reading.step(POST)
    assert (reading.now, reading.attention) == ("post", Attention.CODES)
    reading.wait(0.5)
    assert "Show the camera the whole code" in reading.drawn()
    reading.step(BACK)
    assert (reading.now, reading.attention) == ("setup", Attention.FACE)


def test_the_page_is_led_to_where_it_can_be_read(reading: Reading) -> None:
    reading.step(POST)
    reading.hold(None, side=100.0)
    reading.wait(0.2)
    assert "A little closer" in reading.drawn()
    reading.hold(None)
    reading.wait(0.2)
    assert "Hold still" in reading.drawn()
    reading.wait(2.0)
    assert "Turn it a little, away from the lamp" in reading.drawn()


def test_pages_are_counted_and_their_programme_taken_in(reading: Reading, tmp_path: Path) -> None:
    take(tmp_path, OURS.number(1))
    reading.step(POST)
    reading.hold(TEXTS[1])
    reading.wait(0.2)
    assert "1 of 3 pages read. Now page 1" in reading.drawn()
    reading.hold("https://example.org")
    reading.wait(0.2)
    assert any(words.startswith("This is another kind of code") for words in reading.drawn())
    reading.hold(TEXTS[0])
    reading.wait(0.2)
    assert "2 of 3 pages read. Now page 3" in reading.drawn()
    reading.hold(TEXTS[2])
    reading.until("delivered", at_most_s=1.0)
    assert reading.attention is Attention.FACE
    assert "Programme 6 is in force. Next review: 2026-03-09." in reading.drawn()
    assert reading.speaker.cues[-1] == "done"
    reading.step(GO_ON)
    assert reading.now == "setup"
    assert [level.id for level in reading.visit.levels] == ["smile-1", "pucker-1"]
    assert reading.visit.level.repetitions == 4


def test_nobody_but_a_person_says_that_a_key_is_the_clinics(reading: Reading, tmp_path: Path) -> None:
    file = tmp_path / "one.programme"
    file.write_bytes(bytes(OURS.number(1)))
    reading.step(Input(file=str(file)))
    assert reading.now == "delivered"
    assert OURS.secret.public.id in reading.drawn()
    reading.step(CONFIRM)
    assert reading.now == "setup"
    assert Home(tmp_path).trusted() is None
    reading.step(POST)
    reading.step(Input(file=str(file)))
    reading.step(YES)
    assert "From your therapist" in reading.drawn()
    trusted = Home(tmp_path).trusted()
    assert trusted is not None
    assert trusted.introduced == OURS.secret.public


def test_a_refusal_says_why_and_the_levels_stay(reading: Reading, tmp_path: Path) -> None:
    take(tmp_path, OURS.number(1))
    before = reading.visit.levels
    reading.step(POST)
    (text,) = pages(OTHER.number(2))
    reading.hold(text)
    reading.until("delivered", at_most_s=1.0)
    said = " ".join(reading.drawn())
    assert "Not taken in" in said
    assert "It comes from another clinic than yours" in said
    assert "Programme 1 stays in force." in said
    assert reading.visit.levels is before
    reading.step(CONFIRM)
    assert reading.now == "setup"


def test_a_camera_in_trouble_is_told_in_place_of_hints(reading: Reading) -> None:
    reading.step(POST)
    reading.camera_trouble = "The camera gives no more pictures."
    reading.step()
    assert "The camera gives no more pictures." in reading.drawn()
    assert reading.scene is not None
    assert reading.scene.stuck_on == "The camera gives no more pictures."


def test_what_a_programme_asks_holds_from_the_moment_it_comes_in(reading: Reading) -> None:
    visit = reading.visit
    diary = MemoryDiary(lambda: NINE)
    visit.prescribe = lambda said, levels: Prescription(said, diary, lambda: NINE, levels, EXERCISES)
    reading.step(POST)
    for text in TEXTS:
        reading.hold(text)
        reading.wait(0.5)
    assert reading.now == "delivered"
    reading.step(YES)
    assert visit.prescription is not None
    assert visit.prescription.programme.number == 6
    assert visit.affected == visit.prescription.programme.affected
    assert visit.fusion.montage == visit.prescription.programme.electrodes
    reading.step(GO_ON)
    assert reading.now == "question", "the day begins as at the start of a sitting"


def dropped(folder: Path, number: int) -> Input:
    file = folder / f"{number}.programme"
    file.write_bytes(bytes(OURS.number(number)))
    return Input(file=str(file))


def done(visit: Visit) -> Scene:
    return Results(visit, Played(visit.level, []))


@pytest.mark.parametrize("on", [Beginnings, Setup, lambda visit: Post(visit, visit.post), done])
def test_a_file_may_be_dropped_wherever_something_is_chosen(
    reading: Reading, tmp_path: Path, on: Callable[[Visit], Scene]
) -> None:
    take(tmp_path, OURS.number(1))
    reading.scene = on(reading.visit)
    reading.step(dropped(tmp_path, 2))
    assert reading.now == "delivered"
    assert "Programme 2 is in force. Next review: 2026-03-09." in reading.drawn()


def test_a_file_that_is_dropped_while_a_level_is_played_waits_until_it_is_over(
    reading: Reading, tmp_path: Path
) -> None:
    take(tmp_path, OURS.number(1))
    reading.begin()
    reading.step(dropped(tmp_path, 2))
    assert reading.now == "play"
    reading.until("results")
    reading.step()
    assert reading.now == "delivered"


def test_a_file_that_is_dropped_in_a_check_up_waits_until_its_figures_were_seen(
    reading: Reading, tmp_path: Path
) -> None:
    take(tmp_path, OURS.number(1))
    reading.scene = examination(reading.visit)
    reading.wait(1.0)
    reading.step(dropped(tmp_path, 2))
    reading.step(CONFIRM)
    reading.step(dropped(tmp_path, 3))
    reading.until("checked", at_most_s=COURSE_S + 5)
    reading.wait(1.0)
    reading.step(CONFIRM)
    assert "Programme 2 is in force. Next review: 2026-03-09." in reading.drawn()
    reading.step(GO_ON)
    assert "Programme 3 is in force. Next review: 2026-03-09." in reading.drawn()
    reading.step(dropped(tmp_path, 1))
    reading.step(GO_ON)
    assert any("older" in words for words in reading.drawn())
    reading.step(GO_ON)
    assert reading.scene is None, "no levels follow a check-up"


@pytest.mark.parametrize("begins", [False, True])
def test_a_file_that_is_dropped_in_a_check_up_is_answered_where_that_is_left(
    reading: Reading, tmp_path: Path, begins: bool
) -> None:
    take(tmp_path, OURS.number(1))
    reading.scene = examination(reading.visit)
    reading.wait(1.0)
    if begins:
        reading.step(CONFIRM)
        reading.wait(1.0)
        reading.step(PAUSE)
    reading.step(dropped(tmp_path, 2))
    reading.step(LEAVE_PAUSE if begins else BACK)
    assert reading.now == "delivered"
    reading.step(CONFIRM)
    assert reading.scene is None


def test_a_file_that_is_dropped_on_the_question_before_a_check_up_waits_too(tmp_path: Path) -> None:
    sitting = Prescribed(feelings=None)
    sitting.visit.post = Box(tmp_path, lambda: TODAY, Files(Chooser()), HeldUp())
    take(tmp_path, OURS.number(1))
    sitting.scene = examination(sitting.visit)
    assert sitting.now == "question"
    sitting.step(dropped(tmp_path, 2))
    sitting.step(BACK)
    assert sitting.now == "checkup"
    sitting.step(BACK)
    assert sitting.now == "delivered"


def test_of_two_files_dropped_at_once_both_are_answered(reading: Reading, tmp_path: Path) -> None:
    take(tmp_path, OURS.number(1))
    reading.step(dropped(tmp_path, 3), dropped(tmp_path, 2))
    assert "Programme 3 is in force. Next review: 2026-03-09." in reading.drawn()
    reading.step(GO_ON)
    assert any("older" in words for words in reading.drawn())
    reading.step(GO_ON)
    assert reading.now == "setup"
