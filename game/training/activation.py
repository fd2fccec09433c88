"""One side's activation from both senses: EMG, early and noisy, and millimetres, late and exact."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model.reading import Activation
from game.model.signals import FloatArray
from game.signal.course import NOTHING, WINDOW_S, Samples, course

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
_NEAR = 3
"""A slice's own mean is too noisy to tell its noise by: it is told by so many before and after it, too."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How well a channel tells of a movement; what stands here is typical, for where it could not be measured.

    `flutter` is the standard deviation of 10 ms of it as a share of their mean. It says `gain` of what the skin says,
    and is off that by `waver`, as a share of the movement, beside its noise.
    """

    flutter: float = 0.3
    gain: float = 1.0
    waver: float = 0.2


@dataclass(frozen=True, slots=True)
class Muscle:
    """One side's EMG: its rest and its gentle best above that in microvolts, and how well it tells of a movement."""

    rest_uv: float
    best_uv: float
    voice: Voice = Voice()

    def samples(self, t_s: FloatArray, uv: FloatArray, full: FloatArray) -> Samples:
        """Activations by means of the rectified muscle (n,).

        Muscle and resting noise are independent, so it is their powers that add up (Clancy, Morin & Merletti 2002,
        J Electromyogr Kinesiol 12:1). Noise grows with the amplitude.
        """
        if not len(uv):
            return NOTHING
        best_uv = self.voice.gain * ((self.best_uv + self.rest_uv) ** 2 - self.rest_uv**2) ** 0.5
        flutter = self.voice.flutter
        power = uv**2 - self.rest_uv**2
        ones = np.ones(2 * _NEAR + 1)
        near = slice(_NEAR, -_NEAR)
        usual_uv = np.convolve(uv, ones)[near] / np.convolve(np.ones(len(uv)), ones)[near]
        own_uv = np.sqrt(np.maximum(usual_uv**2 - self.rest_uv**2, 2 * flutter * self.rest_uv**2))
        sd = flutter / np.sqrt(full) * np.maximum(usual_uv, self.rest_uv) ** 2 / (own_uv * best_uv)
        return Samples(t_s, np.sign(power) * np.sqrt(np.abs(power)) / best_uv, sd)


def millimetres(t_s: FloatArray, mm: FloatArray, best_mm: float, noise_mm: float, quality: FloatArray) -> Samples:
    """Activations by a side's movement (n,) in pictures of some quality, 0..1."""
    share = mm / best_mm
    return Samples(t_s, share, np.hypot(noise_mm / best_mm, _OFF * share) / quality)


def activation(
    t_s: float,
    seen: Samples,
    heard: Samples,
    present: tuple[bool, bool],
    waver: float,
    blinks: Sequence[tuple[float, float]] = (),
) -> Activation | None:
    """What both say of `t_s`, their moments the muscle's; `present` says which of them, seen and heard, still speaks.

    None where neither does. `waver` is the EMG's. What is heard within `blinks` (begin, end) says little: lids are
    heard, too.
    """
    if not any(present):
        return None
    if len(seen.t_s) and len(heard.t_s):
        seen, heard = _doubted(seen), _doubted(heard)
    late = [_of_late(t_s, each) for each in (seen, heard)]
    if any(len(each.t_s) for each in late):
        seen, heard = late[0], _thinned(t_s, late[1])
    for begin_s, end_s in blinks:
        during = (heard.t_s >= begin_s) & (heard.t_s <= end_s)
        heard = Samples(heard.t_s, heard.value, np.where(during, np.hypot(heard.sd, 2 * _DOUBT), heard.sd))
    if not len(seen.t_s) and not len(heard.t_s):
        return None
    height = float(heard.value.mean()) if len(heard.t_s) else 0.0
    found = course(t_s, seen, heard, _LEAST_WAVER + waver * max(0.0, height))
    return Activation(found.level, found.speed, found.spread, *present)


def _doubted(samples: Samples) -> Samples:
    """The same, those that came after a while doubted at first."""
    returns = np.flatnonzero(np.diff(samples.t_s, prepend=-np.inf) > _AWAY_S)
    since_s = samples.t_s - samples.t_s[returns[np.searchsorted(returns, np.arange(len(samples.t_s)), "right") - 1]]
    return Samples(samples.t_s, samples.value, np.hypot(samples.sd, _DOUBT * np.exp(-since_s / _DOUBT_S)))


def _of_late(t_s: float, samples: Samples) -> Samples:
    """Those that count."""
    late = samples.t_s > t_s - WINDOW_S
    return Samples(samples.t_s[late], samples.value[late], samples.sd[late])


def _thinned(t_s: float, samples: Samples) -> Samples:
    """The same with older samples in pairs, each pair's mean."""
    older = samples.t_s <= t_s - _FINE_S
    count = int(older.sum()) // 2 * 2
    if not count:
        return samples
    rows = np.array([samples.t_s, samples.value, samples.sd**2])
    pairs = (rows[:, :count:2] + rows[:, 1:count:2]) / 2
    pairs[2] /= 2
    moments, value, variance = np.hstack([pairs, rows[:, count:]])
    return Samples(moments, value, np.sqrt(variance))
