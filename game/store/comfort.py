"""How a player likes it, kept in the data folder from one day to the next."""

from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from game.errors import StoreError
from game.model.comfort import Comfort
from game.store.adapters import adapter
from game.store.whole import keep

COMFORT = "comfort.json"
"""The file's name inside the data folder."""


class RememberedComfort:
    """One small file, written whole or not at all; without it everything is as it is usually."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / COMFORT

    def last(self) -> Comfort:
        """What was chosen last; what is damaged, or from a version that knows more, is as usual, and only that."""
        try:
            kept = self._path.read_bytes()
        except OSError:
            return Comfort()
        try:
            return adapter(Comfort).validate_json(kept)
        except ValidationError:
            return _salvaged(kept)

    def keep(self, comfort: Comfort) -> None:
        """Remember this; where the disk refuses it has to be chosen again."""
        with suppress(StoreError):
            keep(self._path, adapter(Comfort).dump_json(comfort, indent=2))


def _salvaged(kept: bytes) -> Comfort:
    """Every value that is whole: who needs one switch, or words of twice the size, could not set them again."""
    try:
        told = from_json(kept, allow_partial=True)
    except ValueError:
        return Comfort()
    found = Comfort()
    known = {field.name for field in fields(Comfort)}
    for name in known & told.keys() if isinstance(told, dict) else ():
        with suppress(ValidationError):
            alone = adapter(Comfort).validate_json(to_json({name: told[name]}))
            found = replace(found, **{name: getattr(alone, name)})
    return found
