"""Each side's activation from both senses: EMG, early and noisy, and millimetres, late and exact."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.model.reading import SLIGHT_S, Activation, FaceReading
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal.course import WINDOW_S, Samples, courses, nothing

TYPICAL_DELAY_S = 0.05
"""By how much skin follows its muscle, where that could not be learned."""
_LEAST_WAVER = 0.03
"""How far EMG may be off a movement all along, beside its noise."""
_AWAY_S = 0.25
"""A sense that has said nothing for this long has been away."""
_DOUBT, _DOUBT_S = 0.25, 0.15
"""How far one that comes back is doubted at first, and how fast that passes: so nothing jumps."""
_OFF = 0.03
"""How far millimetres may be off, beside their noise, as a share of the activation."""
_FINE_S = 0.12
"""What is older than this is taken in pairs: it tells the level, no more the moment."""


def seen(
    faces: Sequence[FaceReading], mm: Sequence[PerSide[float]], best_mm: PerSide[float], noise_mm: PerSide[float]
) -> Samples:
    """Each side's activations by its movement in these pictures, of whatever quality; what is hidden says nothing."""
    if not faces:
        return nothing(len(Side))
    share = np.array([tuple(both) for both in mm]) / tuple(best_mm)
    there = np.isfinite(share)
    share[~there] = 0.0
    noise = np.array(tuple(noise_mm)) / tuple(best_mm)
    sd = np.hypot(noise, _OFF * share) / np.array([face.quality for face in faces])[:, None]
    return Samples(np.array([face.t_s for face in faces]), share, np.where(there, sd, np.inf))


def activations(
    t_s: float,
    sight: Samples,
    hearing: Samples,
    newest_s: float,
    astray: FloatArray,
    waver: FloatArray,
    shut: Sequence[tuple[float, float]],
) -> PerSide[Activation | None]:
    """What both senses say of either side at `t_s`, their moments the muscle's; None where neither speaks.

    The camera speaks of what was seen at `newest_s`, the EMG of what was heard of late; `astray` (2,) is by how much
    all that is seen of a side may be off, `waver` (2,) the same of what is heard, as a share of the movement. What
    is heard while lids are `shut` (begin, end) says little: they are heard, too.
    """
    seeing = sight.said[-1] if len(sight.t_s) and sight.t_s[-1] == newest_s else np.zeros(len(Side), dtype=np.bool_)
    listening = hearing.said.any(axis=0)
    both = sight.said.any(axis=0) & listening
    sight, hearing = _of_late(t_s, _doubted(sight, both), _doubted(hearing, both))
    hearing = _startled(_thinned(t_s, hearing), shut)
    said = hearing.said
    height = np.where(said, hearing.value, 0.0).sum(axis=0) / np.maximum(said.sum(axis=0), 1)
    shared = np.stack([astray, _LEAST_WAVER + waver * np.maximum(0.0, height)])
    found = courses(t_s, sight, hearing, shared)
    return PerSide(
        *(
            Activation(each.level, each.speed, each.spread, bool(seeing[side]), bool(listening[side]))
            if each is not None and (seeing[side] or listening[side])
            else None
            for side, each in enumerate(found)
        )
    )


def shut(faces: Sequence[FaceReading]) -> list[tuple[float, float]]:
    """From when to when lids were seen to move: in the blinks that are over, and in one that may be going on."""
    found = {(face.lids.last.begin_s, face.lids.last.end_s) for face in faces if face.lids.last is not None}
    over_s = max((end_s for _, end_s in found), default=-np.inf)
    going = [face.t_s for face in faces if face.lids.blinking and face.t_s > over_s]
    if going and faces[-1].lids.blinking:
        found.add((going[0], np.inf))
    return [(begin_s - SLIGHT_S, end_s + SLIGHT_S) for begin_s, end_s in found]


def _doubted(samples: Samples, sides: NDArray[np.bool_]) -> Samples:
    """The same, those of these sides that came after a while doubted at first."""
    if not sides.any():
        return samples
    moments = np.where(samples.said, samples.t_s[:, None], -np.inf)
    before = np.maximum.accumulate(np.vstack([np.full((1, len(sides)), -np.inf), moments[:-1]]))
    begun = np.maximum.accumulate(np.where(samples.t_s[:, None] - before > _AWAY_S, moments, -np.inf))
    doubt = _DOUBT * sides * np.exp((begun - samples.t_s[:, None]) / _DOUBT_S)
    return replace(samples, sd=np.hypot(samples.sd, doubt))


def _of_late(t_s: float, *senses: Samples) -> list[Samples]:
    """Those that count; of a side of which nothing was said of late, what was said before."""
    late = [each.t_s > t_s - WINDOW_S for each in senses]
    fresh = np.logical_or.reduce([each.said[now].any(axis=0) for each, now in zip(senses, late, strict=True)])
    found = []
    for each, now in zip(senses, late, strict=True):
        sd = np.where(now[:, None] | ~fresh, each.sd, np.inf)
        rows = np.isfinite(sd).any(axis=1)
        found.append(Samples(each.t_s[rows], each.value[rows], sd[rows]))
    return found


def _thinned(t_s: float, samples: Samples) -> Samples:
    """The same with older samples in pairs, each pair's mean."""
    count = int((samples.t_s <= t_s - _FINE_S).sum()) // 2 * 2

    def paired(values: FloatArray, share: float) -> FloatArray:
        return np.concatenate([(values[:count:2] + values[1:count:2]) * share, values[count:]])

    return Samples(paired(samples.t_s, 0.5), paired(samples.value, 0.5), np.sqrt(paired(samples.sd**2, 0.25)))


def _startled(samples: Samples, shut: Sequence[tuple[float, float]]) -> Samples:
    if not shut:
        return samples
    sd = samples.sd
    for begin_s, end_s in shut:
        during = (samples.t_s >= begin_s) & (samples.t_s <= end_s)
        sd = np.where(during[:, None], np.hypot(sd, 2 * _DOUBT), sd)
    return replace(samples, sd=sd)
