"""Runs of the game as processes of their own that fork from one which has loaded it: a start without its imports.

What is special about a start itself, such as signals, displays and limits, is tried with real ones.
"""

import io
import multiprocessing
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_LOADED = ("game.commands", "game.app", "game.terminal", "game.studies", "game.doctor.round", "game.therapist")
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([*_LOADED, "game.__main__", "tests.end_to_end.loaded", __name__])


class Game:
    """A run in `home` that has begun; it is asked and told what a `subprocess.Popen` is."""

    def __init__(
        self, arguments: list[str], home: Path, environment: Mapping[str, str], said: Path, complained: Path
    ) -> None:
        self._arguments, self._left = arguments, said.with_name("status.txt")
        for before in (said, complained, self._left):
            before.unlink(missing_ok=True)
        told = (arguments, home, dict(environment), said, complained, self._left)
        self._process = _CONTEXT.Process(target=_play, args=told)
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """Its status, or what killed it below nought; None as long as it runs."""
        status = self._process.exitcode
        # 255 is what multiprocessing says where its pipe was closed before the status came through.
        return int(self._left.read_text()) if status == 255 and self._left.exists() else status

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def poll(self) -> int | None:
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Raises TimeoutError."""
        self._process.join(timeout)
        status = self.returncode
        if status is None:
            raise TimeoutError(f"{' '.join(self._arguments)}: not within {timeout} s")
        return status

    def send_signal(self, sent: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sent)

    def kill(self) -> None:
        self._process.kill()


def ran(arguments: list[str], home: Path, environment: Mapping[str, str], within_s: float) -> tuple[int, str, str]:
    """Status, stdout and stderr of a run in `home`. Raises TimeoutError after `within_s`, when it is killed."""
    with TemporaryDirectory(prefix="face-garden-said-") as folder:
        said, complained = (Path(folder) / f"{name}.txt" for name in ("stdout", "stderr"))
        game = Game(arguments, home, environment, said, complained)
        try:
            status = game.wait(within_s)
        finally:
            game.kill()
            game.wait()
        told = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (said, complained)]
        return status, told[0], told[1]


def _play(
    arguments: list[str], home: Path, environment: Mapping[str, str], said: Path, complained: Path, left: Path
) -> None:
    os.chdir(home)
    os.environ.clear()
    os.environ.update(environment)
    for descriptor, path, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, said, os.O_WRONLY | os.O_CREAT),
        (2, complained, os.O_WRONLY | os.O_CREAT),
    ):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb", closefd=False), encoding="utf-8", line_buffering=True)
    sys.argv = ["game", *arguments]
    from game import __main__ as program  # noqa: PLC0415 - loaded already

    sys.modules["__main__"] = program  # what the game itself starts aside begins as it would
    program._BEGUN_S = time.monotonic()
    try:
        program.main()
        left.write_text("0")
    except SystemExit as ended:
        left.write_text(str(ended.code if isinstance(ended.code, int) else int(ended.code is not None)))
        raise
    finally:
        sys.stdout.flush()
