"""Reading starter programmes: `programmes/ID.toml` beside the levels they name."""

from dataclasses import replace
from pathlib import Path

from game.errors import LevelError
from game.model.level import Level
from game.model.starter import Starter
from game.store.misspelling import nearest
from game.store.places import levels_folder
from game.store.toml import Names, check, document, documents

FOLDER = "programmes"


def all_starters(folder: Path | None = None) -> dict[str, Starter]:
    """Every starter programme beside a folder's levels by id, sorted; each level named is there. Raises LevelError."""
    levels = folder or levels_folder()
    known = documents(levels, "level")
    return {name: read_starter(path, known) for name, path in documents(levels / FOLDER, "programme").items()}


def starter(name: str, folder: Path | None = None) -> Starter:
    """One starter programme by its id; the other files are not opened. Raises LevelError."""
    levels = folder or levels_folder()
    found = documents(levels / FOLDER, "programme")
    if name not in found:
        raise LevelError(f'there is no programme "{name}"{nearest(name, found)}; there are: {", ".join(found)}')
    return read_starter(found[name], documents(levels, "level"))


def read_starter(path: Path, known_levels: Names = None) -> Starter:
    """The starter programme in one file. Raises LevelError: one line with the file, the key or line, and why."""
    read = document(path, Starter, "programme")
    for number, step in enumerate(read.steps):
        for name in step.levels:
            check(path, f"steps.{number}.levels", name, known_levels)
    return read


def limited(level: Level, by: Starter) -> Level:
    """A level as a programme has it: its limits narrowed by the programme's."""
    return replace(level, limits=level.limits.within(by.limits))
