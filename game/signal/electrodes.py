"""Watching two electrode pairs while they are heard."""

from collections import deque
from collections.abc import Sequence

import numpy as np

from game.model.contact import LISTENING, Contact, Grade
from game.model.side import PerSide
from game.model.signals import Converter, EmgBlock, FloatArray
from game.signal import findings
from game.signal.spectrum import Spectrum

_WINDOW_S = 2.0
_CHECK_S = 0.25
_RANGE_S = 1.0
_QUIET_CHECKS = 10
_FLOW_CHECKS = 40


class Electrodes:
    """Hears blocks and says of each channel how well it sits, the same however the stream is cut.

    Samples go into a ring of two seconds; every quarter second one check in turn looks at it: the range of both, the
    spectrum of one, the range, the spectrum of the other. So no block costs much more than its envelope.
    """

    def __init__(self, rate_hz: float, mains_hz: float | None = None) -> None:
        """`mains_hz` is the hum that is filtered out, and so not held against a channel."""
        self._rate_hz, self._filtered = rate_hz, mains_hz
        self._size = max(8, round(_WINDOW_S * rate_hz))
        self._every = max(1, round(_CHECK_S * rate_hz))
        self._range = max(2, round(_RANGE_S * rate_hz))
        self._ring: FloatArray = np.zeros((2, self._size))
        self._spectra = Spectrum(rate_hz, self._size), Spectrum(rate_hz, self._size)
        self._flow: deque[tuple[int, int]] = deque(maxlen=_FLOW_CHECKS)
        self._converter: Converter | None = None
        self._lost = 0
        self._turn = 0
        self.restart()

    def restart(self) -> None:
        """Begin the windows anew after a gap; what was lost is still counted."""
        self._at = self._filled = 0
        self._due = self._every
        self._quiet: tuple[deque[float], deque[float]] = deque(maxlen=_QUIET_CHECKS), deque(maxlen=_QUIET_CHECKS)
        self._by_range, self._by_power = [LISTENING, LISTENING], [LISTENING, LISTENING]
        for spectrum in self._spectra:
            spectrum.forget()

    @property
    def contacts(self) -> PerSide[Contact]:
        """Each channel's worst finding."""
        got, lost = sum(got for got, _ in self._flow), sum(lost for _, lost in self._flow)
        nominal_hz = None if self._converter is None else self._converter.nominal_hz
        flow = findings.of_flow(lost / max(1, got + lost), self._rate_hz, nominal_hz)
        left, right = (_worst((ends, power, flow)) for ends, power in zip(self._by_range, self._by_power, strict=True))
        return PerSide(left, right)

    def hear(self, block: EmgBlock) -> None:
        """Take the next samples."""
        self._converter = block.converter
        self._lost += block.lost
        uv = block.uv.T
        while uv.shape[1]:
            self._store(uv[:, : self._due])
            uv, taken = uv[:, self._due :], min(self._due, uv.shape[1])
            self._due -= taken
            if not self._due:
                self._due = self._every
                self._check()

    def _store(self, uv: FloatArray) -> None:
        count, at = uv.shape[1], self._at
        first = min(count, self._size - at)
        self._ring[:, at : at + first] = uv[:, :first]
        self._ring[:, : count - first] = uv[:, first:]
        self._at = (at + count) % self._size
        self._filled = min(self._filled + count, self._size)

    def _check(self) -> None:
        self._flow.append((self._every, self._lost))
        self._lost = 0
        self._turn = (self._turn + 1) % 4
        if self._turn % 2 and self._filled >= self._range:
            newest = self._newest(self._range)
            self._by_range = [findings.of_range(newest[k], self._converter) for k in range(2)]
        elif not self._turn % 2 and self._filled == self._size:
            self._check_power(self._turn // 2)

    def _newest(self, count: int) -> FloatArray:
        begin, ring = self._at - count, self._ring
        uv = ring[:, begin : self._at] if begin >= 0 else np.hstack((ring[:, begin:], ring[:, : self._at]))
        return uv if np.isfinite(uv).all() else np.nan_to_num(uv, posinf=0.0, neginf=0.0)

    def _check_power(self, channel: int) -> None:
        powers = self._spectra[channel](self._newest(self._size)[channel])
        self._quiet[channel].append(powers.band)
        step_uv = 0.0 if self._converter is None else self._converter.uv_per_count
        filtered = self._filtered is not None
        self._by_power[channel] = findings.of_power(powers, min(self._quiet[channel]), step_uv, filtered)


def _worst(found: Sequence[Contact]) -> Contact:
    """The worst finding; while something has not been looked at and nothing is the matter, it is still listening."""
    worst = max(found, key=lambda each: each.grade)
    return worst if worst.grade > Grade.GOOD else min(found, key=lambda each: each.grade)
