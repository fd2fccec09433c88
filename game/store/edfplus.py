"""A finished recording as EDF+, or as BDF+ where its counts need 24 bits."""

import os
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import edfio
import numpy as np

from game.errors import DataError
from game.model.signals import IntArray
from game.signal.notation import END, ends_words, lost_words, scale_words, taken_words
from game.store.rawlog import Logged

_LONGEST_GAP_S = 60.0
"""A longer gap is filled no further; its annotation tells how long it was."""
_SHORTEST_GAP_S = 0.1
_MOST_IN_RECORD = 10_000
"""EDF asks for records of 61440 bytes at most: two channels of three bytes each."""


def made(log: Logged, stem: Path) -> Path:
    """Write the file beside a log, whole or not at all, and return its path; its counts are the log's, bit for bit.

    Gaps are filled with the last count before them and annotated ("25 lost"); remarks and the measured rate are
    annotations, too; the header says exactly how counts become microvolts. Raises DataError for fewer than two
    samples, OSError of the disk.
    """
    rate_hz = _rate_hz(log)
    rows, places, gaps = _filled(log, rate_hz)
    wide = bool(rows.min() < -(2**15) or rows.max() >= 2**15)
    length_s = _record_s(rate_hz)
    size = max(1, round(rate_hz * length_s))
    file_hz = size / length_s
    tail = -len(rows) % size
    notes = [edfio.EdfAnnotation(first / file_hz, count / file_hz, lost_words(lost)) for first, count, lost in gaps]
    at_s = np.interp([t_s for t_s, _ in log.remarks], log.t_s, places / file_hz)
    notes += [edfio.EdfAnnotation(float(at), None, words) for at, (_, words) in zip(at_s, log.remarks, strict=True)]
    notes += [edfio.EdfAnnotation(0.0, None, words) for words in (taken_words(rate_hz), ends_words(log.converter))]
    notes += [edfio.EdfAnnotation(len(rows) / file_hz, None, END)]
    kind, file_kind = (edfio.BdfSignal, edfio.Bdf) if wide else (edfio.EdfSignal, edfio.Edf)
    digital = np.vstack((rows, np.repeat(rows[-1:], tail, axis=0)))
    ends = (-(2**23), 2**23 - 1) if wide else (-(2**15), 2**15 - 1)
    low_uv, high_uv = (float(f"{(end - log.converter.middle) * log.converter.uv_per_count:.8g}"[:8]) for end in ends)
    signals = [
        kind.from_digital(
            np.ascontiguousarray(digital[:, k], dtype=np.int32 if wide else np.int16),
            file_hz,
            label=f"EMG {side}",
            transducer_type=scale_words(log.converter),
            physical_dimension="uV",
            physical_range=(low_uv, high_uv),
            digital_range=ends,
        )
        for k, side in enumerate(("left", "right"))
    ]
    edf = file_kind(
        signals,  # type: ignore[arg-type]
        recording=edfio.Recording(startdate=log.started.date(), equipment_code="face-garden"),
        starttime=log.started.time().replace(microsecond=0),
        data_record_duration=float(length_s),
        annotations=sorted(notes, key=lambda note: note.onset),
    )
    whole = BytesIO()
    edf.write(whole)
    again = (edfio.read_bdf if wide else edfio.read_edf)(BytesIO(whole.getvalue()))
    if not all(np.array_equal(again.signals[k].digital, digital[:, k]) for k in range(2)):
        raise DataError(f"{log.started}: the file made of the recording does not hold it; the log is left as it is.")
    path = stem.with_suffix(".bdf" if wide else ".edf")
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as file:
            file.write(whole.getbuffer())
            file.flush()
            os.fsync(file.fileno())  # the log goes when this is there
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return path


def _record_s(rate_hz: float) -> int:
    """How many whole seconds a record lasts, so that as many whole samples come near the measured rate.

    Only whole seconds: a record's beginning has to be exact as a number, else readers find gaps between records.
    """
    lengths = [s for s in range(1, 11) if s == 1 or rate_hz * s <= _MOST_IN_RECORD]
    return min(lengths, key=lambda s: abs(max(1, round(rate_hz * s)) / s - rate_hz))


def _rate_hz(log: Logged) -> float:
    """Samples a second over the longest stretch without a long gap."""
    if len(log.t_s) < 2:
        raise DataError("Nothing was recorded.")
    cuts = [0, *(int(k) + 1 for k in np.flatnonzero(np.diff(log.t_s) > _SHORTEST_GAP_S)), len(log.t_s)]
    first, end = max(pairwise(cuts), key=lambda cut: cut[1] - cut[0])
    span_s = float(log.t_s[end - 1] - log.t_s[first])
    if span_s <= 0:
        raise DataError("Nothing was recorded.")
    return float(end - first - 1 + log.lost[first + 1 : end].sum()) / span_s


def _filled(log: Logged, rate_hz: float) -> tuple[IntArray, IntArray, list[tuple[int, int, int]]]:
    """The rows with gaps filled, where each sample stands among them, and each gap's first row, length and loss."""
    steps_s = np.diff(log.t_s, prepend=log.t_s[0])
    by_time = np.where(steps_s > _SHORTEST_GAP_S, np.rint(steps_s * rate_hz) - 1, 0).astype(np.int64)
    lost = np.maximum(log.lost, by_time)
    lost[0] = 0
    filling = np.minimum(lost, int(_LONGEST_GAP_S * rate_hz))
    places = np.arange(len(lost)) + np.cumsum(filling)
    before = np.maximum(np.arange(len(lost)) - 1, 0)
    which = np.repeat(np.arange(len(lost)), filling + 1)
    rows = log.counts[np.where(np.isin(np.arange(len(which)), places), which, before[which])]
    gaps = [(int(places[k] - filling[k]), int(filling[k]), int(lost[k])) for k in np.flatnonzero(lost)]
    return rows, places, gaps
