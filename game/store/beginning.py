"""Which beginning was chosen, kept in the data folder from one day to the next."""

import json
from contextlib import suppress
from pathlib import Path

from pydantic_core import from_json

BEGINNING = "beginning.json"
"""The file's name inside the data folder."""


class RememberedBeginning:
    """One small file; without it, or with a damaged one, it is asked for again."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / BEGINNING

    def last(self) -> str | None:
        """The id of the starter programme chosen last."""
        try:
            chosen = from_json(self._path.read_bytes())["starter"]
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return chosen if isinstance(chosen, str) else None

    def keep(self, starter: str) -> None:
        """Remember this one; where the disk refuses it has to be chosen again."""
        with suppress(OSError):
            self._path.write_text(json.dumps({"starter": starter}), encoding="utf-8")
