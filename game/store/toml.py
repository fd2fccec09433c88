"""Documents written by therapists: one TOML file each, the file's name its id, every mistake one clear line."""

import json
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from game.errors import LevelError
from game.store.adapters import adapter
from game.store.misspelling import complaint, nearest, shown

T = TypeVar("T")
Names = Collection[str] | None
LARGEST = 1 << 20
"""Letters of a document; more is not read."""


def document(path: Path, kind: type[T], what: str) -> T:
    """What one file holds, as the dataclass `kind`. Raises LevelError: one line with the file, key or line, and why."""
    read = table(path)
    if "id" in read:
        raise LevelError(f"{path}: the file's name is the {what}'s id; leave the line with id out")
    return valued(path, {"id": path.stem, **read}, kind)


def valued(path: Path, read: Mapping[str, object], kind: type[T]) -> T:
    """What the keys and values of a file mean, as the dataclass `kind`. Raises LevelError."""
    try:  # strict JSON takes tables for dataclasses but never text for a number; a TOML date becomes a list
        return adapter(kind).validate_json(json.dumps(read, default=lambda date: [str(date)]), strict=True)
    except ValidationError as refusal:
        raise LevelError(f"{path}: {complaint(refusal, kind)}") from None


def documents(folder: Path, what: str) -> dict[str, Path]:
    """Every file of a folder by its id, sorted. Raises LevelError for a folder without any."""
    found = {path.stem: path for path in sorted(folder.glob("*.toml"), key=lambda path: path.name)}
    if not found:
        raise LevelError(f"{folder}: there are no {what}s here (files ending in .toml)")
    return found


def some(names: Collection[str]) -> str:
    """The names as a list for one line; of many only the first.

    >>> some([f"smile-{number}" for number in range(30)])
    'smile-0, smile-1, smile-2, smile-3, smile-4, smile-5, smile-6, smile-7 and 22 more'
    """
    listed = list(names)
    return ", ".join(listed) if len(listed) <= 12 else f"{', '.join(listed[:8])} and {len(listed) - 8} more"


def check(path: Path, key: str, given: str, known: Names) -> None:
    """Raises LevelError with the nearest known name where a name is not known."""
    if known is not None and given not in known:
        listed = some(sorted(known)) or "none"
        raise LevelError(f"{path}: {key} {shown(given)} is not known{nearest(given, known)}; known are: {listed}")


def table(path: Path) -> dict[str, object]:
    """The keys and values of one file. Raises LevelError: one line with the file, and where it is no TOML."""
    try:
        with path.open(encoding="utf-8-sig") as file:  # some editors put a byte-order mark first
            text = file.read(LARGEST + 1)
    except OSError as refusal:
        raise LevelError(f"{path}: cannot be read ({refusal.strerror})") from refusal
    except UnicodeDecodeError as refusal:
        raise LevelError(f"{path}: is not UTF-8 text; save it again as UTF-8") from refusal
    if len(text) > LARGEST:
        raise LevelError(f"{path}: is too large to be written by hand; choose another file")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as refusal:
        why = " ".join(str(refusal).split())
        raise LevelError(f"{path}: is not valid TOML: {why}") from refusal
