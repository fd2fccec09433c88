"""Running the game as a process of its own, in a home of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end import warm

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
AT_START = ("DISPLAY", "LD_", "PYTHON", "SDL_", "TMPDIR", "WAYLAND_")
"""Variables that count from the start on, before the game is loaded, begin with these."""
LIBRARIES = ("mediapipe", "tensorflow", "TensorFlow", "XNNPACK", "inference_feedback", "absl::", "W0000", "I0000")
"""What MediaPipe writes of its own accord."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the game ended."""

    status: int
    stdout: str
    stderr: str

    def says_nothing_of_libraries(self) -> bool:
        both = self.stdout + self.stderr
        return not any(word in both for word in (*LIBRARIES, "Traceback", "Warning"))


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This machine's environment, with a home of its own, no display and no sound."""
    dropped = {*DISPLAYS, "PYTHONPATH", "SDL_VIDEODRIVER"}
    own = {key: value for key, value in os.environ.items() if key not in dropped and not key.startswith("XDG_")}
    own |= {"HOME": str(home), "SDL_AUDIODRIVER": "dummy"}
    return own | dict(more or {})


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "game", *map(str, arguments)]


def run(
    home: Path,
    *arguments: object,
    more: Mapping[str, str] | None = None,
    through: tuple[str, ...] = (),
    within_s: float = 100.0,
) -> Ran:
    """Run the game in `home` to its end; `through` is a program that starts it.

    Without that, and unless `more` says what counts from the start on, it is forked from a process that has loaded it.
    """
    if not through and not any(name.startswith(AT_START) for name in more or ()):
        return Ran(*warm.ran([str(each) for each in arguments], home, environment(home, more), within_s))
    done = subprocess.run(
        [*through, *command(*arguments)],
        cwd=home,
        env=environment(home, more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=within_s,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


class Running:
    """A game that is being played."""

    def __init__(self, process: "subprocess.Popen[str] | warm.Game", folder: Path) -> None:
        self.process, self.folder = process, folder
        self._said, self._complained = folder / "stdout.txt", folder / "stderr.txt"

    def wait(self, until: Callable[[], object], within_s: float = 60.0) -> None:
        """Return as soon as `until` holds; fails when the game ends or the time is over before."""
        end_s = time.monotonic() + within_s
        while not until():
            assert self.process.poll() is None, f"the game ended with {self.process.returncode}: {self._told()}"
            assert time.monotonic() < end_s, f"not within {within_s:g} s: {self._told()}"
            time.sleep(0.02)

    def send(self, signal: int) -> None:
        self.process.send_signal(signal)

    def ended(self, within_s: float = 60.0) -> Ran:
        """How it ended, waiting for that."""
        return Ran(self.process.wait(within_s), *self._told())

    def _told(self) -> tuple[str, str]:
        said, complained = (
            path.read_text(encoding="utf-8") if path.exists() else "" for path in (self._said, self._complained)
        )
        return said, complained


@contextmanager
def running(
    home: Path, *arguments: object, more: Mapping[str, str] | None = None, forked: bool = False
) -> Iterator[Running]:
    """Start the game in `home`, `forked` from one that has loaded it; it is killed at the end if it still runs."""
    said, complained = home / "stdout.txt", home / "stderr.txt"
    process: subprocess.Popen[str] | warm.Game
    if forked:
        assert not any(name.startswith(AT_START) for name in more or ())
        process = warm.Game([str(each) for each in arguments], home, environment(home, more), said, complained)
    else:
        with said.open("w") as out, complained.open("w") as err:
            process = subprocess.Popen(
                command(*arguments),
                cwd=home,
                env=environment(home, more),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                text=True,
            )
    try:
        yield Running(process, home)
    finally:
        process.kill()
        process.wait()


def tool(name: str) -> str:
    """A program of the system; the test is skipped where there is none."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name} on this machine")
    return found
