"""Which lessons were watched, kept in the data folder from one day to the next."""

import json
from contextlib import suppress
from pathlib import Path

from pydantic_core import from_json

LESSONS = "lessons.json"
"""The file's name inside the data folder."""


class RememberedLessons:
    """One small file; without it, or with a damaged one, every lesson is shown once more."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LESSONS
        self._seen = self._kept()

    def seen(self) -> frozenset[str]:
        """The names of the lessons that were watched, or passed over."""
        return self._seen

    def keep(self, name: str) -> None:
        """Remember this one; where the disk refuses it is shown again in the next sitting."""
        self._seen |= {name}
        with suppress(OSError):
            self._path.write_text(json.dumps({"seen": sorted(self._seen)}), encoding="utf-8")

    def _kept(self) -> frozenset[str]:
        try:
            seen = from_json(self._path.read_bytes())["seen"]
            return frozenset(each for each in seen if isinstance(each, str))
        except (OSError, ValueError, TypeError, KeyError):
            return frozenset()
