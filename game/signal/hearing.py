"""Listening to two EMG channels: envelope and contacts, over losses and gaps."""

import numpy as np

from game.model.contact import LISTENING, Contact
from game.model.side import PerSide
from game.model.signals import EmgBlock, FloatArray, IntArray
from game.signal.electrodes import Electrodes
from game.signal.envelope import Envelope
from game.signal.slices import Slices

BRIDGED_S = 0.02
"""Over a shorter loss the filters go on: a splice in noise is no step, and no sample is made up (`devices.md`, 7)."""
KEPT_S = 1.0
_SILENCE_S = 0.1
"""Stamps further apart are a gap, also where a board cannot count what it lost."""
UNKNOWN: PerSide[Contact] = PerSide(LISTENING, LISTENING)


class Hearing:
    """Blocks in, envelope out: float64 (n, 2), NaN while the filters settle, which they do at first and after a gap.

    The same bits however a stream is cut, gaps aside: they are told by the first sample of a block.
    """

    def __init__(self, rate_hz: float, mains_hz: float | None = None) -> None:
        """Raises DataError for a rate or mains frequency that no envelope can be made for."""
        self.rate_hz = rate_hz
        self.envelope = Envelope(rate_hz, mains_hz=mains_hz)
        self._electrodes = Electrodes(rate_hz, mains_hz)
        self._unsettled = self._settling = round(self.envelope.settling_s * rate_hz)
        self.since_s: float | None = None
        """When the first sample was taken; None before there is one."""
        self._last_s: float | None = None
        self.slices = Slices(rate_hz, KEPT_S)
        """The rectified muscle of the last second, its filter's own delay taken off its moments."""
        self._late_s = self.envelope.rectified_delay_s

    @property
    def contacts(self) -> PerSide[Contact]:
        """How well each channel is heard."""
        return self._electrodes.contacts

    def hear(self, block: EmgBlock) -> FloatArray:
        """The next samples' envelope."""
        if not len(block.t_s):
            return np.empty((0, 2))
        if self._last_s is not None and is_gap(block, self._last_s, self.rate_hz):
            self.envelope.reset()
            self._electrodes.restart()
            self._unsettled = self._settling
        self.since_s = float(block.t_s[0]) if self.since_s is None else self.since_s
        self._last_s = float(block.t_s[-1])
        self._electrodes.hear(block)
        rectified_uv, envelope_uv = self.envelope.heard(block.uv)
        if self._unsettled:
            envelope_uv[: self._unsettled] = rectified_uv[: self._unsettled] = np.nan
            self._unsettled = max(0, self._unsettled - len(envelope_uv))
        self.slices.hear(block.t_s - self._late_s, rectified_uv)
        return envelope_uv


def is_gap(block: EmgBlock, last_s: float, rate_hz: float) -> bool:
    """Whether too much is missing between a sample at `last_s` and this block for the filters to go on."""
    return block.lost > BRIDGED_S * rate_hz or float(block.t_s[0]) - last_s > _SILENCE_S


def whole_envelope(uv: FloatArray, lost: IntArray, rate_hz: float, mains_hz: float | None = None) -> FloatArray:
    """The envelope of a recording (n, 2) with `lost` (n,) before each sample; NaN while it settles after a gap."""
    envelope = Envelope(rate_hz, mains_hz=mains_hz)
    settling = round(envelope.settling_s * rate_hz)
    pieces = []
    for number, piece in enumerate(np.split(uv, np.flatnonzero(lost > BRIDGED_S * rate_hz))):
        envelope.reset()
        pieces.append(envelope(piece))
        if number:
            pieces[-1][:settling] = np.nan
    return np.concatenate(pieces)
