"""How the tracker and the boards err, measured: nothing of it is typed in.

A drawn patient does every movement before the tracker. What was seen is regressed on the truth (a gain for each
measure of each side from each truth), and what is left is kept as it came, picture for picture. A simulated repetition
is then seen through one clip's gains, with a stretch of the same clip's remainders. So noise, slow bias, cross-talk and
dropouts are as they were, with their own colour and in their own company. The EMG's flutter is that of muscle noise of
one level through the real filters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.model.signals import FloatArray, Intent, Picture
from game.signal.envelope import Envelope
from game.simulation.emg import carrier
from game.simulation.face import picture_of
from game.simulation.muscles import Nerves
from game.simulation.patient import Patient, named
from game.simulation.posture import Posture
from game.simulation.truth import truth
from tests.benchmarks.truth.pipelines import Ours
from tests.benchmarks.truth.trial import MEASURES

RATE_HZ = 30
REST_S = 2.0
EYE = MEASURES.index("eye")
_HELD_S, _BETWEEN_S = 1.8, 1.2
_RIDGE = 0.3
_BLINK_S = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One clip's errors. Columns are (measure, side) flattened: left and right of smile, then of pucker, and so on.

    `gain` (10, 10) carries truth to what is seen, `left_over` (n, 10) is the rest, not a number where withheld;
    `shaken` (m, 10) is that of pictures in blinks; `rest_eye_mm` and `noise_mm` are the rest, as the tracker had it.
    """

    name: str
    gain: FloatArray
    left_over: FloatArray
    shaken: FloatArray
    rest_eye_mm: PerSide[float]
    noise_mm: FaceMeasures
    delay_s: float

    def mirrored(self) -> "Seen":
        """The same clip, flipped."""
        swap = np.arange(10).reshape(5, 2)[:, ::-1].ravel()
        return Seen(
            self.name,
            self.gain[np.ix_(swap, swap)],
            self.left_over[:, swap],
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


def clips(quick: bool) -> list[tuple[str, Patient, str]]:
    """Who is filmed: name, patient, and what they do. All looks, near and far, and one who turns their head."""

    def of(name: str, seed: int, distance_mm: float = 550.0, sway_deg: float = 1.0) -> Patient:
        patient = named(name, seed)
        posture = Posture(sway_deg, 3.0, distance_mm)
        return Patient(
            name,
            Nerves(
                strength=patient.nerves.strength,
                synkinesis=patient.nerves.synkinesis,
                tone=patient.nerves.tone,
                blinks_per_min=14.0,
            ),
            posture,
            patient.look,
            seed,
        )

    first = [("amber", of("healthy", 3), "exercises"), ("rose", of("synkinetic-right", 4), "exercises")]
    more = [
        ("umber", of("weak-left", 5), "exercises"),
        ("child", of("child", 6, 500.0, 1.8), "exercises"),
        ("amber again", of("healthy", 7, sway_deg=2.0), "exercises"),
        ("rose again", of("both-sides", 8), "exercises"),
    ]
    places = [("40 cm", of("weak-left", 9, 400.0), "exercises"), ("80 cm", of("weak-left", 9, 800.0), "exercises")]
    tilted = [("tilted head", of("healthy", 10, sway_deg=12.0), "rest")]
    return first + tilted if quick else first + more + places + tilted


def script(what: str, quick: bool) -> tuple[Intent, ...]:
    """What is asked: nothing, or every movement at several amounts."""
    asked = [Intent(0.0, "rest", 0.0)]
    if what == "rest":
        return tuple(asked)
    at_s = REST_S
    amounts = (0.6,) if quick else (0.3, 0.45, 0.9)
    for amount in amounts:
        for movement in ("smile", "pucker", "blink"):
            asked += [Intent(at_s, movement, amount), Intent(at_s + _HELD_S, "rest", 0.0)]
            at_s += _HELD_S + _BETWEEN_S
    return tuple(asked)


def measured(name: str, patient: Patient, what: str, quick: bool) -> Seen:
    """Film one patient, track the film, and say how the tracker erred."""
    asked, pipe = script(what, quick), Ours()
    lasts_s = (asked[-1].t_s if len(asked) > 1 else (4.0 if quick else 20.0)) + _BETWEEN_S
    seen, true = [], []
    rest_truth: list[FloatArray] = []
    try:
        for number in range(round(lasts_s * RATE_HZ)):
            t_s = number / RATE_HZ
            if t_s >= REST_S and pipe.rest is None:
                pipe.take_rest()
            found = pipe.see(Picture(t_s, picture_of(patient, t_s, asked)))
            really = truth(patient, t_s, asked)
            row = np.array([tuple(getattr(really, f"{each}_mm")) for each in MEASURES]).ravel()
            if t_s < REST_S:
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
    return _fitted(name, really, found_mm, _blinking(pipe.blinks, len(true)), rest.eye_mm, rest.noise_mm)


def _blinking(blinks: Sequence[tuple[float, float]], count: int) -> FloatArray:
    t_s = REST_S + np.arange(count) / RATE_HZ
    near = [(t_s > begin_s - _BLINK_S) & (t_s < end_s + _BLINK_S) for begin_s, end_s in blinks]
    return np.any(near, axis=0) if near else np.zeros(count, dtype=bool)


def _fitted(
    name: str,
    really: FloatArray,
    found: FloatArray,
    blinking: FloatArray,
    rest_eye_mm: PerSide[float],
    noise_mm: FaceMeasures,
) -> Seen:
    whole = np.isfinite(found).all(axis=1) & ~blinking.astype(bool)
    best = min(range(4), key=lambda lag: _fit(really, found, whole, lag)[1])
    gain, _ = _fit(really, found, whole, best)
    left_over = found - np.roll(really, best, axis=0) @ gain
    return Seen(name, gain, left_over[~blinking.astype(bool)], left_over[blinking.astype(bool)], rest_eye_mm, noise_mm,
                best / RATE_HZ)  # fmt: skip


def _fit(really: FloatArray, found: FloatArray, whole: FloatArray, lag: int) -> tuple[FloatArray, float]:
    """Least squares, drawn to the identity where the clip tells little."""
    x, y = np.roll(really, lag, axis=0)[whole.astype(bool)], found[whole.astype(bool)]
    gain = np.eye(10) + np.linalg.solve(x.T @ x + _RIDGE * len(x) * np.eye(10) * 0.05, x.T @ (y - x))
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
