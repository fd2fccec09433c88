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


def ran(arguments: list[str], home: Path, environment: Mapping[str, str], within_s: float) -> tuple[int, str, str]:
    """Status, stdout and stderr of a run in `home`. Raises TimeoutError after `within_s`, when it is killed."""
    with TemporaryDirectory(prefix="face-garden-said-") as folder:
        said, complained, left = (Path(folder) / f"{name}.txt" for name in ("stdout", "stderr", "status"))
        game = _CONTEXT.Process(target=_play, args=(arguments, home, dict(environment), said, complained, left))
        game.start()
        game.join(within_s)
        if game.exitcode is None:
            game.kill()
            game.join()
            raise TimeoutError(f"{' '.join(arguments)}: not within {within_s:g} s")
        told = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (said, complained)]
        # 255 is what multiprocessing says where its pipe was closed before the status came through.
        status = int(left.read_text()) if game.exitcode == 255 and left.exists() else game.exitcode
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
