"""What the electrodes sit on, kept in the data folder from one day to the next."""

import json
from contextlib import suppress
from pathlib import Path

from pydantic_core import from_json

from game.model.montage import BILATERAL, Montage
from game.model.side import Side

MONTAGE = "montage.json"
"""The file's name inside the data folder."""


class RememberedMontage:
    """One small file; without it, or with a damaged one, both sides are listened to."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / MONTAGE

    def last(self) -> Montage:
        """The montage chosen last."""
        try:
            side = from_json(self._path.read_bytes())["coupled"]
            return Montage(None if side is None else Side(side))
        except (OSError, ValueError, TypeError, KeyError):
            return BILATERAL

    def keep(self, montage: Montage) -> None:
        """Remember this one; where the disk refuses it has to be chosen again."""
        if montage != self.last():
            with suppress(OSError):
                self._path.write_text(json.dumps({"coupled": montage.coupled}), encoding="utf-8")
