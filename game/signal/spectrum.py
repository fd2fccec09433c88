"""Where a window of EMG has its power: muscle, mains hum and slow movement."""

from typing import NamedTuple

import numpy as np

from game.model.signals import FloatArray

MAINS_HZ = (50.0, 60.0)
LOW_HZ, TOP_HZ = 20.0, 450.0
SLOW_HZ = 1.5
"""Slower than this is the electrode's own drift, which every filter takes."""
_TOP_OF_NYQUIST = 0.9
_AROUND_HZ = 1.0
_SIDES_HZ = (2.0, 6.0)


class Powers(NamedTuple):
    """Mean squares in uV^2: the muscle's `band` without hum, `slow` below it, and `hum` of 50 and of 60 Hz mains."""

    band: float
    slow: float
    hum: tuple[float, float]


class Spectrum:
    """Powers of one channel's windows (n,) at a rate, averaged with the ones before (Welch; half of it is the newest).

    Hum is what stands out within 1 Hz of the mains frequency and its harmonics above the median of the bins 2-6 Hz
    beside them, so that muscle power at the same place is not taken for it (`field/devices.md`, section 6; CleanEMG,
    Abser 2011, interpolates alike).
    """

    def __init__(self, rate_hz: float, samples: int) -> None:
        self._window: FloatArray = np.hanning(samples)
        self._scale = 2 / (samples * float(self._window @ self._window))
        at_hz = np.fft.rfftfreq(samples, 1 / rate_hz)
        top_hz = min(TOP_HZ, _TOP_OF_NYQUIST * rate_hz / 2)
        first, last = np.searchsorted(at_hz, (LOW_HZ, top_hz))
        self._band = slice(int(first), int(last))
        self._slow = slice(int(np.searchsorted(at_hz, SLOW_HZ)), int(first))
        bins_hz = rate_hz / samples
        beside = np.arange(np.ceil(_SIDES_HZ[0] / bins_hz), np.floor(_SIDES_HZ[1] / bins_hz) + 1, dtype=int)
        sides = np.concatenate((-beside, beside))
        near = np.arange(-round(_AROUND_HZ / bins_hz), round(_AROUND_HZ / bins_hz) + 1)
        rows = [(k, hz * n) for k, hz in enumerate(MAINS_HZ) for n in range(1, int(top_hz // hz) + 1)]
        centres = np.array([round(hz / bins_hz) for _, hz in rows if hz + _SIDES_HZ[1] < rate_hz / 2], dtype=int)
        self._near, self._sides = centres[:, None] + near, centres[:, None] + sides
        self._first_of_60 = sum(k == 0 and hz + _SIDES_HZ[1] < rate_hz / 2 for k, hz in rows)
        self._power: FloatArray | None = None

    def __call__(self, uv: FloatArray) -> Powers:
        """The powers of the next window, (n,)."""
        amplitudes = np.fft.rfft((uv - uv.mean()) * self._window)
        power = (amplitudes.real**2 + amplitudes.imag**2) * self._scale
        if self._power is not None:
            power = (power + self._power) / 2
        self._power = power
        beside = np.sort(power[self._sides], axis=1)[:, self._sides.shape[1] // 2]
        out = np.maximum(power[self._near].sum(axis=1) - self._near.shape[1] * beside, 0.0)
        hum = float(out[: self._first_of_60].sum()), float(out[self._first_of_60 :].sum())
        band = float(power[self._band].sum()) - max(hum)
        return Powers(max(band, 0.0), float(power[self._slow].sum()), hum)

    def forget(self) -> None:
        """Begin the average anew, as after a gap."""
        self._power = None
