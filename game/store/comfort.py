"""How a player likes it, kept in the data folder from one day to the next."""

from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from game.errors import StoreError
from game.model.comfort import Comfort
from game.store.adapters import adapter
from game.store.whole import keep

COMFORT = "comfort.json"
"""The file's name inside the data folder."""


class RememberedComfort:
    """One small file, whole or not at all; without it, or with a damaged one, everything is as it is usually."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / COMFORT

    def last(self) -> Comfort:
        """What was chosen last."""
        try:
            return adapter(Comfort).validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return Comfort()

    def keep(self, comfort: Comfort) -> None:
        """Remember this; where the disk refuses it has to be chosen again."""
        with suppress(StoreError):
            keep(self._path, adapter(Comfort).dump_json(comfort, indent=2))
