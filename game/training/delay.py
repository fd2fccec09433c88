"""What the gentle trials tell of the muscles' voices: by how much skin follows them, and how well they tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.model.reading import Reading
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal.lag import Trace, flutter, lag
from game.training.activation import TYPICAL_DELAY_S, shut
from game.training.calibration import SMALLEST_BEST_MM, Calibration
from game.training.rest import trusted
from game.training.voice import Muscle, Voice

LONGEST_S = 0.2
"""Skin follows a muscle within 0.1 s, and a webcam's picture may be as old again: what is longer is no delay."""
SUREST_S = 0.012
"""A delay is believed where its standard deviation is at most this."""
_LEAST_RISE = 3.0
"""How far above its rest a muscle has to come, in standard deviations of that."""
_FEWEST_SLICES, _FEWEST_PICTURES = 100, 25
_SMOOTH = 15
"""So many slices' mean is compared with the skin."""
_MOVED, _BURST = 0.15, 0.4
"""From what activation on the two are compared; what differs by more than this is something else's doing."""
_LEAST_FLUTTER = 0.02
"""No muscle is steadier than this; a test signal may be."""
_GAIN, _WAVER = (0.7, 1.4), (0.05, 0.5)


@dataclass(frozen=True, slots=True, eq=False)
class _Traces:
    """Both channels' slices (n,) and (n, 2), and what either side moved (m, 2) in pictures (m,), all in order."""

    t_s: FloatArray
    uv: FloatArray
    picture_s: FloatArray
    mm: FloatArray
    coupled: Side | None


class DelayRecorder:
    """Collects both senses while the player moves and lets go again; a reading may repeat what earlier ones had."""

    def __init__(self) -> None:
        self._heard: list[tuple[float, ...]] = []
        self._seen: dict[float, Reading] = {}
        self._last_s = float("-inf")

    def add(self, reading: Reading) -> None:
        """Add one step."""
        if reading.face is not None and trusted(reading.face):
            self._seen.setdefault(reading.face.t_s, reading)
        if reading.heard is None:
            return
        t_s, uv = reading.heard.t_s[:-1], reading.heard.uv[:-1]  # the last slice is still being heard
        new = t_s > self._last_s
        self._heard += [(at_s, *row) for at_s, row in zip(t_s[new].tolist(), uv[new].tolist(), strict=True)]
        self._last_s = max((self._last_s, *t_s.tolist()))

    def learned(self, calibration: Calibration) -> Calibration:
        """The calibration with what was learned here; what could not be is as it was."""
        traces = self._traces(calibration)
        if traces is None:
            return calibration
        voices = [_fluttering(traces.uv[:, k]) for k in range(2)]
        calibration = replace(calibration, voices=PerSide(*voices))
        sides = {side: trace for side in Side if (trace := _trace(calibration, traces, side)) is not None}
        found = lag(list(sides.values()))
        if found is not None and found.spread_s <= SUREST_S and 0 <= found.lag_s <= LONGEST_S:
            calibration = replace(calibration, delay_s=found.lag_s)
        for side, trace in sides.items():
            muscle, best_mm = calibration.muscle(side, traces.coupled), calibration.best_mm
            if muscle is not None and best_mm is not None:
                voices[list(Side).index(muscle.channel)] = _voice(calibration, trace, muscle, best_mm[side])
        return replace(calibration, voices=PerSide(*voices))

    def _traces(self, calibration: Calibration) -> _Traces | None:
        face, heard = calibration.rest.face, np.array(self._heard)
        readings = [self._seen[at_s] for at_s in sorted(self._seen)]
        if face is None or len(heard) < _FEWEST_SLICES or len(readings) < _FEWEST_PICTURES:
            return None
        faces = [reading.face for reading in readings if reading.face is not None]
        if not calibration.exercise.eyes_closed:
            heard = _without(heard, shut(faces))
        moved = [calibration.exercise.moved(each.measures, face.eye_mm) for each in faces]
        mm = np.array([tuple(both) for both in moved])
        return _Traces(heard[:, 0], heard[:, 1:], np.array(sorted(self._seen)), mm, readings[-1].coupled)


def _without(heard: FloatArray, blinks: Sequence[tuple[float, float]]) -> FloatArray:
    """What was heard of the muscle itself, rows by moments: lids are heard, too, and before their skin is seen."""
    for begin_s, end_s in blinks:
        heard = heard[(heard[:, 0] < begin_s - TYPICAL_DELAY_S) | (heard[:, 0] > end_s)]
    return heard


def _fluttering(uv: FloatArray) -> Voice:
    good = uv[np.isfinite(uv)]
    return Voice(max(flutter(good), _LEAST_FLUTTER)) if len(good) >= _FEWEST_SLICES else Voice()


def _trace(calibration: Calibration, traces: _Traces, side: Side) -> Trace | None:
    """One side's, where it has moved for both senses."""
    emg, best_mm = calibration.rest.emg, calibration.best_mm
    muscle = calibration.muscle(side, traces.coupled)
    if emg is None or muscle is None or best_mm is None or best_mm[side] < SMALLEST_BEST_MM:
        return None
    uv, mm = traces.uv[:, list(Side).index(muscle.channel)], traces.mm[:, list(Side).index(side)]
    good, there = np.isfinite(uv), np.isfinite(mm)
    enough = good.sum() >= _FEWEST_SLICES and there.sum() >= _FEWEST_PICTURES
    if not enough or muscle.best_uv <= _LEAST_RISE * emg.sd_uv[muscle.channel]:
        return None
    return Trace(traces.t_s[good], uv[good], muscle.rest_uv, muscle.voice.flutter, traces.picture_s[there], mm[there])


def _voice(calibration: Calibration, trace: Trace, muscle: Muscle, best_mm: float) -> Voice:
    """How a channel's activations compare with the skin's at the same moments, the slices' noise averaged out."""
    delay_s = TYPICAL_DELAY_S if calibration.delay_s is None else calibration.delay_s
    heard = np.convolve(muscle.told(trace.uv), np.ones(_SMOOTH) / _SMOOTH, "same")
    seen = np.interp(trace.t_s + delay_s, trace.picture_s, trace.mm) / best_mm
    both = (seen > _MOVED) & (np.abs(heard - seen) < _BURST)
    if both.sum() < _FEWEST_SLICES:
        return muscle.voice
    gain = float(np.clip((heard[both] * seen[both]).sum() / (seen[both] ** 2).sum(), *_GAIN))
    off = heard[both] / gain - seen[both]
    waver = float(np.clip(np.sqrt((off**2).sum() / (seen[both] ** 2).sum()), *_WAVER))
    return replace(muscle.voice, gain=gain, waver=waver)
