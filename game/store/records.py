"""The data records of an EDF or BDF file: how long they are, the header before them, and their bytes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO

import edfio
import numpy as np
from numpy.typing import NDArray

from game.errors import DataError
from game.model.signals import Converter, IntArray
from game.signal.notation import scale_words
from game.store.survey import Survey

_MOST_IN_RECORD = 10_000
"""EDF asks for records of 61440 bytes at most: two channels of three bytes each."""
_MOST_ROWS = 1 << 16
_YEARS = range(1985, 2085)
"""Those that an EDF header can tell."""
_COUNT = slice(236, 244)
"""Where an EDF header tells how many records there are."""
_ENDS = {2: (-(2**15), 2**15 - 1), 3: (-(2**23), 2**23 - 1)}


class Records:
    """A file's `count` records of `size` rows in `length_s` seconds each; samples take two bytes, or three.

    edfio writes the header, and reads back every record that is made here; it writes no file in pieces itself.
    Raises DataError for counts beyond 24 bits.
    """

    def __init__(self, survey: Survey, converter: Converter, started: datetime) -> None:
        self._converter, self._started = converter, started
        fitting = [n for n, (low, high) in _ENDS.items() if low <= survey.lowest and survey.highest <= high]
        if not fitting:
            raise DataError(f"{started}: counts beyond 24 bits fit into no EDF or BDF file; the log is left as it is.")
        self.width = fitting[0]
        self.length_s = _length_s(survey.rate_hz)
        self.size = max(1, round(survey.rate_hz * self.length_s))
        self.count = -(-survey.rows // self.size)

    @property
    def suffix(self) -> str:
        """What the file's name ends with."""
        return ".edf" if self.width == 2 else ".bdf"

    @property
    def rate_hz(self) -> float:
        """Rows a second."""
        return self.size / self.length_s

    def header(self, room: int) -> bytes:
        """What stands before the records, of which each has so many bytes of `room` for annotations, whole samples."""
        kind, file_kind = (edfio.EdfSignal, edfio.Edf) if self.width == 2 else (edfio.BdfSignal, edfio.Bdf)
        ends, converter = _ENDS[self.width], self._converter
        low_uv, high_uv = (float(f"{(end - converter.middle) * converter.uv_per_count:.8g}"[:8]) for end in ends)
        signals = [
            kind.from_digital(
                np.zeros(self.size, dtype=np.int16 if self.width == 2 else np.int32),
                self.rate_hz,
                label=f"EMG {side}",
                transducer_type=scale_words(converter),
                physical_dimension="uV",
                physical_range=(low_uv, high_uv),
                digital_range=ends,
            )
            for side in ("left", "right")
        ]
        date = self._started.date() if self._started.year in _YEARS else None
        sample = file_kind(
            signals,  # type: ignore[arg-type]
            recording=edfio.Recording(startdate=date, equipment_code="face-garden"),
            starttime=self._started.time().replace(microsecond=0),
            data_record_duration=float(self.length_s),
            annotations=[edfio.EdfAnnotation(0, None, " " * (room - len(tal(0, None, "") * 2)))],
        )
        return _of(sample.to_bytes()[: sample.bytes_in_header_record], self.count)

    def cut(self, runs: Iterable[IntArray]) -> Iterator[IntArray]:
        """Runs of rows (n, 2) as whole records, (records, size, 2), some at a time; the last row fills the last one."""
        waiting: list[IntArray] = []
        rows = 0
        for run in runs:
            waiting.append(run)
            rows += len(run)
            if rows >= max(_MOST_ROWS, self.size):
                joined = np.concatenate(waiting)
                whole = rows - rows % self.size
                yield joined[:whole].reshape(-1, self.size, 2)
                waiting, rows = [joined[whole:]], rows % self.size
        if rows:
            joined = np.concatenate(waiting)
            filling = np.repeat(joined[-1:], -rows % self.size, axis=0)
            yield np.concatenate((joined, filling)).reshape(-1, self.size, 2)

    def data(self, rows: IntArray, tals: Sequence[bytes], header: bytes) -> bytes:
        """The bytes of some records of rows and annotations. Raises DataError should they not read as such."""
        columns = rows.transpose(0, 2, 1)
        if self.width == 2:
            samples: NDArray[np.uint8] = np.ascontiguousarray(columns, dtype="<i2").view(np.uint8)
        else:
            samples = np.ascontiguousarray(columns, dtype="<i4").view(np.uint8).reshape(*columns.shape, 4)[..., :3]
        noted = np.frombuffer(b"".join(tals), dtype=np.uint8).reshape(len(rows), -1)
        data = np.hstack((samples.reshape(len(rows), -1), noted)).tobytes()
        read = edfio.read_edf if self.width == 2 else edfio.read_bdf
        again = read(BytesIO(_of(header, len(rows)) + data))
        if not all(np.array_equal(again.signals[k].digital, columns[:, k].ravel()) for k in range(2)):
            raise DataError(
                f"{self._started}: the file made of the recording does not hold it; the log is left as it is."
            )
        return data


def tal(onset_s: float, duration_s: float | None, words: str) -> bytes:
    """One annotation as EDF+ writes it, https://www.edfplus.info/specs/edfplus.html#tal."""
    lasting = "" if duration_s is None else "\x15" + np.format_float_positional(duration_s, trim="-")
    return f"{np.format_float_positional(onset_s, trim='-', sign=True)}{lasting}\x14{words}\x14\0".encode()


def _of(header: bytes, count: int) -> bytes:
    """The header of so many records."""
    return header[: _COUNT.start] + f"{count:<8}".encode() + header[_COUNT.stop :]


def _length_s(rate_hz: float) -> int:
    """How many whole seconds a record lasts, so that as many whole samples come near the measured rate.

    Only whole seconds: a record's beginning has to be exact as a number, else readers find gaps between records.
    """
    lengths = [s for s in range(1, 11) if s == 1 or rate_hz * s <= _MOST_IN_RECORD]
    return min(lengths, key=lambda s: abs(max(1, round(rate_hz * s)) / s - rate_hz))
