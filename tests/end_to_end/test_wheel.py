"""The wheel holds everything the game needs, and the game finds it there."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from game.store.levels import all_levels
from tests.end_to_end.running import Ran, environment, tool

ROOT = Path(__file__).parents[2]
ASK = """
import json, sys
from contextlib import closing
from pathlib import Path
import game
from game.screen.assets import asset
from game.store.history import History
from game.store.levels import all_levels
with closing(History(Path(sys.argv[1]))) as history:
    number = history.begin("smile-1")
    visits = [visit.number for visit in history.visits()] == [number]
art = asset("art", "icon.svg")
print(json.dumps({"game": game.__file__, "art": str(art), "levels": list(all_levels()), "visits": visits}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is left in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "tests", "__pycache__"))
    built = subprocess.run(
        [tool("uv"), "build", "--wheel", "--out-dir", str(folder), str(source)],
        env={key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    if built.returncode != 0:
        offline = any(word in built.stderr for word in ("Failed to fetch", "dns error", "error sending request"))
        assert offline, built.stderr
        pytest.skip("hatchling cannot be fetched without a network")
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed") / "packages"
    line = [tool("uv"), "pip", "install", "--no-deps", "--python", sys.executable, "--target", str(target), str(wheel)]
    subprocess.run(line, capture_output=True, check=True, timeout=60)
    return target


def ran(installed: Path, folder: Path, *line: object) -> Ran:
    """Python elsewhere, with the installed game before all others."""
    done = subprocess.run(
        [sys.executable, *map(str, line)],
        cwd=folder,
        env=environment(folder, {"PYTHONPATH": str(installed)}),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_everything_is_inside(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, inside in (("levels", "game/data/levels"), ("assets", "game/data/assets"), ("game", "game")):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        missing = {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} - names
        assert not missing, f"{folder}: {sorted(missing)}"
    assert not [name for name in names if name.startswith("tests/") or name.endswith(".pyc")]
    assert any(name.endswith("entry_points.txt") for name in names)
    assert any("migrations/versions/" in name for name in names)


def test_an_installed_game_finds_its_levels_its_art_and_its_migrations(installed: Path, tmp_path: Path) -> None:
    asked = ran(installed, tmp_path, "-c", ASK, tmp_path / "garden.sqlite3")
    assert asked.status == 0, asked.stderr
    found = json.loads(asked.stdout)
    assert found["game"].startswith(str(installed))
    assert found["art"].startswith(str(installed))
    assert found["levels"] == list(all_levels())
    assert found["visits"] is True


def test_an_installed_game_plays(installed: Path, tmp_path: Path) -> None:
    asked = ran(installed, tmp_path, "-m", "game", "demo", "--seconds", 2, "--offscreen", tmp_path / "out")
    assert asked.status == 0, asked.stderr
    assert (tmp_path / "out" / "frame-0002-setup.png").is_file()


def test_a_misspelt_key_in_a_level_of_the_game_is_told_in_one_line(installed: Path, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    shutil.copytree(installed, packages)
    level = packages / "game" / "data" / "levels" / "smile-1.toml"
    level.write_text(level.read_text(encoding="utf-8").replace("hold_s", "hodl_s"), encoding="utf-8")
    asked = ran(packages, tmp_path, "-m", "game", "play", "--camera", "simulated", "--offscreen", tmp_path / "out")
    assert asked.status == 2
    (line,) = asked.stderr.splitlines()
    assert line == f"face-garden: {level}: tempo.hodl_s is not known; did you mean tempo.hold_s?"
