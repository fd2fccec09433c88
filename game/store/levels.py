"""Reading levels: `ID.toml`, one file each."""

from pathlib import Path

from game.errors import LevelError
from game.model.level import Level
from game.store.misspelling import nearest
from game.store.places import levels_folder
from game.store.toml import Names, check, document, documents, some


def all_levels(
    folder: Path | None = None, *, known_exercises: Names = None, known_minigames: Names = None
) -> dict[str, Level]:
    """Every level of a folder by id, sorted; the game's own folder unless one is given.

    Names of exercises and mini-games are checked against those known, if given.
    Raises LevelError at the first file that is not a level, naming it, and for a folder without levels.
    """
    found = documents(folder or levels_folder(), "level")
    return {name: read_level(path, known_exercises, known_minigames) for name, path in found.items()}


def level(
    name: str, folder: Path | None = None, *, known_exercises: Names = None, known_minigames: Names = None
) -> Level:
    """One level by its id; the folder's other files are not opened. Raises LevelError."""
    folder = folder or levels_folder()
    found = documents(folder, "level")
    if name not in found:
        raise LevelError(f'there is no level "{name}"{nearest(name, found)}; levels in {folder}: {some(found)}')
    return read_level(found[name], known_exercises, known_minigames)


def read_level(path: Path, known_exercises: Names = None, known_minigames: Names = None) -> Level:
    """The level in one file. Raises LevelError: one line with the file, the key or line, and what is allowed."""
    read = document(path, Level, "level")
    check(path, "exercise", read.exercise, known_exercises)
    check(path, "minigame", read.minigame, known_minigames)
    return read
