"""EDF and BDF files with two EMG signals among others, and those that the game has made itself."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import edfio
import numpy as np

from game.errors import DataError
from game.model.signals import Converter, Listening
from game.signal.notation import END, listening_in, lost_in, rate_in, scale_in, taken_in, with_ends
from game.signal.recording import NO_MUSCLE, Recording, beyond, microvolts, two_of


def read_edf(path: Path, rate_hz: float | None, left: str | None, right: str | None) -> Recording:
    """A whole EDF or BDF file; `rate_hz`, `left` and `right` as for any file.

    Raises DataError, one line that names the file and what to do, and OSError where it cannot be read.
    """
    if not path.stat().st_size:
        raise DataError(f"{path} is empty: there is no recording in it.")
    kind = path.suffix[1:].upper()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            edf = edfio.read_bdf(path) if kind == "BDF" else edfio.read_edf(path)
            signals = edf.signals
            pair = [signals[k] for k in two_of(str(path), [signal.label for signal in signals], left, right)]
            data = [signal.data for signal in pair]
            continuous = edf.is_continuous
    except UserWarning as error:
        cut = any(word in str(error) for word in ("truncated", "header indicates"))
        what = "was cut short" if cut else "has a header that cannot be right"
        raise DataError(f"{path} {what}: {_told(error)} Record it again, or mend it with an EDF tool.") from error
    except (ValueError, LookupError, ArithmeticError, NameError) as error:  # edfio's way of missing what it needs
        why = f" ({_told(error).rstrip('.')})" if type(error) is ValueError else ""
        raise DataError(f"{path} is no {kind} file, or a damaged one{why}. Export it again, or as CSV.") from error
    if not continuous:
        raise DataError(f"{path} has gaps between its records ({kind}+D); export it as a continuous {kind}+C.")
    own = scale_in(pair[0].transducer_type)
    if own is not None and scale_in(pair[1].transducer_type) == own:
        return _ours(pair, own, edf.annotations)
    file_hz = _common_hz(path, pair, signals)
    uv = np.column_stack(data) * [_unit_uv(path, signal) for signal in pair]
    if len(uv) < 2:
        raise DataError(f"{path} holds fewer than two samples: there is nothing to play.")
    if (place := beyond(uv)) is not None:
        raise DataError(f"{path}, sample {place + 1} {NO_MUSCLE} Export it again, or check its physical range.")
    rate_hz = rate_hz or file_hz
    return Recording(np.arange(len(uv)) / rate_hz, uv, rate_hz, np.zeros(len(uv), dtype=np.int64))


def _unit_uv(path: Path, signal: Any) -> float:
    """How many microvolts one of a signal's unit is."""
    given = signal.physical_dimension
    if (unit_uv := microvolts(given)) is None:
        is_in = f"is in '{given}', not in uV, mV or V" if given else "does not say its unit: uV, mV or V"
        raise DataError(
            f"{path}: '{signal.label}' {is_in}. Choose others with --left NAME --right NAME, "
            "set its physical dimension with an EDF tool, or export it as CSV."
        )
    return unit_uv


def _common_hz(path: Path, pair: Sequence[Any], signals: Sequence[Any]) -> float:
    """The rate of both signals."""
    left_hz, right_hz = (float(signal.sampling_frequency) for signal in pair)
    if left_hz != right_hz:
        rates = ", ".join(f"{signal.label} {signal.sampling_frequency:g}" for signal in signals)
        raise DataError(
            f"{path}: left has {left_hz:g} samples a second and right {right_hz:g}; they must agree. "
            f"Choose two that do, with --left NAME --right NAME: {rates}."
        )
    return left_hz


def _ours(pair: Sequence[Any], converter: Converter, annotations: Sequence[edfio.EdfAnnotation]) -> Recording:
    """A recording that the game has made itself, to the bit: without what only fills gaps and the last record."""
    file_hz = float(pair[0].sampling_frequency)
    rows = np.column_stack([signal.digital for signal in pair]).astype(np.int64)
    there, lost = np.ones(len(rows), dtype=bool), np.zeros(len(rows) + 1, dtype=np.int64)
    rates: list[tuple[int, float]] = []
    listening: list[tuple[int, Listening]] = []
    taken_hz = file_hz
    for note in annotations:
        first = round(note.onset * file_hz)
        if note.text == END:
            there[first:] = False
        elif (missing := lost_in(note.text)) is not None:
            end = first + round((note.duration or 0.0) * file_hz)
            there[first:end] = False
            lost[end] = missing
        elif (hz := rate_in(note.text)) is not None:
            rates.append((first, hz))
        elif (told := listening_in(note.text)) is not None:
            listening.append((first, told))
        taken_hz = taken_in(note.text) or taken_hz
        converter = with_ends(converter, note.text) or converter
    places = np.flatnonzero(there)
    known = tuple((int(np.searchsorted(places, at)), hz) for at, hz in rates)
    heard = tuple((int(np.searchsorted(places, at)), told) for at, told in listening)
    counts = rows[there]
    rate_hz = known[0][1] if known else taken_hz
    return Recording(places / taken_hz, converter.uv(counts), rate_hz, lost[places], counts, converter, known, heard)


def _told(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".") + "."
