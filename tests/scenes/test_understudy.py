"""A mini-game that fails costs nobody their exercise: its landscape stays, and everything is kept."""

from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.model.moment import Moment
from game.ports import Canvas
from game.scenes.understudy import Understudy
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from game.store.lessons import RememberedLessons
from tests.scenes.sitting import CONFIRM, Plain, Sitting, level

SAID = "The game has stopped by itself. Your exercise goes on, and what you do is kept."


class Unmade(Plain):
    def __init__(self, seed: int) -> None:
        raise OSError(f"no seed like {seed}")


class Unstepped(Plain):
    def step(self, moment: Moment) -> None:
        if moment.repetition > 0:
            raise ValueError(moment.repetition)
        super().step(moment)


class Undrawn(Plain):
    def draw(self, canvas: Canvas) -> None:
        canvas.text("half of it", (0, 0))
        raise ZeroDivisionError


STUMBLES = {
    Unmade: "plain has stopped: OSError: no seed like 0 (test_understudy.py, line ",
    Unstepped: "plain has stopped: ValueError: 1 (test_understudy.py, line ",
    Undrawn: "plain has stopped: ZeroDivisionError:  (test_understudy.py, line ",
}


@pytest.mark.parametrize("kind", STUMBLES)
def test_a_level_is_played_to_its_end(kind: type[Plain]) -> None:
    sitting = Sitting(level())
    sitting.may_stumble = True
    sitting.visit.minigames = {"plain": kind}
    sitting.begin()
    sitting.until("results")
    assert [each.score is not None for each in sitting.visit.played[0].repetitions] == [True, True]
    assert len(sitting.store.repetitions) == 2
    assert SAID in sitting.words()
    assert [each[: len(STUMBLES[kind])] for each in sitting.visit.stumbles] == [STUMBLES[kind]], "told once"


@pytest.mark.parametrize("kind", STUMBLES)
def test_a_lesson_goes_on_to_the_level(kind: type[Plain], tmp_path: Path) -> None:
    sitting = Sitting(level())
    sitting.may_stumble = True
    sitting.visit.minigames, sitting.visit.lessons = {"plain": kind}, RememberedLessons(tmp_path)
    sitting.begin()
    assert sitting.now == "lesson"
    sitting.until("play")


def test_a_guided_minute_is_told_to_its_end() -> None:
    sitting = Sitting(replace(level(), imagery=True, lines=("Think of a smile.",)))
    sitting.may_stumble = True
    sitting.visit.minigames = {"plain": Undrawn}
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    sitting.until("guided")
    sitting.until("results")
    assert len(sitting.visit.stumbles) == 1


def test_its_landscape_stays() -> None:
    sitting = Sitting(level())
    sitting.may_stumble = True
    sitting.visit.minigames = {"plain": Undrawn}
    sitting.begin()
    sitting.wait(1.0)
    sitting.canvas.calls.clear()
    sitting.wait(1.0)
    assert ("backdrop", "meadow", 0.0) in sitting.canvas.calls
    assert "half of it" not in sitting.drawn()


class Nowhere(Plain):
    backdrop = "no_such_landscape"

    def draw(self, canvas: Canvas) -> None:
        canvas.backdrop(self.backdrop)


def test_a_landscape_that_is_missing_gives_way_to_one_of_ours() -> None:
    sitting = Sitting(level())
    sitting.visit.minigames = {"plain": Nowhere}
    canvas = SurfaceCanvas(pygame.Surface((320, 180), 0, 32), EVENING)
    Understudy(sitting.visit).draw(canvas)
    assert pixels(canvas.surface)[:, :, :3].any()
    assert sitting.visit.stumbles[0].startswith("plain has stopped: FileNotFoundError")
    canvas.close()
