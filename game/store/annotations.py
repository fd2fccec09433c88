"""A recording's annotations, each in the record in which it begins."""

from collections.abc import Iterable, Iterator
from heapq import merge

import numpy as np

from game.model.signals import Converter
from game.signal.notation import END, ends_words, lost_words, taken_words
from game.store.logged import Piece
from game.store.records import Records, tal
from game.store.survey import Survey

_Note = tuple[float, float, str]
"""When it begins and how long it lasts, in seconds of the file (negative: no time at all), and its words."""


class Annotations:
    """What is said about a recording; iterating gives each record's, as bytes that fill its `room`.

    They are never all in memory but the remarks: a board may lose something in every block of a day.
    """

    def __init__(self, survey: Survey, records: Records, converter: Converter, pieces: Iterable[Piece]) -> None:
        self._survey, self._records = survey, records
        rate_hz = records.rate_hz
        self._notes = sorted(
            [
                *((at_s, -1.0, words) for at_s, words in _placed(survey, rate_hz, pieces)),
                *((0.0, -1.0, words) for words in (taken_words(survey.rate_hz), ends_words(converter))),
                (survey.rows / rate_hz, -1.0, END),
            ]
        )
        self.room = records.width * -(-max(len(noted) for noted in self._recorded()) // records.width)

    def __iter__(self) -> Iterator[bytes]:
        for noted in self._recorded():
            yield noted.ljust(self.room, b"\0")

    def _recorded(self) -> Iterator[bytes]:
        notes = merge(self._gaps(), self._notes)
        waiting = next(notes, None)
        for number in range(self._records.count):
            noted = [tal(number * self._records.length_s, None, "")]
            end_s = (number + 1) * self._records.length_s
            while waiting is not None and (waiting[0] < end_s or number == self._records.count - 1):
                begin_s, lasting_s, words = waiting
                noted.append(tal(begin_s, None if lasting_s < 0 else lasting_s, words))
                waiting = next(notes, None)
            yield b"".join(noted)

    def _gaps(self) -> Iterator[_Note]:
        survey, rate_hz = self._survey, self._records.rate_hz
        first = survey.places(survey.before) - survey.filling
        for row, filling, lost in zip(first, survey.filling, survey.lost, strict=True):
            yield int(row) / rate_hz, int(filling) / rate_hz, lost_words(int(lost))


def _placed(survey: Survey, rate_hz: float, pieces: Iterable[Piece]) -> Iterator[tuple[float, str]]:
    """When each remark was made, in seconds of the file."""
    waiting = sorted(survey.remarks, key=lambda remark: remark[0], reverse=True)
    samples, last_s, file_s = 0, float("inf"), 0.0
    for piece in pieces:
        if not len(piece.t_s):
            continue
        times_s = np.concatenate(([min(last_s, piece.t_s[0])], piece.t_s))
        rows = survey.places(np.arange(samples, samples + len(piece.t_s)))
        files_s = np.concatenate(([file_s], rows / rate_hz))
        while waiting and waiting[-1][0] <= piece.t_s[-1]:
            t_s, words = waiting.pop()
            yield float(np.interp(t_s, times_s, files_s)), words
        samples, last_s, file_s = samples + len(piece.t_s), float(piece.t_s[-1]), float(files_s[-1])
    for _, words in reversed(waiting):
        yield file_s, words
