"""The results: pages that tell what was, a slow replay, own days, stickers; and none of the numbers where they hide."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from game import minigames, plugins
from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.model.programme import Mirror, Switches
from game.model.side import PerSide
from game.scenes.replay import SLOWER, STEP_S
from game.training.minigame import MiniGame
from tests.faces import landmarks
from tests.fakes import NullCanvas
from tests.scenes.prescribed import SMILE, Prescribed, written
from tests.scenes.sitting import BACK, CONFIRM, DT, Sitting, face, level, still
from tests.scenes.test_garden import Large
from tests.shipped import all_levels
from tests.training.practice import ago

NEXT = Input(Action.NEXT)
TABS = ["How it was", "Replay", "My days", "My stickers"]


def played(sitting: Sitting | None = None, **liked: object) -> Sitting:
    sitting = sitting or Sitting(level())
    sitting.visit.comfort = Comfort(**liked)  # type: ignore[arg-type]
    sitting.begin()
    sitting.until("results")
    return sitting


def texts(sitting: Sitting) -> list[tuple[str, tuple[float, float]]]:
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    return [(str(call[1]), call[2]) for call in canvas.calls if call[0] == "text"]  # type: ignore[misc]


def press(sitting: Sitting, words: str) -> None:
    """Point at a button by what is written on it."""
    (at,) = [at for said, at in texts(sitting) if said == words]
    sitting.step(Input(point=(at[0], at[1] + 5)))


def drawn(sitting: Sitting, kind: str) -> Sequence[tuple[object, ...]]:
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    return [call for call in canvas.calls if call[0] == kind]


def playhead_x(sitting: Sitting) -> float:
    (box,) = [call[1] for call in drawn(sitting, "pill") if call[2] == "ink"]
    return float(box.x)  # type: ignore[attr-defined]


def test_every_page_can_be_turned_to_by_pointing() -> None:
    sitting = played()
    sitting.store.practised = [ago(1, level="smile-test"), ago(0, level="smile-test")]
    assert [words for words in sitting.drawn() if words in TABS] == TABS
    assert {"Together", "Steady", "How far"} <= set(sitting.drawn())
    press(sitting, "Replay")
    assert "From the start" in sitting.drawn()
    press(sitting, "My days")
    assert "About as on your other days" in sitting.drawn()


def test_escape_goes_home_and_not_out_of_the_game() -> None:
    sitting = played()
    sitting.step(BACK)
    assert sitting.now == "setup"


def test_a_child_is_told_in_words_and_a_grown_up_in_numbers_too() -> None:
    def digits(sitting: Sitting) -> list[str]:
        return [words for words in sitting.drawn() if re.search(r"\d", words)]

    child = played(child=True)
    assert {"Together", "In the band", "Steady", "Letting go"} <= set(child.drawn())
    assert "How far" not in child.drawn()
    assert digits(child) == []
    assert len(digits(played())) >= 3


def test_every_page_can_be_turned_to_by_keys_alone() -> None:
    sitting, shown = played(), []
    for presses in (3, 1, 4):  # past the ways on to the second tab, then the third, then round to the first
        for _ in range(presses):
            sitting.step(NEXT)
        sitting.step(CONFIRM)
        shown.append({"Replay": "From the start" in sitting.drawn(), "Like": "Together" in sitting.drawn()})
    assert shown == [
        {"Replay": True, "Like": False},
        {"Replay": False, "Like": False},
        {"Replay": False, "Like": True},
    ]


def test_the_sticker_book_opens_and_closes_where_it_was() -> None:
    sitting = played()
    press(sitting, "Replay")
    press(sitting, "My stickers")
    assert sitting.now == "stickers"
    press(sitting, "Places I know")
    press(sitting, "Soft and kind")
    assert "10 soft holds" in sitting.drawn()
    sitting.step(BACK)
    assert sitting.now == "results"
    assert "From the start" in sitting.drawn()


def test_a_replay_takes_three_times_as_long_and_begins_again() -> None:
    sitting = played()
    press(sitting, "Replay")
    places = []
    for _ in range(round(SLOWER * 4.0 / DT)):
        sitting.step()
        places.append(playhead_x(sitting))
    turns = [number for number, (before, after) in enumerate(pairwise(places)) if after < before]
    traces = sitting.visit.played[0].traces
    assert traces.best is not None
    assert len(turns) == 1
    assert turns[0] * DT == pytest.approx(SLOWER * traces.best.lasts_s, abs=0.2)
    press(sitting, "Stop here")
    stopped = playhead_x(sitting)
    sitting.wait(1.0)
    assert playhead_x(sitting) == stopped
    press(sitting, "Go on slowly")
    sitting.wait(1.0)
    assert playhead_x(sitting) > stopped


def test_with_reduced_motion_nothing_moves_but_by_a_press() -> None:
    sitting = played(reduced_motion=True)
    press(sitting, "Replay")
    first = playhead_x(sitting)
    sitting.wait(3.0)
    assert playhead_x(sitting) == first
    traces = sitting.visit.played[0].traces
    assert traces.best is not None
    places = [first]
    for _ in range(int(traces.best.lasts_s / STEP_S)):
        press(sitting, "A little further")
        places.append(playhead_x(sitting))
    assert places == sorted(set(places))
    press(sitting, "From the start")
    assert playhead_x(sitting) == first


def test_what_came_along_is_named_where_it_did() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.face = lambda _, amount: landmarks(smile=PerSide(6 * amount, 6 * amount), eye_mm=PerSide(9 - 9 * amount, 9))
    played(sitting)
    press(sitting, "Replay")
    said = set()
    for _ in range(200):
        sitting.step()
        said |= set(sitting.drawn())
    assert "Here your left eye comes along" in said
    assert any(call[2] == "petal_deep" for call in drawn(sitting, "pill"))


@pytest.mark.parametrize(
    ("mirror", "is_face"),
    [(Mirror.MIRROR, True), (Mirror.AVATAR, True), (Mirror.HEALTHY_HALF, False), (Mirror.NONE, False)],
)
def test_a_replay_never_shows_a_picture_and_a_face_only_where_it_may(mirror: Mirror, is_face: bool) -> None:
    sitting = played(Prescribed(replace(written(), mirror=mirror)))
    press(sitting, "Replay")
    sitting.wait(1.0)
    assert drawn(sitting, "picture") == []
    assert bool(drawn(sitting, "polygon")) is is_face
    assert {"move", "hold", "let go"} & set(sitting.drawn())


def test_a_replay_of_muscles_alone_has_curves_and_no_face() -> None:
    sitting = Sitting(level(repetitions=1), has_board=True)
    sitting.face, sitting.uv = (lambda *_: None), (lambda amount: 60 * amount)
    sitting.wait(1.0)
    sitting.measure()
    sitting.until("results")
    press(sitting, "Replay")
    assert drawn(sitting, "polygon") == []
    assert "Here your muscles were heard, not seen" in sitting.drawn()


@pytest.mark.parametrize("who", ["programme", "player"])
def test_where_scores_are_hidden_no_page_tells_a_number_and_the_replay_remains(who: str) -> None:
    hidden = replace(written(), switches=Switches(show_score=False))
    sitting = played(Prescribed(hidden) if who == "programme" else Prescribed(), scores=who == "programme")
    for page in ("How it was", "Replay"):
        press(sitting, page)
        sitting.wait(0.5)
        words = [said for said in sitting.drawn() if said != SMILE.title]
        assert not any(re.search(r"\d", said) for said in words), words
    assert "My days" not in sitting.drawn()
    assert not any("%" in words or " mm" in words for words in sitting.drawn())


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_a_sticker_beside_nothing_that_was_measured_says_what_it_is_for(factor: float) -> None:
    sitting = Sitting(level())
    sitting.face = still
    played(sitting)
    assert sitting.scene is not None
    canvas = Large(factor)
    sitting.scene.draw(canvas)
    said = " ".join(canvas.texts)
    assert "No movement was seen." in said
    assert "You tried this movement for the first time" in canvas.texts, "in a child's words, too"
    assert "flower" not in said, "where nothing was seen to bloom"
    assert "The garden stays" not in said, "for whoever plays to the end leaves a flower there"


def test_a_sticker_is_new_once() -> None:
    small = level(repetitions=1)
    sitting = Sitting(small)
    sitting.visit.minigames = plugins.discover(minigames, MiniGame)
    sitting.visit.levels = [replace(small, minigame="sunflower")]
    sitting.visit.library = {**all_levels(), small.id: sitting.visit.levels[0]}
    played(sitting)
    assert {"A new sticker", "Smile", "and 1 more"} <= set(sitting.drawn())
    press(sitting, "To the garden")
    played(sitting)
    assert "A new sticker" not in sitting.drawn()


def test_a_disk_that_refuses_spoils_no_page() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    sitting.wait(2.0)
    sitting.store.refuses = True
    sitting.until("results")
    assert "Together" in sitting.drawn()
    press(sitting, "My days")
    assert "The disk is full. Nothing is lost yet." in sitting.drawn()
    press(sitting, "My stickers")
    assert sitting.now == "stickers"


def test_days_are_read_only_when_they_are_looked_at() -> None:
    sitting = played()
    sitting.store.refuses = True
    assert "Together" in sitting.drawn()
    press(sitting, "My days")
    assert "The disk is full. Nothing is lost yet." in sitting.drawn()


@pytest.mark.parametrize("symmetry", [1.0, 0.5])
def test_every_row_of_the_first_page_stays_on_its_card(symmetry: float) -> None:
    sitting = Sitting(level())
    sitting.face = lambda movement, amount: face(movement, amount, symmetry)
    played(sitting)
    ys = [at[1] for _, at in texts(sitting) if 208 <= at[1] < 600]
    assert len(ys) >= 12
    assert max(ys) + 30 <= 600
