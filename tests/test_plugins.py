"""A file among the plug-ins that is none is told in one line that names it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import minigames, plugins
from game.errors import PluginError
from game.training.minigame import MiniGame

WHOLE = """
from game.training.minigame import MiniGame


class {name}(MiniGame):
    title, backdrop = "{name}", "meadow"

    def __init__(self, seed):
        pass

    def step(self, moment):
        pass

    def draw(self, canvas):
        pass
"""
HALF = "from game.training.minigame import MiniGame\n\n\nclass Half(MiniGame):\n    title = 'Half'\n"
BAD = {
    "not Python": ("x = (\n", "cannot be loaded (SyntaxError: '(' was never closed", "line 1"),
    "what is not installed": ("import nosuch\n", "No module named 'nosuch'", "take it away"),
    "what fails by itself": ("1 / 0\n", "ZeroDivisionError", "take it away"),
    "nothing": ("", "must define exactly one MiniGame", "defines none"),
    "two": (WHOLE.format(name="One") + WHOLE.format(name="Two"), "must define exactly one MiniGame", "One, Two"),
    "a half": (HALF, "Half lacks what every MiniGame has", "draw, step"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose mini-games are found beside ours."""
    monkeypatch.setattr(minigames, "__path__", [*minigames.__path__, str(tmp_path)])
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith(f"{minigames.__name__}.other"):
            del sys.modules[name]
            delattr(minigames, name.rpartition(".")[2])


@pytest.mark.parametrize("written", BAD)
def test_a_file_that_is_no_plug_in_is_named(written: str, folder: Path) -> None:
    text, *told = BAD[written]
    file = folder / "other.py"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PluginError) as refused:
        plugins.discover(minigames, MiniGame)
    assert str(refused.value).startswith(f"{file}: ")
    assert all(each in str(refused.value) for each in told)


def test_one_that_is_whole_is_found_beside_ours(folder: Path) -> None:
    (folder / "other.py").write_text(WHOLE.format(name="Other"), encoding="utf-8")
    assert plugins.discover(minigames, MiniGame)["other"].title == "Other"
