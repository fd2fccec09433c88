"""Reading levels: `ID.toml`, one file each."""

import json
import tomllib
from collections.abc import Collection
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from game.errors import LevelError
from game.model.level import Level
from game.store.misspelling import complaint, nearest, shown
from game.store.places import levels_folder

Names = Collection[str] | None
_LEVEL = TypeAdapter(Level)


def all_levels(
    folder: Path | None = None, *, known_exercises: Names = None, known_minigames: Names = None
) -> dict[str, Level]:
    """Every level of a folder by id, sorted; the game's own folder unless one is given.

    Names of exercises and mini-games are checked against those known, if given.
    Raises LevelError at the first file that is not a level, naming it, and for a folder without levels.
    """
    found = _found(folder or levels_folder())
    return {name: read_level(path, known_exercises, known_minigames) for name, path in found.items()}


def level(
    name: str, folder: Path | None = None, *, known_exercises: Names = None, known_minigames: Names = None
) -> Level:
    """One level by its id; the folder's other files are not opened. Raises LevelError."""
    folder = folder or levels_folder()
    found = _found(folder)
    if name not in found:
        raise LevelError(f'there is no level "{name}"{nearest(name, found)}; levels in {folder}: {", ".join(found)}')
    return read_level(found[name], known_exercises, known_minigames)


def read_level(path: Path, known_exercises: Names = None, known_minigames: Names = None) -> Level:
    """The level in one file. Raises LevelError: one line with the file, the key or line, and what is allowed."""
    table = _table(path)
    if "id" in table:
        raise LevelError(f"{path}: the file's name is the level's id; leave the line with id out")
    try:  # strict JSON takes tables for dataclasses but never text for a number; a TOML date becomes a list
        read = _LEVEL.validate_json(
            json.dumps({"id": path.stem, **table}, default=lambda date: [str(date)]), strict=True
        )
    except ValidationError as refusal:
        raise LevelError(f"{path}: {complaint(refusal, Level)}") from None
    _check(path, "exercise", read.exercise, known_exercises)
    _check(path, "minigame", read.minigame, known_minigames)
    return read


def _found(folder: Path) -> dict[str, Path]:
    found = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if not found:
        raise LevelError(f"{folder}: there are no levels here (files ending in .toml)")
    return found


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors put a byte-order mark first
    except OSError as refusal:
        raise LevelError(f"{path}: cannot be read ({refusal.strerror})") from refusal
    except UnicodeDecodeError as refusal:
        raise LevelError(f"{path}: is not UTF-8 text; save it again as UTF-8") from refusal
    except (ValueError, RecursionError) as refusal:
        why = " ".join(str(refusal).split())
        raise LevelError(f"{path}: is not valid TOML: {why}") from refusal


def _check(path: Path, key: str, given: str, known: Names) -> None:
    if known is not None and given not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise LevelError(f"{path}: {key} {shown(given)} is not known{nearest(given, known)}; known are: {listed}")
