"""A seventh mini-game is one Python file and one level file: those of the README, put beside the others."""

import re
import sys
from collections.abc import Callable, Iterator
from inspect import signature
from itertools import product
from pathlib import Path

import pygame
import pytest

from game import minigames, plugins
from game.model.level import Level
from game.scenes.garden import Garden
from game.scenes.grounds import Grounds
from game.scenes.plots import plot_of
from game.screen.canvas import SurfaceCanvas
from game.screen.theme import EVENING
from game.settings import fitting
from game.store.levels import all_levels
from game.training.minigame import MiniGame
from tests.contracts import test_minigames as contract
from tests.contracts.test_plugins import minigame as plugs_in
from tests.fakes import NullCanvas
from tests.scenes.sitting import CONFIRM, Sitting

README = Path(__file__).parents[2] / "README.md"
FILE = re.compile(r"`((?:game/minigames|levels)/[\w-]+\.(?:py|toml))`:\n\n```\w+\n(.*?)```", re.DOTALL)
PROMISES = {
    name: each
    for name, each in vars(contract).items()
    if name.startswith("test_") and "game" in signature(each).parameters
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the README's files in it; its mini-game is found beside ours."""
    folder = tmp_path_factory.mktemp("house")
    for path, text in FILE.findall(README.read_text(encoding="utf-8")):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(minigames, "__path__", [*minigames.__path__, str(folder / "game" / "minigames")])
        yield folder
    for name in set(sys.modules) - before:
        if name.startswith(f"{minigames.__name__}."):
            del sys.modules[name]
            delattr(minigames, name.rpartition(".")[2])


@pytest.fixture
def canvas() -> SurfaceCanvas:
    return SurfaceCanvas(pygame.Surface(contract.SIZE, 0, 32), EVENING)


@pytest.fixture
def level(house: Path) -> Level:
    (found,) = all_levels(house / "levels", known_minigames=plugins.names(minigames)).values()
    return found


@pytest.fixture
def game(level: Level) -> type[MiniGame]:
    return plugins.load(minigames, level.minigame, MiniGame)


def cases(promise: Callable[..., None]) -> Iterator[dict[str, object]]:
    """What a promise is tried with, as it is written above it."""
    marks = [mark.args for mark in getattr(promise, "pytestmark", [])]
    for values in product(*(tried for _, tried in marks)):
        yield {name: value for (name, _), value in zip(marks, values, strict=True)}


def test_it_is_one_python_file_and_one_level_file(house: Path) -> None:
    written = sorted(str(each.relative_to(house).parent) for each in house.rglob("*.*"))
    assert written == ["game/minigames", "levels"]
    found, ours = plugins.names(minigames), set(contract.GAMES)
    assert len(set(found) - ours) == 1, "one more than come with the game"
    assert set(found) == ours | set(plugins.discover(minigames, MiniGame))


def test_it_plugs_in_as_all_others_do(game: type[MiniGame]) -> None:
    plugs_in(game.title, game)


@pytest.mark.parametrize("promise", PROMISES)
def test_it_keeps_what_every_mini_game_promises(promise: str, game: type[MiniGame], canvas: SurfaceCanvas) -> None:
    keeps = PROMISES[promise]
    there = {"game": game, "canvas": canvas}
    given = {name: there[name] for name in signature(keeps).parameters if name in there}
    for case in cases(keeps):
        keeps(**given, **case)


def test_its_level_is_played_from_the_garden_to_the_results_and_a_flower_grows(level: Level) -> None:
    assert fitting(level) == level
    sitting = Sitting(level)
    sitting.visit.minigames = plugins.discover(minigames, MiniGame)
    played_in = {each.id: plot_of(each) for each in (level, *all_levels().values())}
    sitting.scene = Garden(sitting.visit, Grounds(played_in))
    assert drawn(sitting, "places/flower") == 1
    assert drawn(sitting, "plants/flower") == 0
    assert str(sitting.visit.minigame.title) in sitting.drawn()
    sitting.step(CONFIRM)
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"
    sitting.begin()
    sitting.until("results", at_most_s=120.0)
    (_, stars), *_ = sitting.store.finished
    assert stars > 0
    assert [each.measured for _, _, each in sitting.store.repetitions] == [True] * level.repetitions
    sitting.scene = sitting.visit.home()
    assert "1 flower" in sitting.drawn()
    assert drawn(sitting, "plants/flower") == 2, "in the garden, and beside the number"


def drawn(sitting: Sitting, art: str) -> int:
    """How often a drawing is on the screen."""
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    return [call[1] for call in canvas.calls if call[0] == "art"].count(art)
