"""How the tracker and the boards err, measured: nothing of it is typed in.

A drawn patient does every movement before the tracker, through a sensor's noise: as their nerves have it, then with
either side the weaker one, for only sides that go ways of their own tell whose way a measure follows. What was seen is
regressed on the truth (a gain for each measure of each side from each truth, and for lids that are nearly shut), and
what is left is kept as it came, picture for picture. A simulated repetition is then seen through one clip's gains, with
a stretch of the same clip's remainders. So noise, slow bias, cross-talk and dropouts are as they were, with their own
colour and in their own company. The EMG's flutter is that of muscle noise of one level through the real filters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.model.signals import BoolArray, FloatArray, Picture
from game.signal.envelope import Envelope
from game.simulation.emg import carrier
from game.simulation.lens import FINER
from game.simulation.look import LOOKS
from game.simulation.truth import truth
from tests.benchmarks.fairness.clips import Clip
from tests.benchmarks.truth.pipelines import Ours
from tests.benchmarks.truth.sensor import exposed, noisy
from tests.benchmarks.truth.trial import MEASURES

RATE_HZ = 30
EYE = MEASURES.index("eye")
OPENING_MM = LOOKS["amber"].opening_mm
_LITTLE_MM = 0.12
"""What has moved by less, about, tells nothing of a gain."""
_STILL_MM = 0.15
_BLINK_S = 0.15
_NEARLY_SHUT = 0.6
"""Lids that are closed by more of their opening are seen in another way: lashes lie on lashes."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One clip's errors. Columns are (measure, side) flattened: left and right of smile, then of pucker, and so on.

    `gain` (12, 10) carries truth (`regressors`) to what is seen, `left_over` (n, 10) is the rest, not a number where
    withheld; `still` says of which pictures nothing moved; `shaken` (m, 10) is that of pictures in blinks;
    `rest_eye_mm` and `noise_mm` are the rest, as the tracker had it.
    """

    name: str
    gain: FloatArray
    left_over: FloatArray
    still: BoolArray
    shaken: FloatArray
    rest_eye_mm: PerSide[float]
    noise_mm: FaceMeasures
    delay_s: float

    def mirrored(self) -> "Seen":
        """The same clip, flipped."""
        swap = _flipped(10)
        return Seen(
            self.name,
            self.gain[np.ix_(_flipped(len(self.gain)), swap)],
            self.left_over[:, swap],
            self.still,
            self.shaken[:, swap],
            self.rest_eye_mm.swapped(),
            FaceMeasures.each(lambda name: getattr(self.noise_mm, name).swapped()),
            self.delay_s,
        )

    @property
    def sd(self) -> FloatArray:
        """Standard deviation of what is left, (10,)."""
        return np.asarray(np.nanstd(self.left_over, axis=0))

    @property
    def withheld(self) -> float:
        """The share of pictures in which nothing was measured."""
        return float(np.mean(~np.isfinite(self.left_over).any(axis=1)))


def _flipped(count: int) -> NDArray[np.intp]:
    return np.arange(count).reshape(-1, 2)[:, ::-1].ravel()


def regressors(really: FloatArray) -> FloatArray:
    """What gains are multiplied by, (n, 12): the ways from rest (n, 10), and how far each eye is beyond nearly shut."""
    return np.hstack([really, np.minimum(really[:, 2 * EYE : 2 * EYE + 2] + _NEARLY_SHUT * OPENING_MM, 0.0)])


def measured(clip: Clip) -> Seen:
    """Film one patient, track the film, and say how the tracker erred."""
    asked, pipe, dice = clip.asked(), Ours(), np.random.default_rng(clip.patient.seed)
    seen, true = [], []
    rest_truth: list[FloatArray] = []
    try:
        for number in range(round(clip.lasts_s * RATE_HZ)):
            t_s = number / RATE_HZ
            if t_s >= clip.rest_s and pipe.rest is None:
                pipe.take_rest()
            patient = clip.then(t_s)
            found = pipe.see(Picture(t_s, noisy(exposed(patient, t_s, asked, FINER), 1.0, dice)))
            really = truth(patient, t_s, asked)
            row = np.array([tuple(getattr(really, f"{each}_mm")) for each in MEASURES]).ravel()
            if t_s < clip.rest_s:
                rest_truth.append(row)
                continue
            measures = found.measures
            true.append(row)
            seen.append(
                np.full(10, np.nan)
                if measures is None
                else np.array([tuple(getattr(measures, f"{each}_mm")) for each in MEASURES]).ravel()
            )
        assert pipe.rest is not None
        rest = pipe.rest
    finally:
        pipe.close()
    really, found_mm = np.array(true) - np.median(rest_truth, axis=0), np.array(seen)
    found_mm[:, 2 * EYE : 2 * EYE + 2] -= tuple(rest.eye_mm)
    blinking = _blinking(pipe.blinks, clip.rest_s + np.arange(len(true)) / RATE_HZ)
    return fitted(clip.name, really, found_mm, blinking, rest.eye_mm, rest.noise_mm)


def _blinking(blinks: Sequence[tuple[float, float]], t_s: FloatArray) -> BoolArray:
    near = [(t_s > begin_s - _BLINK_S) & (t_s < end_s + _BLINK_S) for begin_s, end_s in blinks]
    return np.any(near, axis=0) if near else np.zeros(len(t_s), dtype=bool)


def fitted(
    name: str,
    really: FloatArray,
    found: FloatArray,
    blinking: BoolArray,
    rest_eye_mm: PerSide[float],
    noise_mm: FaceMeasures,
) -> Seen:
    """How what was found (n, 10) errs from what really was, both as ways from rest."""
    whole = np.isfinite(found).all(axis=1) & ~blinking
    best = min(range(4), key=lambda lag: _fit(really, found, whole, lag)[1])
    gain, _ = _fit(really, found, whole, best)
    true = np.roll(really, best, axis=0)
    left_over, still = found - regressors(true) @ gain, np.abs(true).max(axis=1) < _STILL_MM
    return Seen(name, gain, left_over[~blinking], still[~blinking], left_over[blinking], rest_eye_mm, noise_mm,
                best / RATE_HZ)  # fmt: skip


def _fit(really: FloatArray, found: FloatArray, whole: BoolArray, lag: int) -> tuple[FloatArray, float]:
    """Least squares about the means, for where the rest was off is no gain; the identity where a clip tells little."""
    x, y = regressors(np.roll(really, lag, axis=0))[whole], found[whole]
    x, y = x - x.mean(axis=0), y - y.mean(axis=0)
    exact = np.eye(x.shape[1], y.shape[1])
    little = _LITTLE_MM**2 * len(x) * np.eye(x.shape[1])
    gain = exact + np.linalg.solve(x.T @ x + little, x.T @ (y - x @ exact))
    return gain, float(np.mean((y - x @ gain) ** 2))


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """The envelope of muscle noise of level 1, (n, 2), at 60 a second, and how late it is."""

    flutter: FloatArray
    delay_s: float


def heard(seconds: float) -> Heard:
    """Muscle noise of one level through the game's own filters."""
    envelope, rate_hz = Envelope(1000.0), 1000.0
    index = np.arange(round(seconds * rate_hz)) % (1 << 16)
    uv = np.column_stack([carrier(seed, rate_hz)[index] for seed in (21, 22)])
    return Heard(envelope(uv)[1000::16], envelope.delay_s)
