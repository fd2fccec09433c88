"""A board that plays a recording: CSV, EDF or BDF."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import edfio
import numpy as np

from game.errors import DataError, DeviceLost, DeviceMissing
from game.model.signals import Converter, EmgBlock
from game.ports import Board, Surroundings
from game.signal.notation import END, lost_in, rate_in, scale_in, taken_in
from game.signal.recording import Recording, microvolts, two_of
from game.signal.table import recording_in

__all__ = ["Recording", "Replay", "read_recording"]

_SUFFIXES = (".csv", ".edf", ".bdf")
_LARGEST_BLOCK_S = 1.0
_ROUNDING_S = 1e-9


class Replay(Board):
    """Plays a recording at its own pace; the address is the path of a .csv, .edf or .bdf file.

    Its first sample is played on opening. At the end the board is lost.
    """

    simulated: ClassVar[bool] = True
    scale: ClassVar[str] = "recorded"

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address ends as a recording does."""
        return "://" not in address and address.lower().endswith(_SUFFIXES)

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._path = Path(address)
        self._now_s = surroundings.clock.now_s
        self._recording: Recording | None = None
        self._start_s = 0.0
        self._next = 0

    @property
    def rate_hz(self) -> float | None:
        """Samples a second in the recording, or None before it is open."""
        return None if self._recording is None else self._recording.rate_hz

    def open(self) -> None:
        """Read the file and begin at its beginning. Raises DeviceMissing with what is the matter with it."""
        try:
            self._recording = read_recording(self._path)
        except DataError as error:
            raise DeviceMissing(str(error)) from error
        self._start_s = self._now_s() - float(self._recording.t_s[0])
        self._next = 0

    def read(self) -> EmgBlock | None:
        """The samples due by now up to the next gap or change of filters, or None; never waits.

        Raises DeviceLost after the last one.
        """
        recording = self._recording
        if recording is None:
            return None
        first, t_s = self._next, recording.t_s
        if first == len(t_s):
            raise DeviceLost(f"The recording {self._path.name} has ended.")
        until_s = min(self._now_s() - self._start_s, t_s[first] + _LARGEST_BLOCK_S)
        end = int(np.searchsorted(t_s, until_s + _ROUNDING_S, side="right"))
        if end <= first:
            return None
        gaps = np.flatnonzero(recording.lost[first + 1 : end]) + first + 1
        changes = [at for at, _ in recording.rates if at > first]
        self._next = end = min([end, *gaps[:1].tolist(), *changes])
        counts = None if recording.counts is None else recording.counts[first:end]
        lost, rate_hz = int(recording.lost[first]), recording.filtered_hz(first)
        times_s = self._start_s + t_s[first:end]
        return EmgBlock(times_s, recording.uv[first:end], lost, counts, recording.converter, rate_hz)

    def close(self) -> None:
        """Forget the recording; closing twice is fine."""
        self._recording = None


FASTEST_HZ = 1e6


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
            return _edf(path, rate_hz, left, right)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise DataError(f"There is no file {path}.") from error
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not a text file (it should be CSV, or be named .edf or .bdf).") from error
    return recording_in(text, str(path), rate_hz, left, right)


def _edf(path: Path, rate_hz: float | None, left: str | None, right: str | None) -> Recording:
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
        raise DataError(
            f"{path} was cut short: {_line(error)} Record it again, or mend it with an EDF tool."
        ) from error
    except (ValueError, LookupError, ArithmeticError, UnicodeDecodeError) as error:
        raise DataError(f"{path} is no {kind} file, or a damaged one: {_line(error)}") from error
    if not continuous:
        raise DataError(f"{path} has gaps between its records ({kind}+D); export it as a continuous {kind}+C.")
    own = scale_in(pair[0].transducer_type)
    if own is not None and scale_in(pair[1].transducer_type) == own:
        return _ours(pair, own, edf.annotations)
    units = [microvolts(signal.physical_dimension) for signal in pair]
    for signal, unit in zip(pair, units, strict=True):
        if unit is None:
            raise DataError(f"{path}: '{signal.label}' is in '{signal.physical_dimension}', not in uV, mV or V.")
    rates_hz = [signal.sampling_frequency for signal in pair]
    if rates_hz[0] != rates_hz[1]:
        raise DataError(
            f"{path}: left has {rates_hz[0]:g} samples a second and right {rates_hz[1]:g}; they must agree."
        )
    uv = np.column_stack(data) * np.array(units, dtype=np.float64)
    if len(uv) < 2:
        raise DataError(f"{path} holds fewer than two samples: there is nothing to play.")
    rate_hz = rate_hz or rates_hz[0]
    return Recording(np.arange(len(uv)) / rate_hz, uv, rate_hz, np.zeros(len(uv), dtype=np.int64))


def _ours(pair: Sequence[Any], converter: Converter, annotations: Sequence[edfio.EdfAnnotation]) -> Recording:
    """A recording that the game has made itself, to the bit: without what only fills gaps and the last record."""
    file_hz = float(pair[0].sampling_frequency)
    rows = np.column_stack([signal.digital for signal in pair]).astype(np.int64)
    there, lost = np.ones(len(rows), dtype=bool), np.zeros(len(rows) + 1, dtype=np.int64)
    rates: list[tuple[int, float]] = []
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
        taken_hz = taken_in(note.text) or taken_hz
    places = np.flatnonzero(there)
    known = tuple((int(np.searchsorted(places, at)), hz) for at, hz in rates)
    counts = rows[there]
    rate_hz = known[0][1] if known else taken_hz
    return Recording(places / taken_hz, converter.uv(counts), rate_hz, lost[places], counts, converter, known)


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".") + "."
