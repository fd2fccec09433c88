"""Whenever the game is ended from outside it ends at once, without a word of complaint, and nothing of it stays."""

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.end_to_end.running import Running, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

GONE_WITHIN_S = 20.0
"""Most of it is a busy machine: until Python looks at a signal, whatever library it is loading must be loaded."""
PLAY = "play --camera simulated:healthy@10 --emg simulated:healthy --offscreen out --realtime --data data --seconds 90"
SIMULATED = "demo --patient healthy@10 --offscreen out --level demo-smile"
STOPS = (signal.SIGINT, signal.SIGTERM)


def proc(pid: int, file: str) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/{file}").read_text(encoding="utf-8", errors="replace")
    return ""


def takes_signals(game: Running) -> bool:
    """Whether the program has said what is to happen to it: the first thing it does."""
    caught = next((line for line in proc(game.process.pid, "status").splitlines() if line.startswith("SigCgt")), "0 0")
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def child_is_begun(game: Running) -> bool:
    children = proc(game.process.pid, f"task/{game.process.pid}/children").split()
    return any("multiprocessing.spawn" in proc(int(child), "cmdline") for child in children)


def child_is_loading(game: Running) -> bool:
    children = proc(game.process.pid, f"task/{game.process.pid}/children").split()
    return any("mediapipe" in proc(int(child), "maps") for child in children)


def plays(game: Running) -> bool:
    return any(game.folder.glob("out/frame-*.png"))


MOMENTS: dict[str, tuple[str, Callable[[Running], bool]]] = {
    "as it begins": (PLAY, takes_signals),
    "as a simulation begins": (SIMULATED, takes_signals),
    "while it loads its libraries": (PLAY, lambda game: "numpy" in proc(game.process.pid, "maps")),
    "as its child begins": (PLAY, child_is_begun),
    "while its child loads": (PLAY, child_is_loading),
    "while it plays": (PLAY, plays),
    "while a simulation plays": (SIMULATED, plays),
    "while a simulation loads its libraries": (SIMULATED, lambda game: "numpy" in proc(game.process.pid, "maps")),
}


def left(home: Path) -> list[str]:
    """The processes that were started in this home, and still run."""
    marked = f"HOME={home}"
    return [
        proc(int(path.name), "cmdline")
        for path in Path("/proc").iterdir()
        if path.name.isdecimal() and marked in proc(int(path.name), "environ").split("\0")
    ]


def shared(game: Running) -> set[str]:
    """The shared memory that the game uses."""
    return {word for word in proc(game.process.pid, "maps").split() if word.startswith("/dev/shm/psm_")}  # noqa: S108


def stopped(home: Path, moment: str, stop: signal.Signals) -> list[str]:
    """What is wrong with how the game ended: nothing, hopefully."""
    line, until = MOMENTS[moment]
    home.mkdir()
    temporary = home / "tmp"
    temporary.mkdir()
    with running(home, *line.split(), more={"TMPDIR": str(temporary)}) as game:
        game.wait(lambda: until(game))
        memory = shared(game)
        game.send(stop)
        ran = game.ended(GONE_WITHIN_S)
    wrong = [] if ran.status == 128 + stop else [f"its status is {ran.status}"]
    wrong += [f"it said {ran.stderr!r}"] if ran.stderr else []
    until_s = time.monotonic() + GONE_WITHIN_S
    while left(home) and time.monotonic() < until_s:
        time.sleep(0.02)
    wrong += [f"{name} still runs" for name in left(home)]
    wrong += [f"{name} is left" for name in memory if Path(name).exists()]
    wrong += [f"{path} is left" for path in temporary.iterdir()]
    wrong += ["what was played is not told"] if until is plays and not (home / "out" / "summary.json").is_file() else []
    return wrong


def test_at_any_moment_a_signal_ends_it_quietly_and_nothing_stays(tmp_path: Path) -> None:
    cases = [(moment, STOPS[number % 2]) for number, moment in enumerate(MOMENTS)]
    with ThreadPoolExecutor(2) as pool:
        ended = pool.map(lambda k: stopped(tmp_path / str(k), *cases[k]), range(len(cases)))
    found = {f"{stop.name} {moment}": wrong for (moment, stop), wrong in zip(cases, ended, strict=True) if wrong}
    assert not found


def test_a_game_that_is_killed_takes_its_child_with_it(tmp_path: Path) -> None:
    with running(tmp_path, *PLAY.split()) as game:
        game.wait(lambda: child_is_begun(game))
        os.kill(game.process.pid, signal.SIGKILL)
        game.process.wait()
    until_s = time.monotonic() + GONE_WITHIN_S
    while left(tmp_path) and time.monotonic() < until_s:
        time.sleep(0.02)
    assert not left(tmp_path)
