"""A recording's file, of whatever kind."""

from pathlib import Path

from game.errors import DataError
from game.recorded.edf import read_edf
from game.signal.recording import Recording
from game.signal.table import recording_in

FASTEST_HZ = 1e6
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_recording(
    path: Path, rate_hz: float | None = None, left: str | None = None, right: str | None = None
) -> Recording:
    """A whole recording, for play and for the command line.

    A text file is a table with a header (`t_s,left_uv,right_uv`, or any; see `game.signal.table`), two bare columns
    with `rate_hz` given, or a log of `E,<micros>,<left>,<right>` lines. `left` and `right` choose columns (in EDF and
    BDF: signals) by name or number. Raises DataError, one line that names the file and what to do.
    """
    if rate_hz is not None and not 0 < rate_hz <= FASTEST_HZ:
        raise DataError(f"{path}: a rate of {rate_hz:g} samples a second cannot be.")
    if path.is_char_device():
        raise DataError(f"{path} is a device without an end, not a recording.")
    try:
        if path.suffix.lower() in (".edf", ".bdf"):
            return read_edf(path, rate_hz, left, right)
        data = path.read_bytes()
        text = data.decode("utf-16" if data[:2] in _UTF_16 else "utf-8-sig")
    except FileNotFoundError as error:
        raise DataError(f"There is no file {path}.") from error
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path} is not text as this game reads it: save it as CSV in UTF-8, or name it .edf or .bdf if it is one."
        ) from error
    return recording_in(text, str(path), rate_hz, left, right)
