"""What a data folder holds, in words and numbers, read without touching anything."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from game.store import tables
from game.store.beginning import BEGINNING
from game.store.belongings import ASIDE, belongings
from game.store.board import BOARD
from game.store.comfort import COMFORT
from game.store.home import CLINIC
from game.store.lessons import LESSONS
from game.store.montage import MONTAGE
from game.store.places import CALENDAR, DATABASE
from game.store.profile import PROFILE
from game.store.recordings import CONSENT

_COUNTED = (
    (tables.visits, "visit"),
    (tables.repetitions, "repetition"),
    (tables.checkups, "check-up"),
    (tables.feelings, "answer"),
)
_LEFT_BY_NOBODY = {BOARD}


def lived_in(folder: Path) -> bool:
    """Whether anything is kept of somebody; that a window was opened there once does not count."""
    return _tells(folder, _LEFT_BY_NOBODY)


def played_in(folder: Path) -> bool:
    """Whether somebody was at home there before; that a clinic's programme was taken in does not count either."""
    return _tells(folder, _LEFT_BY_NOBODY | {CLINIC})


def _tells(folder: Path, but_for: Collection[str]) -> bool:
    kept = [path.name for path in belongings(folder) if path.suffix != ".lock"]
    told = any(name not in but_for and not name.startswith(DATABASE) for name in kept)
    return told or any(count is None or count for count, _ in _counts(folder / DATABASE))


def inventory(folder: Path) -> list[str]:
    """What is kept, in words; empty where that is nothing."""
    files = belongings(folder)
    names = {path.name for path in files}
    logs = sum(path.suffix in {".edf", ".bdf", ".emglog"} for path in files)
    told = {
        "your clinic's programme": CLINIC in names or _noted(folder / DATABASE),
        "the board and where the electrodes sat": not names.isdisjoint({BOARD, MONTAGE}),
        "who you are": PROFILE in names,
        "where your face was when you began": BEGINNING in names,
        "how you like the game to look and sound": COMFORT in names,
        "which mini-games you have been shown": LESSONS in names,
        "your plan as a calendar": CALENDAR in names,
        "your answer about recordings": CONSENT in names,
        "a damaged history": any(name.startswith(ASIDE) for name in names),
    }
    recordings = [f"{logs} recording{'' if logs == 1 else 's'}"] if logs else []
    return [*_counted(_counts(folder / DATABASE)), *recordings, *(words for words, there in told.items() if there)]


def _counted(counts: Sequence[tuple[int | None, str]]) -> Iterator[str]:
    """How much a history holds, in words; that it was opened is told, too."""
    for count, what in counts:
        if count is None:
            yield "a history that cannot be read"
        elif count or what == "visit":
            yield f"{count} {what}{'' if count == 1 else 's'}"


def _counts(path: Path) -> Sequence[tuple[int | None, str]]:
    """How many there are of each kind in a history, of an older version, too; None where it cannot be read."""
    found: list[tuple[int | None, str]] = []
    if not path.is_file():
        return found
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table, what in _COUNTED:
                asked = f"SELECT count(*) FROM {table.name}"  # noqa: S608 - our own names
                found.append((database.execute(asked).fetchone()[0] if table.name in there else 0, what))
    except sqlite3.Error:  # damaged: it is told, or goes, all the same
        found.append((None, ""))
    return found


def _noted(path: Path) -> bool:
    """Whether a history knows of a programme; read without touching anything."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(f"SELECT 1 FROM {tables.programmes.name}").fetchone() is not None  # noqa: S608
    except sqlite3.Error:  # damaged, or of an older version
        return False
