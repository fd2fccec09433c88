"""Which board was found last, kept in the data folder."""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from pydantic_core import from_json

from game.model.board import Known

BOARD = "board.json"
"""The file's name inside the data folder."""


class RememberedBoard:
    """One small file; without it, or with a damaged one, nothing is remembered, and boards are looked for."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / BOARD

    def last(self) -> Known | None:
        """The board found last, or None."""
        try:
            return Known(**from_json(self._path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, known: Known) -> None:
        """Remember this one; a disk that refuses only makes the next search longer."""
        if known != self.last():
            with suppress(OSError):
                self._path.write_text(json.dumps(asdict(known)), encoding="utf-8")
