"""A finished recording as EDF+, or as BDF+ where its counts need 24 bits; made in pieces, however long it is."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from game.store.annotations import Annotations
from game.store.logged import Log, Piece
from game.store.rawlog import SAMPLE
from game.store.records import Records
from game.store.survey import surveyed

_WAITING = 1 << 24
"""At most so many bytes wait for the disk, so that a player's own results never wait long behind them."""
_PASSES = 3
Tell = Callable[[float], None]
"""Told how much is done, 0..1."""


def made(log: Log, tell: Tell = lambda _share: None) -> tuple[Path | None, bool]:
    """Write the file beside a log, whole or not at all; its path, and whether the log was whole.

    Its counts are the log's, bit for bit. Gaps are filled with the last count before them and annotated ("25 lost");
    remarks and the measured rate are annotations, too; the header says exactly how counts become microvolts. There is
    no file where no two moments are in a log. Raises DataError where none can be made, OSError of the disk.
    """
    survey = surveyed(_watched(log, tell, 0))
    if not survey.rate_hz:
        return None, survey.whole
    records = Records(survey, log.converter, log.started)
    notes = Annotations(survey, records, log.converter, _watched(log, tell, 1))
    path = log.path.with_suffix(records.suffix)
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as file:
            header, tals, waiting = records.header(notes.room), iter(notes), 0
            file.write(header)
            for rows in records.cut(survey.filled(_watched(log, tell, 2))):
                data = records.data(rows, list(islice(tals, len(rows))), header)
                waiting += file.write(data)
                if waiting > _WAITING:
                    file.flush()
                    os.fsync(file.fileno())
                    waiting = 0
            file.flush()
            os.fsync(file.fileno())  # the log goes when this is there
        part.replace(path)
        _settle(path.parent)
    except Exception:
        part.unlink(missing_ok=True)
        raise
    return path, survey.whole


def _watched(log: Log, tell: Tell, number: int) -> Iterator[Piece]:
    """The log's pieces, read for the so-manieth time."""
    size, read = log.path.stat().st_size or 1, 0
    for piece in log:
        yield piece
        read += SAMPLE * len(piece.t_s)
        tell((number + read / size) / _PASSES)


def _settle(folder: Path) -> None:
    """See to it that a new name in a folder outlasts a power cut, where folders can be asked for that."""
    if os.name == "posix":
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
