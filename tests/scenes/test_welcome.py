"""The first start: a question a page, kept as it is answered; whoever left half-way goes on there."""

from pathlib import Path

import pytest

from game.model.inputs import Input
from game.model.profile import LONGEST_NAME, Emblem, Profile
from game.scenes.arrival import arrival
from game.scenes.welcome.spelling import ALPHABETS
from game.store.beginning import RememberedBeginning
from game.store.comfort import RememberedComfort
from game.store.places import DATABASE
from game.store.profile import RememberedProfile
from tests.fakes import NullCanvas
from tests.scenes.arriving import NEXT, OFFERED, Arrived, left
from tests.scenes.prescribed import Prescribed
from tests.scenes.sitting import BACK, CONFIRM, level

CHILDS = next(each for each in OFFERED if each.child)


def kept(folder: Path) -> Profile | None:
    return RememberedProfile(folder).last()


def grown_up(folder: Path, side: str = "My right side", *, has_board: bool = False) -> Arrived:
    """Up to where the face is now."""
    arrived = Arrived(folder, has_board=has_board)
    for words in ("Owl", "I am a grown-up", side):
        arrived.press(words)
    return arrived


def test_a_child_comes_from_the_first_page_to_the_first_flower(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    for words in ("Hedgehog", "I am a child", "My left side"):
        arrived.press(words)
    assert arrived.now == "look", "a child is not asked where the face is"
    arrived.wait(0.5)
    assert "I see you well" in arrived.drawn()
    arrived.press("Go on")
    assert arrived.names == ["who", "grown", "side", "look", "calibrate"]
    assert arrived.visit.beginning is not None
    assert arrived.visit.beginning.id == CHILDS.id
    assert arrived.visit.level.id == "child-smile", "the first that is measured"
    assert arrived.visit.affected == "left"
    assert (arrived.visit.comfort.child, arrived.visit.comfort.text) == (True, 1.5)
    assert RememberedComfort(tmp_path).last() == arrived.visit.comfort
    assert kept(tmp_path) == Profile("", Emblem.HEDGEHOG, child=True, affected="left", looked=True)


def test_larger_words_another_language_or_one_switch_come_before_the_first_question(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    for words in ("How I like it", "One switch", "2 seconds", "Done", "Done"):
        arrived.press(words)
    assert arrived.now == "who"
    assert arrived.visit.comfort.switch_s == 2.0
    arrived.press("Hedgehog")
    assert arrived.now == "grown"
    assert RememberedComfort(tmp_path).last().switch_s == 2.0


def test_a_grown_up_says_where_the_face_is_and_is_asked_for_electrodes(tmp_path: Path) -> None:
    arrived = grown_up(tmp_path, has_board=True)
    assert arrived.now == "beginnings"
    assert CHILDS.answer not in arrived.drawn()
    arrived.press("Small movements are back")
    arrived.wait(0.5)
    arrived.press("Go on")
    arrived.press("No, the camera alone")
    assert arrived.now == "calibrate"
    assert arrived.visit.level.id == "first-smile"
    assert "board" in arrived.visit.without, "a board that is missing does not hold the game up"
    assert not arrived.visit.comfort.child
    assert RememberedBeginning(tmp_path).last() == "first-movements"


def test_electrodes_that_are_heard_have_the_focus_and_lead_through_the_drawings(tmp_path: Path) -> None:
    arrived = grown_up(tmp_path, has_board=True)
    arrived.press("Something else moves along")
    arrived.uv = lambda _amount: 5.0
    arrived.wait(1.5)
    arrived.press("Go on")
    arrived.wait(0.2)
    assert "I hear your electrodes" in arrived.drawn()
    arrived.step(CONFIRM)
    assert arrived.now == "guide"
    arrived.step(CONFIRM)
    arrived.step(CONFIRM)
    assert arrived.now == "calibrate"
    profile = kept(tmp_path)
    assert profile is not None
    assert profile.electrodes


def test_whoever_cannot_move_yet_begins_with_what_is_only_thought_of(tmp_path: Path) -> None:
    arrived = grown_up(tmp_path)
    arrived.press("Nothing moves yet")
    arrived.wait(0.5)
    arrived.press("Go on")
    assert arrived.now == "guided"


def test_without_any_picture_the_garden_opens_and_nothing_is_measured(tmp_path: Path) -> None:
    arrived = grown_up(tmp_path)
    arrived.press("Small movements are back")
    arrived.camera_trouble = "No camera was found."
    arrived.wait(0.5)
    assert "No camera was found. You can go on without the mirror." in arrived.drawn()
    arrived.press("Go on anyway")
    assert arrived.now == "question"


def test_with_electrodes_and_no_camera_nothing_is_begun_that_would_only_wait(tmp_path: Path) -> None:
    arrived = grown_up(tmp_path, has_board=True)
    arrived.uv = lambda amount: 3 + 30 * amount
    arrived.camera_trouble = "The camera was unplugged."
    arrived.press("Small movements are back")
    arrived.wait(2.0)
    arrived.press("Go on anyway")
    arrived.wait(2.0)
    assert "I hear your electrodes" in arrived.drawn()
    arrived.press("Yes: show me where they go")
    while arrived.now == "guide":
        arrived.step(CONFIRM)
    assert arrived.now == "question"


@pytest.mark.parametrize("answered", range(6))
def test_killed_anywhere_it_goes_on_with_the_next_question(answered: int, tmp_path: Path) -> None:
    answers = ("Owl", "I am a grown-up", "I am not sure", "Something else moves along", "", "No, the camera alone")
    pages = ["who", "grown", "side", "beginnings", "look", "electrodes", "question"]
    arrived = Arrived(tmp_path, has_board=True)
    for number in range(answered):
        if pages[number] == "look":
            arrived.wait(0.5)
        arrived.press(answers[number] or "Go on")
    again = Arrived(left(arrived), has_board=True)
    assert again.now == pages[answered]


def test_every_answer_can_be_taken_back(tmp_path: Path) -> None:
    arrived = grown_up(tmp_path)
    for page in ("side", "grown", "who"):
        arrived.step(BACK)
        assert arrived.now == page
    arrived.press("Tulip")
    arrived.press("I am a child")
    arrived.press("Back")
    arrived.press("I am a grown-up")
    arrived.press("Both sides")
    assert arrived.now == "beginnings", "a grown-up is asked, whatever a child would have begun with"
    assert (arrived.visit.comfort.child, arrived.visit.comfort.text) == (False, 1.0)
    arrived.press("Back")
    assert arrived.now == "side"
    assert arrived.visit.affected == "both"
    profile = kept(tmp_path)
    assert profile is not None
    assert (profile.emblem, profile.child) == (Emblem.TULIP, False)


def test_a_child_that_became_a_grown_up_and_was_killed_is_asked(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    for words in ("Owl", "I am a child", "Back", "I am a grown-up"):
        arrived.press(words)
    again = Arrived(left(arrived))
    again.press("My left side")
    assert again.now == "beginnings"


def test_escape_on_the_first_page_leaves_and_nobody_is_kept(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    arrived.step(BACK)
    assert arrived.scene is None
    assert kept(tmp_path) is None


def test_a_name_is_written_with_letters_on_the_screen(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    arrived.press("Write my name")
    assert "That is me" not in arrived.drawn()
    for letter in ("A", "d", "x", "Erase", "a"):
        arrived.press(letter)
    arrived.press("Space")
    arrived.press("L")
    assert "Ada L" in arrived.drawn()
    arrived.press("That is me")
    assert arrived.now == "grown"
    profile = kept(tmp_path)
    assert profile is not None
    assert profile.name == profile.called == "Ada L"


def test_a_keyboard_writes_at_once_and_its_keys_mean_nothing_else_meanwhile(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    arrived.press("Write my name")
    arrived.step(Input(CONFIRM.action, typed=" "))
    assert "A" in arrived.drawn(), "a space before any letter presses the first of them"
    for letter in ("p", "p", "\b", " ", "ß"):
        arrived.step(Input(CONFIRM.action if letter == " " else None, typed=letter))
    assert "Ap ß" in arrived.drawn()
    for letter in "x" * (2 * LONGEST_NAME):
        arrived.step(Input(typed=letter))
    arrived.press("That is me")
    profile = kept(tmp_path)
    assert profile is not None
    assert len(profile.name) == LONGEST_NAME


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_alphabet_fits_and_no_letter_is_there_twice(language: str, tmp_path: Path) -> None:
    letters = ALPHABETS[language]
    assert len(set(letters)) == len(letters)
    arrived = Arrived(tmp_path)
    arrived.visit.ruler = NullCanvas(language=language)
    assert not arrived.visit.comfort.language, "nobody has chosen one: the system's own is shown"
    arrived.press("Write my name")
    scene = arrived.scene
    assert scene is not None
    assert {f"letter:{letter}" for letter in letters} <= {choice.key for choice in scene._menu.choices}
    boxes = [choice.box for choice in scene._menu.choices]
    for number, box in enumerate(boxes):
        assert box.x >= 28
        assert box.x + box.w <= 1252.1
        assert box.h >= 64
        for other in boxes[:number]:
            apart = box.x >= other.x + other.w or other.x >= box.x + box.w
            assert apart or box.y >= other.y + other.h or other.y >= box.y + box.h


def test_pictures_of_others_are_left_out_while_there_are_any_left(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    arrived.guest.taken = {Emblem.OWL, Emblem.SNAIL}
    arrived.press("Write my name")
    arrived.step(BACK)
    assert arrived.now == "who"
    assert not {"Owl", "Snail"} & set(arrived.drawn())
    arrived.guest.taken = set(Emblem)
    arrived.press("Write my name")
    arrived.step(BACK)
    assert {"Owl", "Snail"} <= set(arrived.drawn())


def test_the_side_with_the_focus_is_shown_on_the_face(tmp_path: Path) -> None:
    arrived = Arrived(tmp_path)
    arrived.press("Owl")
    arrived.press("I am a grown-up")
    shown = []
    for _ in range(4):
        arrived.canvas.calls.clear()
        assert arrived.scene is not None
        arrived.scene.draw(arrived.canvas)
        shown.append({str(call[3]) for call in arrived.canvas.calls if call[0] == "glow"})
        arrived.step(NEXT)
    assert shown == [{"left_soft"}, {"right_soft"}, {"left_soft", "right_soft"}, set()]


def test_a_programme_says_side_and_beginning_and_the_day_follows(tmp_path: Path) -> None:
    sitting = Prescribed(feelings=None)
    arrived = Arrived(tmp_path)
    arrived.visit.prescription = sitting.prescription
    arrived.visit.affected, arrived.visit.beginnings = "right", ()
    arrived.scene = arrival(arrived.visit, arrived.visit.home())
    arrived.names = [arrived.now]
    for words in ("Owl", "I am a child"):
        arrived.press(words)
    arrived.wait(0.5)
    arrived.press("Go on")
    assert arrived.names == ["who", "grown", "look", "question"]
    assert arrived.visit.affected == "right"
    assert arrived.visit.beginning is None
    assert arrived.visit.comfort.child, "how it looks is the player's own"


def test_whoever_played_before_there_were_players_is_asked_only_who_they_are(tmp_path: Path) -> None:
    RememberedBeginning(tmp_path).keep("first-movements")
    arrived = Arrived(tmp_path, has_board=True)
    assert (tmp_path / DATABASE).exists()
    for words in ("Daisy", "I am a child", "My left side"):
        arrived.press(words)
    assert arrived.now == "question", "neither mirror nor electrodes nor the first flower once more"
    assert arrived.visit.beginning is not None
    assert arrived.visit.beginning.id == "first-movements", "what was answered before counts"


def test_a_child_whose_beginning_is_lost_begins_as_children_do(tmp_path: Path) -> None:
    RememberedProfile(tmp_path).keep(Profile("", Emblem.OWL, True, "left", looked=True, electrodes=False))
    arrived = Arrived(tmp_path)
    assert arrived.now == "question"
    assert arrived.visit.beginning is not None
    assert arrived.visit.beginning.child


def test_only_one_beginning_is_for_every_child() -> None:
    assert [each.id for each in OFFERED if each.child] == ["small-garden"]
    assert level() not in CHILDS.levels
