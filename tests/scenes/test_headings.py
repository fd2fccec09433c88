"""A heading is read over any landscape, in any size of words."""

import pygame
import pytest

from game import minigames, plugins
from game.model.phrase import say
from game.ports import Box
from game.scenes.panel import HEADING, MIRROR
from game.scenes.widgets.headings import heading
from game.screen.canvas import SurfaceCanvas
from game.screen.theme import EVENING
from game.training.minigame import MiniGame
from tests.fakes import NullCanvas
from tests.scenes.sitting import EXERCISES

GAMES = plugins.discover(minigames, MiniGame)
TITLES = [f"{game.title}: {exercise.title}" for game in GAMES.values() for exercise in EXERCISES.values()]


@pytest.mark.parametrize("larger", [1.0, 1.25, 1.5])
def test_every_level_heading_fits_over_the_mirror(larger: float) -> None:
    canvas = SurfaceCanvas(pygame.Surface((1280, 720), 0, 32), EVENING.enlarged(larger))
    for words in TITLES:
        assert canvas.text_width(words, "small") <= HEADING.w - 40, words
    assert HEADING.y + HEADING.h <= MIRROR.y


def test_words_stand_on_paper_as_wide_as_they_are() -> None:
    canvas = NullCanvas()
    heading(canvas, HEADING, say("Fireflies"))
    ((_, box, role, _, _),) = [call for call in canvas.calls if call[0] == "pill"]
    assert role == "paper"
    assert isinstance(box, Box)
    ((_, words, at, style, *_),) = [call for call in canvas.calls if call[0] == "text"]
    assert isinstance(at, tuple)
    assert box.x + 20 == at[0]
    assert box.w == pytest.approx(canvas.text_width(str(words), style) + 40)  # type: ignore[arg-type]


def test_no_words_are_no_paper() -> None:
    canvas = NullCanvas()
    heading(canvas, HEADING, "")
    assert canvas.calls == []
