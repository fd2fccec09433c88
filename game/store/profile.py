"""Who a data folder is about, kept in it."""

from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from game.errors import StoreError
from game.model.profile import Profile
from game.store.adapters import adapter
from game.store.whole import keep

PROFILE = "profile.json"
"""The file's name inside the data folder."""


class RememberedProfile:
    """One small file, whole or not at all; without it, or with a damaged one, everything is asked for again."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / PROFILE

    def last(self) -> Profile | None:
        """What was said by now; None where nothing was, or it cannot be read."""
        try:
            return adapter(Profile).validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, profile: Profile) -> None:
        """Remember this; where the disk refuses it has to be said again."""
        with suppress(StoreError):
            keep(self._path, adapter(Profile).dump_json(profile, indent=2))
