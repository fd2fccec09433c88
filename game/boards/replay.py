"""A board that plays a recording: CSV, EDF or BDF."""

from pathlib import Path
from typing import ClassVar

import numpy as np

from game.errors import DataError, DeviceLost, DeviceMissing
from game.model.phrase import say
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.recorded.file import read_recording
from game.signal.recording import Recording

__all__ = ["Replay"]

_SUFFIXES = (".csv", ".edf", ".bdf")
_LARGEST_BLOCK_S = 1.0
_ROUNDING_S = 1e-9


class Replay(Board):
    """Plays a recording at its own pace; the address is the path of a .csv, .edf or .bdf file.

    Its first sample is played on opening. At the end the board is lost. One that the game has made also tells how the
    muscles were listened to.
    """

    simulated: ClassVar[bool] = True

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
        self._ended = ""

    @property
    def rate_hz(self) -> float | None:
        """Samples a second in the recording, or None before it is open."""
        return None if self._recording is None else self._recording.rate_hz

    def look(self) -> None:
        """Raises DeviceMissing where there is no such file."""
        if not self._path.exists():
            raise DeviceMissing(f"There is no file {self._path}.")

    def open(self) -> None:
        """Read the file and begin at its beginning.

        Raises DeviceMissing with what is the matter with it; once it has ended, that: nobody's day is played twice.
        """
        if self._ended:
            raise DeviceMissing(self._ended)
        try:
            self._recording = read_recording(self._path)
        except DataError as error:
            raise DeviceMissing(str(error)) from error
        self._start_s = self._now_s() - float(self._recording.t_s[0])
        self._next = 0

    def read(self) -> EmgBlock | None:
        """The samples due by now up to the next gap or change in how it was heard, or None; never waits.

        Raises DeviceLost after the last one.
        """
        recording = self._recording
        if recording is None:
            return None
        first, t_s = self._next, recording.t_s
        if first == len(t_s):
            self._ended = say("The recording {name} has ended.", name=self._path.name)
            raise DeviceLost(self._ended)
        until_s = min(self._now_s() - self._start_s, t_s[first] + _LARGEST_BLOCK_S)
        end = int(np.searchsorted(t_s, until_s + _ROUNDING_S, side="right"))
        if end <= first:
            return None
        gaps = np.flatnonzero(recording.lost[first + 1 : end]) + first + 1
        changes = [at for at in recording.changes if at > first]
        self._next = end = min([end, *gaps[:1].tolist(), *changes])
        counts = None if recording.counts is None else recording.counts[first:end]
        lost, rate_hz = int(recording.lost[first]), recording.filtered_hz(first)
        times_s = self._start_s + t_s[first:end]
        told = recording.listened(first)
        return EmgBlock(
            times_s, recording.uv[first:end], lost, counts, recording.converter, rate_hz, told, scale=recording.scale
        )

    def close(self) -> None:
        """Forget the recording; closing twice is fine."""
        self._recording = None
