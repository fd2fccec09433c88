"""Millimetres and microvolts of both sides: where they are asked for, live, and large enough to read."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

from game.model.inputs import Action, Input
from game.model.montage import Montage
from game.model.side import PerSide, Side
from game.scenes.panel import LOWER, TURNS
from game.scenes.scanning import Scanner
from game.scenes.scene import Tick
from game.scenes.widgets.traces import UNKNOWN
from tests.faces import landmarks
from tests.fakes import NullCanvas
from tests.scenes.sitting import DT, Sitting, level, still

TURN = Input(Action.NEXT)
NUMBER = re.compile("-?[0-9]+([.][0-9])?|\N{EN DASH}")


def playing(uv: float | None = None, coupled: Side | None = None) -> Sitting:
    sitting = Sitting(level(repetitions=5))
    if uv is not None:
        sitting.uv = lambda amount: uv * amount
    sitting.visit.fusion.montage = Montage(coupled)
    sitting.begin()
    sitting.face = still
    return sitting


def numbers(sitting: Sitting) -> list[tuple[str, str]]:
    """The numbers on the screen and the colours they stand in, left to right in either strip."""
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    texts: Sequence[tuple[object, ...]] = [call for call in canvas.calls if call[0] == "text" and call[3] == "title"]
    return [(str(call[1]), str(call[4])) for call in texts if NUMBER.fullmatch(str(call[1]))]


def test_there_are_none_until_they_are_asked_for() -> None:
    sitting = playing()
    sitting.wait(0.5)
    assert numbers(sitting) == []
    sitting.step(TURN)
    assert len(numbers(sitting)) == 4
    sitting.step(TURN)
    assert numbers(sitting) == []


def test_a_press_on_the_graph_turns_to_them_and_one_on_them_back() -> None:
    sitting = playing()
    for where, count in ((LOWER, 4), (TURNS, 0)):
        sitting.step(Input(point=(700.0, 400.0)))
        sitting.step(Input(point=where.center))
        assert len(numbers(sitting)) == count
    assert sitting.speaker.cues.count("press") == 2


def test_a_press_there_does_not_pause_and_one_elsewhere_does() -> None:
    sitting = playing()
    scanner = Scanner(sitting.visit, lambda scene, tick: scene.step(tick))
    for where, name in ((LOWER.center, "play"), (TURNS.center, "play"), ((868.0, 300.0), "pause")):
        assert sitting.scene is not None
        tick = Tick(
            sitting.t_s, DT, (Input(point=where),), sitting.visit.fusion.at(sitting.t_s), sitting.visit.fusion.frame,
            False, None, None,
        )  # fmt: skip
        sitting.scene = scanner.step(sitting.scene, tick)
        assert sitting.now == name


def test_they_stay_for_the_next_level() -> None:
    sitting = playing()
    sitting.step(TURN)
    assert sitting.visit.comfort.numbers
    sitting.begin()
    sitting.wait(0.3)
    assert len(numbers(sitting)) == 4


def test_each_side_has_its_own_millimetres_in_its_own_colour() -> None:
    sitting = playing()
    sitting.step(TURN)
    sitting.face = lambda _movement, _amount: landmarks(smile=PerSide(2.4, 5.2))
    sitting.wait(1.0)
    left, right, *heard = numbers(sitting)
    assert (left[1], right[1]) == ("left", "right")
    assert float(left[0]) == pytest.approx(2.4, abs=0.1)
    assert float(right[0]) == pytest.approx(5.2, abs=0.1)
    assert [words for words, _ in heard] == [UNKNOWN, UNKNOWN], "no board is no number, never zero"


def test_a_face_that_is_gone_is_no_number() -> None:
    sitting = playing(uv=40)
    sitting.step(TURN)
    sitting.wait(0.5)
    sitting.face = lambda _movement, _amount: None
    sitting.wait(0.9)
    assert sitting.now == "play"
    shown = [words for words, _ in numbers(sitting)]
    assert shown[:2] == [UNKNOWN, UNKNOWN]
    assert UNKNOWN not in shown[2:]


def test_both_channels_are_heard_in_microvolts() -> None:
    sitting = playing(uv=80)
    sitting.step(TURN)
    heard = []
    for _ in range(12):  # a whole repetition
        sitting.wait(0.4)
        heard.append([words for words, _ in numbers(sitting)[2:]])
    for channel in zip(*heard, strict=True):
        uv = [float(words) for words in channel if words != UNKNOWN]
        assert min(uv) < 8
        assert max(uv) > 15


def test_a_number_can_be_read_for_a_quarter_of_a_second() -> None:
    sitting = playing(uv=80)
    sitting.step(TURN)
    sitting.wait(0.5)
    seen = []
    for _ in range(round(2.0 / DT)):
        sitting.step()
        seen.append(tuple(words for words, _ in numbers(sitting)))
    changes = sum(a != b for a, b in pairwise(seen))
    assert 2 <= changes <= 8


def test_channels_on_one_side_are_named_by_their_places_and_in_no_sides_colour() -> None:
    sitting = playing(uv=40, coupled=Side.LEFT)
    sitting.step(TURN)
    sitting.wait(0.5)
    assert [colour for _, colour in numbers(sitting)] == ["left", "right", "ink", "ink"]
    assert {"cheek", "eye"} <= set(sitting.drawn())
