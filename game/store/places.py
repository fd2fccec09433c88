"""Where levels are found and where data is kept."""

from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryFile

from platformdirs import user_data_path, user_documents_path

from game.errors import StoreError

DATABASE = "garden.sqlite3"
"""The database's file name inside the data folder."""
RECORDINGS = "recordings"
"""The folder of EMG recordings inside the data folder."""
CALENDAR = "face-garden.ics"
"""The name of the plan's reminders, in the player's documents or, where one was chosen, in the data folder."""
PLAYERS = "players"
"""The folder of all players but the first, inside the data folder."""


def levels_folder() -> Path:
    """The folder of the levels that come with the game."""
    return _shipped("levels")


def education_folder() -> Path:
    """The folder of the leaflets that come with the game."""
    return _shipped("assets", "education")


def _shipped(*parts: str) -> Path:
    """What comes with the game: inside an installed wheel, else beside the source."""
    packaged = Path(str(files("game"))).joinpath("data", *parts)
    return packaged if packaged.is_dir() else Path(__file__).parents[2].joinpath(*parts)


def probe(folder: Path) -> None:
    """Raises OSError unless a file can really be written in the folder."""
    with TemporaryFile(dir=folder, buffering=0) as file:
        file.write(b"?")


def data_folder(chosen: Path | None = None) -> Path:
    """The folder for the player's data, created if need be: the chosen one, else the system's usual place.

    Raises StoreError unless a file can really be written there.
    """
    return _made(_named(chosen), "cannot keep data in this folder ({why}); choose another with --data")


def looked_into(chosen: Path | None = None) -> Path:
    """The same folder for whoever only looks: nothing is made, and it need not be there.

    Raises StoreError for what is no folder, or may not be read.
    """
    folder = _named(chosen)
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        pass
    except OSError as refusal:
        why = refusal.strerror or refusal
        raise StoreError(f"{folder}: cannot look into this folder ({why}); choose another with --data") from refusal
    return folder


def pictures_folder(chosen: Path) -> Path:
    """The folder for pictures of the screen, created if need be. Raises StoreError unless they can be written there."""
    return _made(chosen, "no pictures can be written there ({why}); choose another folder.")


def documents_folder(chosen: Path | None = None) -> Path:
    """Where a file for the player's own use is put: the chosen folder, else the system's documents, else the data's."""
    documents = user_documents_path()
    return documents if chosen is None and documents.is_dir() else data_folder(chosen)


def _named(chosen: Path | None) -> Path:
    return chosen if chosen is not None else user_data_path("face-garden", appauthor=False)


def _made(folder: Path, trouble: str) -> Path:
    """The folder, created if need be; unless it can be written to StoreError with this trouble, `{why}` filled in."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe(folder)
    except OSError as refusal:
        why = refusal.strerror or str(refusal)
        raise StoreError(f"{folder}: {trouble.format(why=why)}") from refusal
    return folder
