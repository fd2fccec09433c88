"""Surface EMG of a simulated patient, the same however it is cut."""

from functools import lru_cache

import numpy as np

from game.model.montage import Site, Spot
from game.model.side import Side
from game.model.signals import FloatArray, Intent
from game.simulation.chance import waves
from game.simulation.muscles import BLINK, BROW, NOSE, PUCKER, SMILE, contraction
from game.simulation.patient import Patient

BEST_UV = 60.0
REST_UV = 3.0
HUM_UV = 1.5
DRIFT_UV = 8.0
MAINS_HZ = 50.0
LOW_HZ, HIGH_HZ = 20.0, 450.0
CROSS_TALK = 0.03
NEIGHBOUR = 0.1
"""How much of the other muscles of its side a pair of electrodes hears."""
_MUSCLE = {Site.SMILE: SMILE, Site.PUCKER: PUCKER, Site.BLINK: BLINK, Site.BROW: BROW}
_TABLE = 1 << 16
_COLUMNS, _SHARES = [SMILE, PUCKER, BLINK, BROW, NOSE], [1.0, 0.6, 0.5, 0.5, 0.5]
"""How loud each movement is where its electrodes sit; one pair stands for all places."""


def emg_uv(
    patient: Patient,
    asked: tuple[Intent, ...],
    first_index: int,
    count: int,
    rate_hz: float,
    start_s: float,
    spots: tuple[Spot, Spot] | None = None,
) -> FloatArray:
    """`count` samples of both channels from `first_index` on, float64 (count, 2), first and second, microvolts.

    They sit on both cheeks, left and right, or on `spots`. Sample 0 is taken at `start_s`; every sample depends on its
    index alone, and on what was asked before it.
    """
    index = np.arange(first_index, first_index + count)
    t_s = start_s + index / rate_hz
    muscles = contraction(patient.nerves, patient.seed, t_s, asked)
    muscles[:, :, SMILE] -= np.minimum(tuple(patient.nerves.tone), 0.0)  # a droop is slack: the muscle pulls from there
    loud_uv = np.hypot(heard_uv(muscles, spots), REST_UV)
    hum = HUM_UV * np.sqrt(2) * np.sin(2 * np.pi * MAINS_HZ * t_s)
    uv = np.empty((count, 2))
    for k in range(2):
        drift = DRIFT_UV * waves(t_s, patient.seed * 5 + k, 0.1, 0.7)
        uv[:, k] = loud_uv[:, k] * carrier(patient.seed * 2 + k, rate_hz)[index % _TABLE] + hum + drift
    return uv


def heard_uv(muscles: FloatArray, spots: tuple[Spot, Spot] | None = None) -> FloatArray:
    """What contractions (n, 2, 5) are worth at the electrodes, (n, 2) microvolts RMS without the resting tone.

    On a spot its own muscle is heard, and a little of its neighbours on the same side.
    """
    pulled = np.clip(muscles, 0.0, None)
    if spots is None:
        own = pulled[:, :, _COLUMNS] @ np.array(_SHARES)
        return np.asarray(BEST_UV * (own + CROSS_TALK * own[:, ::-1]))
    sides = [pulled[:, 0 if spot.side is Side.LEFT else 1] for spot in spots]
    near = [np.array([1.0 if k == _MUSCLE[spot.site] else NEIGHBOUR for k in range(5)]) for spot in spots]
    return np.asarray(BEST_UV * np.stack([side @ share for side, share in zip(sides, near, strict=True)], axis=1))


@lru_cache(maxsize=16)
def carrier(seed: int, rate_hz: float) -> FloatArray:
    """Endless muscle noise: seeded, band-limited to 20-450 Hz (or Nyquist), RMS 1; read it in a ring."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(_TABLE))
    at_hz = np.fft.rfftfreq(_TABLE, 1 / rate_hz)
    spectrum[(at_hz < LOW_HZ) | (at_hz > min(HIGH_HZ, 0.46 * rate_hz))] = 0
    noise: FloatArray = np.fft.irfft(spectrum, _TABLE)
    noise /= np.sqrt(np.mean(noise**2))
    return noise
