"""Sounds made of sums of sines: kalimba plucks and felt tones on D's pentatonic scale."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray

Samples = NDArray[np.int16]

D4_HZ = 293.6648
STEPS = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)
"""The pentatonic scale in semitones above D; its last degrees are an octave up and more."""
LOUDNESS_LUFS = -18.0
"""How loud the loudest 0.4 s of a cue are."""
TONE_PEAK = 0.12
JOINING = 0.5
"""How loud, beside the first, what is struck together with it is: it colours that note, and is no second one."""

CUES: Mapping[str, Sequence[tuple[int, float]]] = {
    "prompt": ((4, 0.0), (7, 0.16)),
    "move": ((7, 0.0),),
    "hold": ((9, 0.0), (12, 0.12)),
    "release": ((9, 0.0), (4, 0.18)),
    "rest": ((2, 0.0), (-5, 0.22)),
    "done": ((0, 0.0), (4, 0.14), (7, 0.28), (12, 0.42)),
    "pause": ((4, 0.0), (0, 0.14)),
    "resume": ((0, 0.0), (4, 0.14)),
    "press": ((12, 0.0),),
    "focus": ((2, 0.0),),
    "band": ((0, 0.0), (7, 0.0)),
    "count_in_band": ((12, 0.0), (19, 0.0)),
}
"""Every cue: its notes as semitones above D4, and when each begins, in seconds."""


def pitch_hz(semitones: float) -> float:
    """The frequency of a note above D4.

    >>> round(pitch_hz(12) / pitch_hz(0), 6)
    2.0
    """
    return float(D4_HZ * 2 ** (semitones / 12))


def pluck(semitones: float, rate_hz: int, length_s: float = 1.6) -> FloatArray:
    """A kalimba note: three partials, 10 ms attack, slow decay; its peak is near 1."""
    t = np.arange(round(length_s * rate_hz)) / rate_hz
    hz = pitch_hz(semitones)
    partials = ((1.0, 1.0, 0.45), (2.0, 0.28, 0.28), (5.4, 0.10, 0.07))
    tone = sum(share * np.exp(-t / fall_s) * np.sin(2 * np.pi * hz * ratio * t) for ratio, share, fall_s in partials)
    ends = np.minimum(1, t / 0.010) * np.minimum(1, (length_s - t) / 0.05)
    return np.asarray(tone * ends, np.float64)


def cue(name: str, rate_hz: int) -> Samples:
    """A cue as stereo int16, (n, 2). Raises KeyError for a name that is not in CUES."""
    notes = CUES[name]
    whole = np.zeros(round((max(start for _, start in notes) + 1.7) * rate_hz))
    for number, (semitones, start_s) in enumerate(notes):
        joins = start_s in {before_s for _, before_s in notes[:number]}
        note = pluck(semitones, rate_hz) * (JOINING if joins else 1.0)
        start = round(start_s * rate_hz)
        whole[start : start + len(note)] += note
    return stereo(whole * 10 ** ((LOUDNESS_LUFS - loudness_lufs(whole, rate_hz)) / 20))


def felt(semitones: float, rate_hz: int, length_s: float = 2.0) -> Samples:
    """A soft sustained tone that loops without a seam: each partial fits the length a whole number of times."""
    t = np.arange(round(length_s * rate_hz)) / rate_hz
    tone = np.zeros_like(t)
    for ratio, share in ((1.0, 1.0), (2.0, 0.22), (3.0, 0.06)):
        hz = round(pitch_hz(semitones) * ratio * length_s) / length_s
        tone += share * np.sin(2 * np.pi * hz * t)
    swell = 1 + 0.08 * np.sin(2 * np.pi * t / length_s)
    return stereo(tone * swell / 1.3 * TONE_PEAK)


def loudness_lufs(mono: FloatArray, rate_hz: int) -> float:
    """Momentary loudness at its highest, of one signal on two channels, after ITU-R BS.1770.

    Without the K filter, which is within 1 dB of flat where these notes lie (200 to 1,200 Hz).
    """
    window = round(0.4 * rate_hz)
    sums = np.concatenate([[0.0], np.cumsum(mono**2)])
    loudest = (sums[window:] - sums[:-window]).max() / window
    return float(-0.691 + 10 * np.log10(2 * loudest))


def stereo(mono: FloatArray) -> Samples:
    """One channel of -1..1 as two equal channels of int16."""
    return np.repeat(np.rint(mono * 32767).astype(np.int16)[:, None], 2, axis=1)
