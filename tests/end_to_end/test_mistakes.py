"""Whatever goes wrong is said in one clear line, with status 2 and nothing lost."""

import os
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest

from game import exercises, minigames, plugins
from game.errors import LevelError
from game.store.levels import all_levels, level
from game.store.places import levels_folder
from tests.end_to_end.running import Ran, run, tool
from tests.pty_board import PtyBoard

UNCOMPILED = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Python 3.11 keeps half a module for a whole one where files may not be large."""
SIMULATED = "play --camera simulated:healthy --offscreen out --seconds 1"
MISTAKES = {
    "no such camera": ("play --camera 99", "Camera 99", "--camera"),
    "a camera number beyond all bounds": ("play --camera 99999999999999999999", "amera 99999999999999999999"),
    "no such video": ("play --camera missing.mp4", "missing.mp4", "Check the name"),
    "a text as a video": ("play --camera text.mp4", "text.mp4 is not a video", "MP4"),
    "a truncated video": ("play --camera cut.mp4", "cut.mp4 is not a video"),
    "no such patient": ("demo --patient helthy --offscreen out", "'helthy'", "'healthy'"),
    "no such level": ("demo --level demo-smlie --offscreen out", '"demo-smlie"', 'did you mean "demo-smile"?'),
    "no such port": (f"{SIMULATED} --emg /dev/ttyNOPE", "/dev/ttyNOPE", "cable"),
    "no such port behind a board's name": (f"{SIMULATED} --emg cyton:/dev/ttyNOPE", "/dev/ttyNOPE", "cable"),
    "nobody at a place in the network": (
        f"{SIMULATED} --emg cyton:socket://127.0.0.1:9",
        "127.0.0.1:9",
        "Start the program",
    ),
    "no such recording to play": (f"{SIMULATED} --emg missing.edf", "missing.edf"),
    "no such recording to study": ("envelope missing.edf --csv out.csv", "missing.edf"),
    "a file as a port": (f"{SIMULATED} --emg /dev/null", "/dev/null"),
    "no such board": (f"{SIMULATED} --emg nonsense", '"nonsense"', "csv_lines"),
    "pictures below a file": ("demo --offscreen text.mp4/out --seconds 1", "text.mp4/out", "another folder"),
    "data below a file": (f"{SIMULATED} --data text.mp4/data", "text.mp4/data", "--data"),
    "pictures nowhere": ("play --camera simulated:healthy --seconds 1 --offscreen ''", "--offscreen", "empty"),
    "data nowhere": (f"{SIMULATED} --data ' '", "--data", "empty"),
    "a table without a name": ("envelope emg.csv --csv ''", "--csv", "empty"),
    "a video without a name": ("measure '' --csv out.csv", "VIDEO", "empty"),
    "a port that is no number": (f"{SIMULATED} --emg socket://localhost:notaport", "localhost:notaport", "1 to 65535"),
    "a port beyond all numbers": (f"{SIMULATED} --emg rfc2217://localhost:70000@9600", "70000", "1 to 65535"),
    "a place without a port": (f"{SIMULATED} --emg socket://localhost", "socket://localhost", "1 to 65535"),
    "no display": ("play --camera simulated:healthy", "No display", "--offscreen"),
    "a video without a face": ("measure empty.mp4 --csv out.csv", "empty.mp4: no face was found", "20 pictures"),
    "no video to measure": ("measure missing.mp4 --csv out.csv", "missing.mp4", "Check the name"),
    "a folder as a recording": ("envelope folder.mp4 --csv out.csv", "folder.mp4", "directory"),
    "bytes as EDF": ("envelope bytes.edf --csv out.csv", "bytes.edf is no EDF file"),
    "a cell that is no number": ("envelope spoilt.csv --csv out.csv", "spoilt.csv, line 3", "'x'"),
    "no such column": ("envelope emg.csv --left nope --csv out.csv", "emg.csv", "'nope'", "left_uv"),
    "a rate beyond all bounds": ("envelope emg.csv --rate 1e300 --csv out.csv", "emg.csv", "rate"),
    "no folder to write to": ("envelope emg.csv --csv missing/out.csv", "missing/out.csv", "Choose another"),
    "a device as a recording": ("envelope /dev/zero --csv out.csv", "/dev/zero", "not a recording"),
    "a full disk": ("envelope emg.csv --csv full.csv", "full.csv cannot be written", "No space left"),
    "a seed in letters": ("demo --seed x", "'--seed': x is not a whole number of 0 or more"),
    "a time that runs backwards": ("play --seconds -1", "'--seconds': -1 is not a number of 1 or more"),
    "no time at all for the doctor": ("doctor --seconds soon", "'--seconds': soon is not a number from 2 to 600"),
    "no such board for the doctor": ("doctor --emg nonsense", '"nonsense"', "csv_lines"),
    "no folder for the doctor's file": ("doctor --emg none --json missing/out.json", "missing/out.json", "another"),
    "the recording itself to write to": ("envelope emg.csv --csv emg.csv", "emg.csv"),
}
USAGE = {
    "no such command": "nothing",
    "no such option": "play --bogus",
    "seconds that are no number": "demo --seconds nan",
    "a moment for the doctor": "doctor --seconds 0.5",
    "another hum": "envelope emg.csv --csv out.csv --mains 55",
}


def furnish(folder: Path) -> None:
    """Files of every kind that people give by mistake."""
    (folder / "text.mp4").write_text("Not a video.\n")
    (folder / "folder.mp4").mkdir()
    blank(folder / "empty.mp4")
    (folder / "cut.mp4").write_bytes((folder / "empty.mp4").read_bytes()[:1000])
    (folder / "bytes.edf").write_bytes(np.random.default_rng(1).bytes(3000))
    (folder / "spoilt.csv").write_text("t_s,left_uv,right_uv\n0,1,2\n0.001,x,2\n0.002,1,2\n")
    samples = "".join(f"{k / 1000:.3f},{k % 7},{k % 5}\n" for k in range(2000))
    (folder / "emg.csv").write_text(f"t_s,left_uv,right_uv\n{samples}")
    (folder / "full.csv").symlink_to("/dev/full")  # never /dev/full itself: who renames onto it destroys it


def blank(path: Path) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30, (320, 240))
    for k in range(20):
        writer.write(np.full((240, 320, 3), 5 * k, np.uint8))
    writer.release()


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Ran]]]:
    """Every mistake made, each in a folder of its own, two at a time."""
    given = {name: line for name, (line, *_) in MISTAKES.items()} | USAGE

    def make(name: str) -> Ran:
        folder = tmp_path_factory.mktemp("mistake")
        furnish(folder)
        ran = run(folder, *shlex.split(given[name]))
        assert (folder / "emg.csv").stat().st_size > 20_000
        return ran

    with ThreadPoolExecutor(2) as pool:
        yield {name: pool.submit(make, name) for name in given}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_one_line(name: str, answers: dict[str, Future[Ran]]) -> None:
    ran = answers[name].result()
    assert_told(ran, *MISTAKES[name][1:])


@pytest.mark.parametrize("name", USAGE)
def test_a_wrong_command_line_ends_with_status_2(name: str, answers: dict[str, Future[Ran]]) -> None:
    ran = answers[name].result()
    assert ran.status == 2
    assert "--help" in ran.stderr
    assert ran.says_nothing_of_libraries()


def assert_told(ran: Ran, *words: str) -> None:
    assert ran.status == 2, ran.stderr
    lines = ran.stderr.splitlines()
    assert len(lines) == 1, ran.stderr
    assert lines[0].startswith("face-garden: ")
    assert all(word in lines[0] for word in words), lines[0]
    assert "Errno" not in lines[0]
    assert ran.says_nothing_of_libraries()


IN_A_WINDOW = {
    "a board": ("--emg cyton:/dev/ttyNOPE", "/dev/ttyNOPE", "cable"),
    "a recording, though there is hardly time to open it": ("--emg empty.csv --seconds 1", "empty.csv is empty"),
}


@pytest.mark.parametrize("name", IN_A_WINDOW)
def test_what_is_missing_at_the_start_is_told_where_there_is_a_window_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.csv").touch()
    line, *words = IN_A_WINDOW[name]
    through = (tool("xvfb-run"), "-a")
    assert_told(run(tmp_path, *f"play --camera simulated:healthy {line}".split(), through=through), *words)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415 - not of Windows

    with PtyBoard(tmp_path / "board") as board, Path(board.port).open("rb", buffering=0) as taken:
        fcntl.flock(taken, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert_told(run(tmp_path, *SIMULATED.split(), "--emg", board.port), board.port, "Another program", "Close it")


@pytest.mark.parametrize("named", ["{0}", "cyton:{0}"])
def test_a_port_that_this_user_may_not_use_names_the_group(tmp_path: Path, named: str) -> None:
    with PtyBoard(tmp_path / "board") as board:
        Path(board.port).chmod(0)
        ran = run(tmp_path, *SIMULATED.split(), "--emg", named.format(board.port), through=unprivileged())
        assert_told(ran, f"not allowed to use {board.port}", "usermod -aG dialout")


def test_a_level_with_a_misspelt_key_names_file_key_and_the_nearest(tmp_path: Path) -> None:
    for path in levels_folder().glob("*.toml"):
        shutil.copy(path, tmp_path)
    misspelt = tmp_path / "smile-1.toml"
    misspelt.write_text(misspelt.read_text(encoding="utf-8").replace("hold_s", "hodl_s"), encoding="utf-8")
    for read in (lambda: all_levels(tmp_path), lambda: level("smile-1", tmp_path)):
        with pytest.raises(LevelError) as refusal:
            read()
        line = str(refusal.value)
        assert "\n" not in line
        assert line.startswith(str(misspelt))
        assert "tempo.hodl_s" in line
        assert "did you mean tempo.hold_s?" in line


def test_a_level_of_an_unknown_exercise_names_the_nearest(tmp_path: Path) -> None:
    known = {"known_exercises": plugins.names(exercises), "known_minigames": plugins.names(minigames)}
    (tmp_path / "new.toml").write_text('title = "New"\nexercise = "smlie"\nminigame = "sunflower"\n')
    with pytest.raises(LevelError, match=r'exercise "smlie".*did you mean "smile"\?'):
        level("new", tmp_path, **known)
    (tmp_path / "new.toml").write_text('title = "New"\nexercise = "smile"\nminigame = "sunflowr"\n')
    with pytest.raises(LevelError, match=r'minigame "sunflowr".*did you mean "sunflower"\?'):
        level("new", tmp_path, **known)


def unprivileged() -> tuple[str, ...]:
    """A way to start a program for which permissions count, also where the tests run as root."""
    return (tool("setpriv"), "--bounding-set=-dac_override") if os.geteuid() == 0 else ()


def test_a_folder_that_may_only_be_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o555)
    assert_told(
        run(tmp_path, *SIMULATED.split(), "--data", folder, through=unprivileged()), str(folder), "another", "--data"
    )


def test_a_database_that_may_only_be_read_is_named(tmp_path: Path) -> None:
    assert run(tmp_path, *SIMULATED.split(), "--data", "data").status == 0
    database = tmp_path / "data" / "garden.sqlite3"
    database.chmod(0o444)
    ran = run(tmp_path, *SIMULATED.split(), "--data", "data", through=unprivileged())
    assert_told(ran, "garden.sqlite3", "may only be read", "--data")


def test_a_disk_that_fills_up_while_writing_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    furnish(tmp_path)
    limited = (tool("prlimit"), "--fsize=20000")
    ran = run(tmp_path, *shlex.split("envelope emg.csv --csv out.csv"), through=limited, more=UNCOMPILED)
    assert_told(ran, "out.csv cannot be written")
    assert not list(tmp_path.glob("*out.csv*"))


def test_a_disk_that_fills_up_in_play_is_told(tmp_path: Path) -> None:
    limited = (tool("prlimit"), "--fsize=200000")
    line = "play --camera simulated:healthy --offscreen out --seconds 4"
    assert_told(
        run(tmp_path, *line.split(), through=limited, more=UNCOMPILED), "out/frame-", "no picture can be written"
    )


def test_a_damaged_database_is_moved_aside_and_play_goes_on(tmp_path: Path) -> None:
    garbage = np.random.default_rng(2).bytes(9000)
    for name in ("damaged", "sound"):
        (tmp_path / name).mkdir()
    (tmp_path / "damaged" / "garden.sqlite3").write_bytes(garbage)
    line = "play --camera simulated:healthy --offscreen {0}-out --data {0} --seconds 1.2"
    with ThreadPoolExecutor(2) as pool:
        for ran in pool.map(lambda name: run(tmp_path, *line.format(name).split()), ("damaged", "sound")):
            assert ran.status == 0
    (aside,) = (tmp_path / "damaged").glob("garden.damaged-*.sqlite3")
    assert aside.read_bytes() == garbage
    with closing(sqlite3.connect(tmp_path / "damaged" / "garden.sqlite3")) as made:
        assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    shown, usual = (cv2.imread(str(tmp_path / f"{name}-out" / "frame-0002-setup.png")) for name in ("damaged", "sound"))
    assert shown is not None
    assert usual is not None
    differs = np.argwhere((shown != usual).any(axis=2))
    assert len(differs) > 500
    (top, left), (bottom, right) = differs.min(axis=0), differs.max(axis=0)  # the card of the senses alone
    assert top > 484
    assert left > 28
    assert right < 468
    assert bottom < 692, "the words stay on their card"


def test_a_demo_without_a_display_plays_offscreen_and_says_where(tmp_path: Path) -> None:
    ran = run(tmp_path, "demo", "--level", "demo-smile", "--seconds", 2)
    assert ran.status == 0
    assert ran.stderr == ""
    assert "No display" in ran.stdout
    out = tmp_path / "face-garden-demo"
    assert f"Pictures and summary.json are in {out}" in ran.stdout
    assert (out / "summary.json").is_file()
    assert len(list(out.glob("frame-*.png"))) == 2
