"""The envelope of two EMG channels, causal and the same however the stream is cut."""

import math
from functools import cache
from typing import Any

import numpy as np

from game.errors import DataError
from game.model.signals import FloatArray

BAND_HZ = (20.0, 450.0)
SMOOTH_HZ = 6.0
NOTCH_Q = 30.0
LOWEST_RATE_HZ = 60.0
LARGEST_UV = 1e9
"""Anything at or beyond this (1 kV), and what is not finite, is no measurement."""

_TOP_OF_NYQUIST = 0.9
_RMS_OF_RECTIFIED = math.sqrt(math.pi / 2)
_CHANNELS = 2
_SETTLED = 1.0
"""Periods of the smoothing's corner after which its step response stays within 2 % (second order, Butterworth)."""
_NOTCH_SETTLED = 5.0
"""Time constants of a notch, Q / (pi f), after which less than a hundredth of a step is left."""


class Envelope:
    """Band-pass, optional mains notches, rectify, smooth: microvolts (n, 2) in, microvolts (n, 2) out.

    For Gaussian noise inside the band the envelope equals its RMS: the mean of |x| is sigma * sqrt(2 / pi)
    (half-normal distribution; Clancy & Hogan 1999, IEEE Trans Biomed Eng 46:730), so it is scaled by sqrt(pi / 2).
    The state is carried from call to call; any cutting of a stream gives the same bits, and no samples are fine.

    The filters start settled on each channel's first sample, so a constant offset makes no transient. Samples that
    are NaN, infinite or beyond LARGEST_UV are no measurement: they come out as NaN, the state stands still over
    them, and the next good sample goes on from there. Call `reset` after a gap.
    """

    def __init__(
        self,
        rate_hz: float,
        band_hz: tuple[float, float] = BAND_HZ,
        smooth_hz: float = SMOOTH_HZ,
        mains_hz: float | None = None,
    ) -> None:
        """Filters for a board's rate; the band's top is clipped to 0.9 of Nyquist.

        Both band edges fall with 12 dB an octave (De Luca 2010, J Biomech 43:1573). Notches of Q 30 sit on
        `mains_hz` and each of its harmonics inside the band. Raises DataError for a rate below 60 Hz, or for a band,
        smoothing or mains frequency that the rate cannot carry.
        """
        if not (math.isfinite(rate_hz) and rate_hz >= LOWEST_RATE_HZ):
            raise DataError(
                f"EMG at {rate_hz:g} samples a second is too slow for an envelope: "
                f"record at {LOWEST_RATE_HZ:g} Hz or more, best at 1000 Hz."
            )
        low_hz, top_hz = band_hz[0], min(band_hz[1], _TOP_OF_NYQUIST * rate_hz / 2)
        if not 0 < low_hz < top_hz:
            raise DataError(
                f"An EMG band of {band_hz[0]:g}-{band_hz[1]:g} Hz does not fit {rate_hz:g} samples a second."
            )
        if not 0 < smooth_hz < rate_hz / 4:
            raise DataError(f"Smoothing at {smooth_hz:g} Hz does not fit {rate_hz:g} samples a second.")
        if mains_hz is not None and not (math.isfinite(mains_hz) and mains_hz >= 1):
            raise DataError(f"A mains frequency of {mains_hz:g} Hz cannot be: choose 50, 60 or off.")
        self.rate_hz = rate_hz
        self.band_hz = (low_hz, top_hz)
        band = [_filters().butter(2, self.band_hz, "bandpass", fs=rate_hz, output="sos")]
        if mains_hz is not None:
            harmonics = np.arange(1, math.ceil(top_hz / mains_hz)) * mains_hz
            band += [_notch(at_hz, rate_hz) for at_hz in harmonics if at_hz > low_hz]
        self._band: FloatArray = np.vstack(band)
        self._smooth: tuple[FloatArray, FloatArray] = _filters().butter(2, smooth_hz, fs=rate_hz)
        self._settled: FloatArray = _filters().sosfilt_zi(self._band)
        ringing_s = _NOTCH_SETTLED * NOTCH_Q / (math.pi * mains_hz) if mains_hz else 0.0
        self.settling_s = max(_SETTLED / smooth_hz, ringing_s)
        """How long after its first sample the envelope is none yet: the filters still rise to what they follow."""
        self._delay_s: float | None = None
        self.reset()

    def reset(self) -> None:
        """Forget everything heard so far; the next sample is a first one again."""
        self._fresh = np.ones(_CHANNELS, dtype=bool)
        self._band_state: FloatArray = np.zeros((len(self._band), 2, _CHANNELS))
        self._smooth_state: FloatArray = np.zeros((2, _CHANNELS))

    def __call__(self, uv: FloatArray) -> FloatArray:
        """The next samples' envelope: float64 (n, 2), never negative. Raises ValueError for another shape."""
        return self.heard(uv)[1]

    def heard(self, uv: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The next samples rectified, not yet smoothed, and their envelope: both float64 (n, 2), never negative."""
        uv = np.asarray(uv, dtype=np.float64)
        if uv.ndim != 2 or uv.shape[1] != _CHANNELS:
            raise ValueError(f"EMG must be (n, {_CHANNELS}), not {uv.shape}")
        if not len(uv):
            return np.empty((0, _CHANNELS)), np.empty((0, _CHANNELS))
        measured = np.abs(uv) < LARGEST_UV
        if measured.all():
            return self._follow(uv, slice(None))
        both_uv = np.full((2, *uv.shape), np.nan)
        for channel in range(_CHANNELS):
            good = measured[:, channel]
            if good.any():
                one_uv = self._follow(uv[good, channel, None], slice(channel, channel + 1))
                both_uv[:, good, channel] = np.array(one_uv)[:, :, 0]
        return both_uv[0], both_uv[1]

    def _follow(self, uv: FloatArray, channels: slice) -> tuple[FloatArray, FloatArray]:
        band_state, smooth_state = self._band_state[:, :, channels], self._smooth_state[:, channels]
        fresh = self._fresh[channels]
        if fresh.any():
            band_state[:] = np.where(fresh, self._settled[:, :, None] * uv[0], band_state)
            fresh[:] = False
        inside, band_state[:] = _filters().sosfilt(self._band, uv, axis=0, zi=band_state)
        np.abs(inside, out=inside)
        inside *= _RMS_OF_RECTIFIED
        smooth, smooth_state[:] = _filters().lfilter(*self._smooth, inside, axis=0, zi=smooth_state)
        return inside, np.maximum(smooth, 0.0)

    @property
    def rectified_delay_s(self) -> float:
        """How late the rectified muscle is before it is smoothed: the middle of the band-pass's own energy."""
        energy = self._impulse() ** 2
        return float(energy @ np.arange(len(energy)) / energy.sum() / self.rate_hz)

    @property
    def delay_s(self) -> float:
        """How long after muscle noise sets in at a steady strength the envelope stands at half of it, in seconds.

        The expected envelope of white noise switched on at 0: the band-pass has passed sqrt(sum h^2) of it so far.
        """
        if self._delay_s is None:
            step = _filters().lfilter(*self._smooth, self._onset())
            after = int(np.argmax(step >= 0.5))
            before = step[after - 1] if after else 0.0
            self._delay_s = float((after + (0.5 - before) / (step[after] - before)) / self.rate_hz)
        return self._delay_s

    def _onset(self) -> FloatArray:
        """The strength of white noise switched on at 0, behind the band-pass."""
        strength: FloatArray = np.sqrt(np.cumsum(self._impulse() ** 2))
        return np.asarray(strength / strength[-1])

    def _impulse(self) -> FloatArray:
        """The band-pass's response to a single sample of 1, for a second."""
        impulse = np.zeros(max(64, math.ceil(self.rate_hz)))
        impulse[0] = 1.0
        return np.asarray(_filters().sosfilt(self._band, impulse))


@cache
def _filters() -> Any:
    """SciPy's filters; importing them takes longer than the window may, so it happens with the first envelope."""
    from scipy import signal  # noqa: PLC0415

    return signal


def _notch(at_hz: float, rate_hz: float) -> FloatArray:
    section: FloatArray = np.concatenate(_filters().iirnotch(at_hz, NOTCH_Q, fs=rate_hz))
    return section[None, :]
