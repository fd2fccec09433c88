"""The EMG of one sitting: blocks in, each channel's level at any instant out."""

import math

import numpy as np

from game.errors import DataError
from game.model.contact import Contact, Grade
from game.model.reading import Heard
from game.model.scale import DOUBTS
from game.model.side import PerSide
from game.model.signals import EmgBlock, Filters, FloatArray
from game.signal.hearing import UNKNOWN, Hearing, is_gap

STALE_S = 0.5
"""A sense that has said nothing for this long is None."""
_RATE_WINDOW_S = 0.5
_RATE_OFF, _CLOCK_OFF = 0.02, 0.001
"""How far the rate may be off before filters are made anew: by counting, and by a fitted clock. A notch for the wrong
rate misses the hum."""
_RATE_CHECK_S = 5.0
_ANOTHER_BOARD_S = 1.5


class Muscles:
    """Holds what was heard of late. A channel that is silent, settling or badly heard is no number, never zero.

    The filters are made for the measured rate, never for a nominal one: a block's own, else that of the first half
    second; where it turns out to be another one, they are made anew. `complaint` says what keeps them from it. With
    `swapped` the two channels change places, from the next question on; blocks stay as they came.
    """

    def __init__(self) -> None:
        self.complaint = ""
        self.swapped = False
        self.doubt = ""
        """What has to be said of the board's microvolts, empty where they are true."""
        self._mains_hz: float | None = None
        self._forget()

    def _forget(self) -> None:
        self._hearing: Hearing | None = None
        self._waiting: list[EmgBlock] = []
        self._silence()
        self._heard_s = float("-inf")
        self._since_s: float | None = None
        self._count, self._measured_hz = 0, 0.0

    def _silence(self) -> None:
        self._level_uv: FloatArray = np.full(2, np.nan)
        self._level_s: FloatArray = np.full(2, -np.inf)

    @property
    def rate_hz(self) -> float | None:
        """The rate the filters are made for, None before it is known."""
        return None if self._hearing is None else self._hearing.rate_hz

    @property
    def filters(self) -> Filters | None:
        """The filters that have heard the last block, None where none have."""
        hearing = self._hearing
        return None if hearing is None or hearing.since_s is None else Filters(hearing.rate_hz, hearing.since_s)

    @property
    def contacts(self) -> PerSide[Contact]:
        """How well each channel is heard, the first as left."""
        contacts = UNKNOWN if self._hearing is None else self._hearing.contacts
        return contacts.swapped() if self.swapped else contacts

    @property
    def mains_hz(self) -> float | None:
        """The mains hum that is filtered out, if any."""
        return self._mains_hz

    def without_hum(self, mains_hz: float | None) -> None:
        """From now on filter this mains frequency out; None lets everything through again."""
        if mains_hz != self._mains_hz:
            self._mains_hz = mains_hz
            if self._hearing is not None:
                self._make(self._hearing.rate_hz)

    def hear(self, block: EmgBlock) -> None:
        """Take the next samples."""
        if block.t_s.size == 0:
            return
        if block.t_s[0] - self._heard_s > _ANOTHER_BOARD_S:
            self._forget()
        elif is_gap(block, self._heard_s, self.rate_hz or math.inf):
            self._silence()
            self._waiting.clear()
            self._since_s = None
        self._heard_s = float(block.t_s[-1])
        self.doubt = DOUBTS[block.scale]
        if self._hearing is not None and block.rate_hz not in (None, self._hearing.rate_hz):
            self._make(block.rate_hz)
        if self._hearing is None:
            self._wait(block)
        else:
            self._follow(self._hearing, block)

    def _wait(self, block: EmgBlock) -> None:
        self._waiting.append(block)
        span_s = float(self._waiting[-1].t_s[-1] - self._waiting[0].t_s[0])
        if block.rate_hz is None and span_s < _RATE_WINDOW_S:
            return
        waiting, self._waiting = self._waiting, []
        samples = sum(each.t_s.size + each.lost for each in waiting) - waiting[0].lost
        self._make(block.rate_hz or block.clock_hz or float((samples - 1) / span_s))
        if self._hearing is not None:
            for each in waiting:
                self._follow(self._hearing, each)

    def _make(self, rate_hz: float) -> None:
        self._silence()
        self._since_s = None
        try:
            self._hearing = Hearing(rate_hz, self._mains_hz)
        except DataError as error:
            self._hearing, self.complaint = None, str(error)
        else:
            self.complaint = ""

    def _follow(self, hearing: Hearing, block: EmgBlock) -> None:
        newest_uv = hearing.hear(block)[-1]
        there = np.isfinite(newest_uv)  # where not, the last level stands until it is stale
        self._level_uv[there], self._level_s[there] = newest_uv[there], block.t_s[-1]
        for channel, contact in enumerate(hearing.contacts):
            if contact.grade is Grade.BAD:
                hearing.slices.forget(channel)
                self._level_s[channel] = -np.inf
        if block.rate_hz is None and self._rate_is_off(hearing.rate_hz, block):
            self._make(self._measured_hz)

    def _rate_is_off(self, rate_hz: float, block: EmgBlock) -> bool:
        """Whether the last five seconds came at another rate than the filters are made for."""
        if self._since_s is None:
            self._since_s, self._count = float(block.t_s[0]), -block.lost - 1
        self._count += block.lost + block.t_s.size
        if self._heard_s - self._since_s < _RATE_CHECK_S:
            return False
        self._measured_hz = block.clock_hz or self._count / (self._heard_s - self._since_s)
        self._since_s = None
        return abs(self._measured_hz / rate_hz - 1) > (_RATE_OFF if block.clock_hz is None else _CLOCK_OFF)

    def at(self, t_s: float) -> Heard | None:
        """What was heard until `t_s`; None where neither channel is heard."""
        fresh = t_s - self._level_s <= STALE_S
        if self._hearing is None or not fresh.any():
            return None
        order = [1, 0] if self.swapped else [0, 1]
        moments, uv, full = self._hearing.slices.last()
        uv[:, ~fresh] = np.nan
        level = np.where(fresh, self._level_uv, np.nan)[order]
        return Heard(moments, uv[:, order], full[:, order], PerSide(float(level[0]), float(level[1])))
