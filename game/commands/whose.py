"""Whose data folder a command is about."""

from pathlib import Path

from game.store.places import PLAYERS, data_folder, looked_into


def whose(data: Path | None, player: str | None, made: bool = False) -> Path:
    """The folder of the player who was named, or of the only one; with `made` it is there in the end.

    Raises UsageError naming the players where there are several, StoreError for what is no folder.
    """
    root = looked_into(data)
    folder = root
    if player is not None or (root / PLAYERS).is_dir():
        from game.store.players import Players  # noqa: PLC0415 - the database takes long to load

        folder = Players(root).named(player)
    return data_folder(folder) if made else folder
