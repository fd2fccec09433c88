"""The program: how it ends, and what the terminal is told then. Whatever is slow is loaded by whoever needs it."""

import faulthandler
import io
import os
import sys
import time
from pathlib import Path
from typing import Any

from game.ending import Ending
from game.memory import keep_lean

_BEGUN_S = time.monotonic()


def own_stderr() -> None:
    """Keep the terminal for our own lines: what libraries write to the error descriptor goes nowhere."""
    try:
        kept = os.dup(2)
    except OSError:  # started without one, as from a desktop
        kept = os.open(os.devnull, os.O_WRONLY)
    ours = os.fdopen(kept, "w", buffering=1, errors="replace")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    sys.stderr = ours
    faulthandler.enable(ours)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def main() -> None:
    """Run the command line; any failure we know ends with one clear line and status 2, a signal without a word."""
    ending = Ending()
    ending.listen()
    keep_lean()
    try:
        own_stderr()
        status = _answer(ending)
    except BaseException:
        if not ending.wanted:  # else it came of the interruption
            raise
        status = 0
    ending.note_only()
    sys.exit(ending.status if ending.wanted else status)


def _answer(ending: Ending) -> int:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our matrices are tiny: threads only get in each other's way
    import typer  # noqa: PLC0415

    from game.commands import Begun, cli  # noqa: PLC0415
    from game.errors import FaceGardenError  # noqa: PLC0415

    usage_error: Any = typer.BadParameter.__mro__[1]
    """Click's own; newer typers carry click inside, older ones depend on it."""
    try:
        status = cli(prog_name="face-garden", standalone_mode=False, obj=Begun(_BEGUN_S, ending))
        sys.stdout.flush()
    except usage_error as mistake:
        words = mistake.format_message().strip().rstrip(".")
        about = mistake.ctx.command_path if mistake.ctx else "face-garden"
        if words:  # without any command there are none, and the help stands there already
            return _refused(f"{words}. `{about} --help` shows what there is.", ending)
        sys.stdout.flush()
        status = 2
    except typer.Abort:
        status = 130
    except FaceGardenError as error:
        return _refused(str(error), ending)
    except BrokenPipeError:  # whoever read along has stopped, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = 1
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        what = error.filename or "A device or the terminal"
        return _refused(f"{what} cannot be used: {error.strerror or error}.", ending)
    return status if isinstance(status, int) else 0


def _refused(words: str, ending: Ending) -> int:
    if not ending.wanted:  # else it came of the interruption
        print(f"face-garden: {' '.join(words.split())}", file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    main()
