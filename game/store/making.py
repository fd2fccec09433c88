"""Making files of the logs in a folder: by one process at a time, and only of those that nobody is writing."""

import time
from collections.abc import Iterator
from pathlib import Path

from game.errors import DataError
from game.store.edfplus import Tell, made
from game.store.lock import lock
from game.store.logged import Log
from game.store.maker import Made
from game.store.rawlog import DAMAGED, SIDECAR, SUFFIX

LOCK = "making.lock"
"""Held by whoever makes files in a folder; the others wait for their turn."""
_LOOK_S = 0.1


def complete(folder: Path, tell: Tell = lambda _share: None) -> Made:
    """Make files of all logs that were ended, or left by a crash; each log goes when its file is safe on the disk.

    What cannot be completed stays, and is told. A file that is not finished never has a recording's name.
    """
    files: dict[str, str] = {}
    troubles: list[str] = []
    try:
        with (folder / LOCK).open("ab") as held:
            while not lock(held.fileno()):
                time.sleep(_LOOK_S)
            logs = list(_free(folder, troubles))
            sizes = [path.stat().st_size for path in logs]
            for number, path in enumerate(logs):
                before, size, whole = sum(sizes[:number]), sizes[number], sum(sizes) or 1

                def of_all(share: float, before: int = before, size: int = size, whole: int = whole) -> None:
                    tell((before + share * size) / whole)

                name, trouble = _finished(path, of_all)
                files |= {path.name: name} if name else {}
                troubles += [trouble] if trouble else []
    except OSError as refusal:
        troubles.append(f"Recordings in {folder} cannot be completed: {refusal.strerror or refusal}.")
    return Made(files, " ".join(troubles))


def _free(folder: Path, troubles: list[str]) -> Iterator[Path]:
    """The logs that nobody is writing."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            with path.open("r+b") as file:
                is_free = lock(file.fileno())
        except OSError as refusal:  # somebody else's, or no file at all: the game goes on without it
            troubles.append(f"{path.name} cannot be completed: {refusal.strerror or refusal}.")
        else:
            if is_free:
                yield path


def _finished(path: Path, tell: Tell) -> tuple[str, str]:
    """The name of a log's file, empty where there is none, and what is the matter, if anything."""
    try:
        file, whole = made(Log(path), tell)
        name = "" if file is None else file.name
        if whole:
            path.unlink()
            path.with_suffix(SIDECAR).unlink(missing_ok=True)
            return name, ""
        kept = path.rename(path.with_name(path.name + DAMAGED)).name
    except DataError as error:
        return "", str(error)
    except OSError as refusal:
        why = refusal.strerror or refusal
        return "", f"A recording waits in {path.name} to be completed at the next start: {why}."
    except (ValueError, ArithmeticError, LookupError) as error:  # edfio's refusals; the others have their turn
        return "", f"No file can be made of {path.name} ({error}); it is left as it is."
    return name, f"A recording was damaged on the disk: {name or 'nothing'} was made of it, and {kept} is kept."
