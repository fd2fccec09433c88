"""A recording written as text: a table with a header, bare columns, or a raw log of a board's lines."""

import re

import numpy as np

from game.errors import DataError
from game.model.signals import FloatArray
from game.signal.clock import MICROS_S, MICROS_WRAP
from game.signal.decoding.lines import UV_PER_COUNT, parse
from game.signal.recording import NO_MUSCLE, Recording, beyond, recorded, two_of, unit_in

_TIMES_S = {
    "t_s": 1.0, "t": 1.0, "time": 1.0, "time_s": 1.0, "seconds": 1.0, "timestamp": 1.0,
    "time_ms": 1e-3, "ms": 1e-3, "millis": 1e-3, "micros": MICROS_S,
}  # fmt: skip
_NUMBER = re.compile(r"\s*[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?\s*|\s*nan\s*", re.IGNORECASE)


def recording_in(text: str, where: str, rate_hz: float | None, left: str | None, right: str | None) -> Recording:
    """The recording in a text; `where` names its file in messages.

    A given `rate_hz` counts, and a time column is then not looked at. Columns are separated by commas, semicolons or
    tabs (with the latter two a comma is a decimal point); blank lines and lines that begin with # are skipped. A
    column is in microvolts unless its name ends otherwise (`left_mV`). Raises DataError naming the line.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    numbers = [k for k, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")]
    rows = [lines[k - 1] for k in numbers]
    if not rows:
        raise DataError(f"{where} is empty: there is no recording in it.")
    if any(row.startswith("E,") for row in rows[:2]):
        return _log(rows, numbers, where, rate_hz)
    mark = next((mark for mark in ";\t," if mark in rows[0]), ",")
    header = [cell.strip().strip('"').strip() for cell in rows[0].split(mark)]
    if all(_NUMBER.fullmatch(cell) for cell in header):
        header = [str(k) for k in range(1, len(header) + 1)]
    else:
        rows, numbers = rows[1:], numbers[1:]
    if not rows:
        raise DataError(f"{where} has a header and no samples below it.")
    clocks = [k for k, name in enumerate(header) if name.lower() in _TIMES_S]
    pair = two_of(where, header, left, right, clocks)
    if rate_hz is None and not clocks:
        raise DataError(f"{where} has no time column (t_s, time or micros): give --rate, in samples a second.")
    use = [*pair, *clocks[:1]] if rate_hz is None else [*pair]
    table = _numbers(rows, numbers, where, mark, len(header), use)
    with np.errstate(over="ignore"):
        uv = table[:, :2] * [unit_in(header[k]) for k in pair]
    _possible(uv, where, numbers)
    if rate_hz is not None:
        return recorded(where, np.arange(len(uv)) / rate_hz, uv)
    name = header[clocks[0]].lower()
    return recorded(where, _time(table[:, 2], _TIMES_S[name], where, numbers, wraps=name == "micros"), uv)


def _numbers(rows: list[str], numbers: list[int], where: str, mark: str, width: int, use: list[int]) -> FloatArray:
    for row, number in zip(rows, numbers, strict=True):
        if row.count(mark) != width - 1:
            cut = " The file may have been cut short." if number == numbers[-1] else ""
            raise DataError(
                f"{where}, line {number}: {row.count(mark) + 1} columns where there should be {width}.{cut}"
            )
    text = "\n".join(rows).replace('"', "")
    if mark != ",":
        text = text.replace(",", ".")
    try:
        table = np.loadtxt(text.split("\n"), delimiter=mark, usecols=use, ndmin=2, comments=None)
    except ValueError:
        table = None
    if table is None or np.isinf(table).any():
        raise DataError(_culprit(text.split("\n"), numbers, where, mark, use))
    return table


def _possible(uv: FloatArray, where: str, numbers: list[int]) -> None:
    if (place := beyond(uv)) is not None:
        raise DataError(f"{where}, line {numbers[place]} {NO_MUSCLE} Mend or delete it, or check the column's unit.")


def _culprit(rows: list[str], numbers: list[int], where: str, mark: str, use: list[int]) -> str:
    for row, number in zip(rows, numbers, strict=True):
        for column in use:
            cell = row.split(mark)[column].strip()
            if not _NUMBER.fullmatch(cell):
                what = f"'{cell[:40]}'" if cell.strip() else "an empty cell"
                return f"{where}, line {number}: {what} stands where a number should be. Mend or delete that line."
    return f"{where} holds something that is not a number."


def _time(ticks: FloatArray, unit_s: float, where: str, numbers: list[int], *, wraps: bool) -> FloatArray:
    steps = np.diff(ticks)
    if wraps:
        steps = np.where(steps < -MICROS_WRAP / 2, steps + MICROS_WRAP, steps)
    wrong = np.flatnonzero(~(steps >= 0))
    if len(wrong):
        raise DataError(f"{where}, line {numbers[wrong[0] + 1]}: the time runs backwards. Cut the file there.")
    t_s: FloatArray = (ticks[0] + np.concatenate(([0.0], np.cumsum(steps)))) * unit_s
    return t_s if not wraps else t_s - t_s[0]


def _log(rows: list[str], numbers: list[int], where: str, rate_hz: float | None) -> Recording:
    if not rows[0].startswith("E,") or parse(rows[0].encode()) is None:
        rows, numbers = rows[1:], numbers[1:]  # it may be half a line, as when listening to the board itself
    if rows and parse(rows[-1].encode()) is None:
        rows, numbers = rows[:-1], numbers[:-1]  # the same at the end, where the recording was stopped
    if not rows:
        raise DataError(f"{where} holds fewer than two samples: there is nothing to play.")
    table = _uniform(rows)
    if table is None:
        table = np.array([_line(row, where, number) for row, number in zip(rows, numbers, strict=True)])
    _possible(table[:, 1:], where, numbers)
    if rate_hz is not None:
        return recorded(where, np.arange(len(table)) / rate_hz, table[:, 1:], "approximate")
    t_s = _time(table[:, 0], MICROS_S, where, numbers, wraps=True)
    return recorded(where, t_s, table[:, 1:], "approximate")


def _uniform(rows: list[str]) -> FloatArray | None:
    """A log written all in one manner, read a few times faster; None for any other."""
    points = {row.count(".") for row in rows}
    if points not in ({0}, {2}) or any(row[:2] != "E," or row.count(",") != 3 for row in rows):
        return None
    try:
        table: FloatArray = np.loadtxt(rows, delimiter=",", usecols=(1, 2, 3), ndmin=2, comments=None)
    except ValueError:
        return None
    if not np.isfinite(table).all():
        return None
    table[:, 1:] *= UV_PER_COUNT if points == {0} else 1.0
    return table


def _line(row: str, where: str, number: int) -> tuple[float, float, float]:
    sample = parse(row.encode())
    if sample is None or sample.micros is None:
        raise DataError(f"{where}, line {number}: '{row[:40].strip()}' is not E,<micros>,<left>,<right>.")
    return sample.micros, *sample.uv()
