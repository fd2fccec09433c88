"""First starts and several people, through the whole game."""

import os
import signal
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from game import app
from game.model.feelings import Feelings
from game.model.profile import Emblem, Profile
from game.scenes.scene import Scene
from game.settings import Settings
from game.store.beginning import RememberedBeginning
from game.store.diary import Diary
from game.store.occupied import GARDEN
from game.store.places import DATABASE, PLAYERS
from game.store.players import Players
from game.store.profile import RememberedProfile
from tests.end_to_end.running import run, running, tool
from tests.end_to_end.test_play import display, key, screenshot

SHARE = 0.9


def settle(folder: Path, name: str, emblem: Emblem) -> Path:
    folder.mkdir(parents=True)
    with closing(Diary(folder / DATABASE)) as diary:
        diary.felt(Feelings())
    RememberedProfile(folder).keep(Profile(name, emblem, False, "left", looked=True, electrodes=False))
    return folder


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """A data folder in which two people play."""
    settle(tmp_path / "data", "Mara", Emblem.OWL)
    settle(tmp_path / "data" / PLAYERS / "tom", "Tom", Emblem.SNAIL)
    return tmp_path / "data"


def test_a_first_start_of_the_drawn_child_comes_to_the_first_flower(tmp_path: Path) -> None:
    names: list[str] = []

    def on_step(_t_s: float, scene: Scene) -> None:
        if names[-1:] != [scene.name]:
            names.append(scene.name)

    out, data = tmp_path / "out", tmp_path / "data"
    visit = app.play(Settings("simulated:child@15", "none", offscreen=out, data=data, seconds=6.5), on_step).visit
    assert names == ["who", "grown", "side", "look", "calibrate"]
    assert visit.affected == "left"
    assert visit.level.id == "child-smile"
    assert visit.guest is not None
    assert RememberedProfile(data).last() == visit.guest.profile


COMMANDS = ("report --csv", "export out.zip", "erase --yes", "programme show", "play --offscreen out")


@pytest.mark.parametrize("line", COMMANDS)
def test_with_several_people_a_command_asks_for_a_name(line: str, family: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in family.rglob("*") if path.is_file()}
    ran = run(tmp_path, *line.split(), "--data", family)
    assert ran.status == 2
    assert ran.stderr.strip() == "face-garden: Several people play here: say who with --player. There are: Mara, Tom."
    assert {path: path.read_bytes() for path in family.rglob("*") if path.is_file()} == before


def test_a_named_player_is_told_or_erased_alone(family: Path, tmp_path: Path) -> None:
    ran = run(tmp_path, "export", "tom.zip", "--player", "tom", "--data", family)
    assert (ran.status, ran.stderr) == (0, "")
    assert "1 answer" in ran.stdout
    ran = run(tmp_path, "erase", "--yes", "--player", "Tom", "--data", family)
    assert (ran.status, ran.stderr) == (0, "")
    assert not (family / PLAYERS).exists()
    assert "No programme yet" in run(tmp_path, "programme", "show", "--data", family).stdout


def test_in_a_window_it_is_asked_who_plays(family: Path, tmp_path: Path) -> None:
    tom = family / PLAYERS / "tom"
    line = ("play", "--camera", "simulated:healthy@10", "--emg", "none", "--data", family, "--seconds", 60)
    with display(tmp_path) as (screen, pixels), running(tmp_path, *line, more=screen) as game:
        game.wait(lambda: screenshot(pixels).std() > 20)
        assert not (family / GARDEN).exists(), "nobody plays yet"

        def chosen() -> bool:
            key(screen, "Tab")
            key(screen, "Return")
            return (tom / GARDEN).exists()

        game.wait(chosen)
        assert not (family / GARDEN).exists()
        game.send(signal.SIGTERM)
        ran = game.ended()
    assert "Traceback" not in ran.stderr
    assert not (tom / GARDEN).exists()


def click(screen: dict[str, str], x: float, y: float) -> None:
    """Press at a point of the design, in a window that fills nine tenths of the screen's middle."""
    at = (str(round(middle + SHARE * (each - middle))) for each, middle in ((x, 640), (y, 360)))
    moved = [tool("xdotool"), "mousemove", *at, "click", "1"]
    subprocess.run(moved, env={**os.environ, **screen}, check=True, timeout=20)


def test_in_a_window_somebody_hands_over_to_somebody_new(tmp_path: Path) -> None:
    data = settle(tmp_path / "data", "Mara", Emblem.OWL)
    RememberedBeginning(data).keep("first-movements")
    line = ("play", "--camera", "simulated:healthy@10", "--emg", "none", "--data", data, "--seconds", 90)
    with display(tmp_path) as (screen, pixels), running(tmp_path, *line, more=screen) as game:
        game.wait(lambda: (data / GARDEN).exists() and screenshot(pixels).std() > 20)

        def handed_over() -> bool:
            click(screen, 120, 52)  # her picture
            click(screen, 868, 548)  # somebody else plays
            return not (data / GARDEN).exists()

        game.wait(handed_over)

        def came() -> bool:
            click(screen, 1100, 654)  # somebody else
            return bool(list(data.glob(f"{PLAYERS}/*/{GARDEN}")))

        game.wait(came)
        assert not (data / GARDEN).exists()
        game.send(signal.SIGTERM)
        ran = game.ended()
    assert "Traceback" not in ran.stderr
    assert [each.profile.called for each in Players(data).all()] == ["Mara"], "who says nothing is nobody"
