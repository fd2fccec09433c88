"""What the newest calibrations have learned, read without touching anything."""

import sqlite3
from contextlib import closing
from pathlib import Path

from game.model.equipment import Learned
from game.store.places import DATABASE


def newest_delay(folder: Path) -> Learned | None:
    """The delay learned last, of the data in a folder; None where none was, or where that cannot be read."""
    path = folder / DATABASE
    if not path.is_file():
        return None
    newest = "SELECT delay_s, kept FROM calibrations WHERE typeof(delay_s) = 'real' AND delay_s BETWEEN 0 AND 1"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute(f"{newest} ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.Error:  # damaged, or kept by an older version: the game itself says so when it opens it
        return None
    return None if row is None else Learned(float(row[0]), str(row[1])[:10])
