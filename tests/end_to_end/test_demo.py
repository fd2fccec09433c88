"""The demo plays itself, the same way each time, and leaves its pictures and a summary."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import pytest

from game.model.signals import ByteArray
from game.version import VERSION
from tests.end_to_end.running import Ran, command, environment, run

SEEN = ("--patient", "healthy@10")
ONE_REPETITION_S = 30
"""Setup, calibration and the first repetition with its release; the second is left in the middle."""
BEGINNING_S = 3
PARTS = ("symmetry", "reach", "steadiness", "release", "quiet")
REPETITION = {"measured", "reasons", "score", *PARTS, "left_mm", "right_mm", "left_uv", "right_uv"}
TIMES = ("frame_ms", "camera_to_screen_ms", "emg_to_screen_ms")


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that has been played, and where."""

    ran: Ran
    out: Path

    @property
    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        return found

    def pictures(self) -> Iterator[tuple[str, ByteArray]]:
        for path in sorted(self.out.glob("*.png")):
            picture = cv2.imread(str(path))
            assert picture is not None
            yield path.name, picture.astype("uint8")


def line(seed: int, seconds: float, name: str) -> tuple[object, ...]:
    return ("demo", *SEEN, "--level", "demo-smile", "--seed", seed, "--seconds", seconds, "--offscreen", name)


def played(home: Path, seed: int, seconds: float) -> Demo:
    return Demo(run(home, *line(seed, seconds, "out")), home / "out")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return played(tmp_path_factory.mktemp("demo"), 1, ONE_REPETITION_S)


@pytest.fixture(scope="module")
def in_a_terminal(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The beginning of another one, which somebody watches in a terminal."""
    home = tmp_path_factory.mktemp("terminal")
    screen, ours = os.openpty()
    try:
        with subprocess.Popen(
            command(*line(2, BEGINNING_S, "out")),
            cwd=home,
            env=environment(home, {"TERM": "xterm-256color", "COLUMNS": "80"}),
            stdin=ours,
            stdout=ours,
            stderr=ours,
        ) as game:
            os.close(ours)
            shown = b""
            with closing(os.fdopen(os.dup(screen), "rb", buffering=0)) as reader, suppress(OSError):  # EIO at its end
                while chunk := reader.read(65536):
                    shown += chunk
    finally:
        os.close(screen)
    return Demo(Ran(game.returncode, shown.decode(), ""), home / "out")


def test_it_ends_well_and_prints_a_table(demo: Demo) -> None:
    assert demo.ran.status == 0
    assert demo.ran.stderr == ""
    assert demo.ran.says_nothing_of_libraries()
    assert "What was played" in demo.ran.stdout
    assert re.search(r"Smile +\d+ +[01]\.\d\d +[01]\.\d\d +\d\.\d mm +\d\.\d mm +1/1", demo.ran.stdout)
    assert "Pictures and summary.json are in out" in demo.ran.stdout
    assert all(len(line) <= 80 for line in demo.ran.stdout.splitlines())


def test_the_summary_is_as_the_contract_says(demo: Demo) -> None:
    summary = demo.summary
    assert {"version", "levels", "timing"} <= summary.keys()
    assert summary["smallest_real_change"].keys() >= {"score", "symmetry", "quiet"}
    assert summary["version"] == VERSION
    (level,) = summary["levels"]
    assert level.keys() == {"id", "exercise", "minigame", "stars", "repetitions"}
    assert (level["id"], level["exercise"], level["minigame"]) == ("demo-smile", "smile", "sunflower")
    assert level["stars"] in range(4)
    (repetition,) = level["repetitions"]
    assert repetition.keys() >= REPETITION
    assert repetition["measured"] is True
    assert repetition["reasons"] == []
    assert 0 < repetition["score"] <= 100
    assert all(0 <= repetition[part] <= 1 for part in PARTS)
    assert all(0.5 < repetition[f"{side}_mm"] < 15 for side in ("left", "right"))
    assert all(3 < repetition[f"{side}_uv"] < 500 for side in ("left", "right"))
    timing = summary["timing"]
    assert timing["frames"] >= 25
    for name in TIMES:
        assert timing[name].keys() == {"p50", "p95", "p99"}
        assert timing[name]["p50"] <= timing[name]["p95"] <= timing[name]["p99"]


def test_its_pictures_are_whole_alive_and_of_every_scene(demo: Demo) -> None:
    pictures = dict(demo.pictures())
    assert len(pictures) == ONE_REPETITION_S
    assert {name.split("-")[2] for name in pictures} == {"setup.png", "calibrate.png", "play.png"}
    last = None
    for name, picture in pictures.items():
        assert picture.shape == (720, 1280, 3), name
        assert picture.std() > 20, f"{name} is blank"
        assert len({tuple(colour) for colour in picture[::16, ::16].reshape(-1, 3)}) > 100, f"{name} is flat"
        if last is not None:
            assert (picture != last).any(axis=2).mean() > 0.002, f"{name} stands still"
        last = picture


def test_the_same_seed_plays_the_same_and_another_does_not(demo: Demo, in_a_terminal: Demo, tmp_path: Path) -> None:
    again = played(tmp_path, 1, BEGINNING_S)
    assert [each.ran.status for each in (again, in_a_terminal)] == [0, 0]
    first, second, third = (dict(each.pictures()) for each in (demo, again, in_a_terminal))
    assert len(second) == len(third) == BEGINNING_S
    assert all((first[name] == second[name]).all() for name in second)
    assert all((first[name] != third[name]).any() for name in third if "setup" not in name)


def test_a_terminal_shows_progress_and_nothing_of_the_libraries(in_a_terminal: Demo) -> None:
    ran = in_a_terminal.ran
    assert ran.status == 0, ran.stdout
    assert ran.says_nothing_of_libraries()
    assert "Opening the garden" in ran.stdout
    assert "finding rest and gentle best" in ran.stdout
    assert "Pictures and summary.json are in" in ran.stdout
