"""How well a muscle's channel tells of a movement, and what it tells."""

import math
from dataclasses import dataclass

import numpy as np

from game.model.reading import Heard
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal.course import Samples, nothing

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
    """One side's EMG: its channel, its rest and its gentle best above that in microvolts, and how well it tells."""

    channel: Side
    rest_uv: float
    best_uv: float
    voice: Voice = Voice()

    @property
    def whole_uv(self) -> float:
        """What the channel says of the gentle best, without its rest."""
        return float(self.voice.gain * ((self.best_uv + self.rest_uv) ** 2 - self.rest_uv**2) ** 0.5)

    def told(self, uv: FloatArray) -> FloatArray:
        """Activations by means of the rectified muscle."""
        return _told(uv, self.rest_uv, self.whole_uv)


def heard(channels: Heard | None, muscles: PerSide[Muscle | None]) -> Samples:
    """Each side's activations as its channel tells them; a side without a muscle, or one not heard now, says nothing.

    Their noise grows with the amplitude.
    """
    if channels is None or not len(channels.t_s):
        return nothing(len(Side))
    level_uv = channels.level_uv
    mute = [muscle is None or not math.isfinite(level_uv[muscle.channel]) for muscle in muscles]
    told = [_SILENT if muscle is None else muscle for muscle in muscles]
    own = [list(Side).index(muscle.channel) for muscle in told]
    rest_uv, whole_uv = np.array([(each.rest_uv, each.whole_uv) for each in told]).T
    flutter = np.array([each.voice.flutter for each in told])
    uv, full = channels.uv[:, own], channels.full[:, own]
    there = np.isfinite(uv) & ~np.array(mute)
    uv, full = np.where(there, uv, 0.0), np.where(there, full, 1.0)
    usual_uv = _about(uv) / np.maximum(_about(there.astype(np.float64)), 1.0)
    own_uv = np.sqrt(np.maximum(usual_uv**2 - rest_uv**2, 2 * flutter * rest_uv**2))
    sd = flutter / np.sqrt(full) * np.maximum(usual_uv, rest_uv) ** 2 / (own_uv * whole_uv)
    return Samples(channels.t_s, _told(uv, rest_uv, whole_uv), np.where(there, sd, np.inf))


_SILENT = Muscle(Side.LEFT, 1.0, 1.0)


def _told(uv: FloatArray, rest_uv: FloatArray | float, whole_uv: FloatArray | float) -> FloatArray:
    """Muscle and resting noise are independent, so it is their powers that add up.

    Clancy, Morin & Merletti 2002, J Electromyogr Kinesiol 12:1.
    """
    power = uv**2 - rest_uv**2
    return np.asarray(np.sign(power) * np.sqrt(np.abs(power)) / whole_uv)


def _about(values: FloatArray) -> FloatArray:
    """Sums (n, 2) of each and its neighbours."""
    count = len(values)
    sums = np.zeros((count + 2 * _NEAR + 1, values.shape[1]))
    np.cumsum(values, axis=0, out=sums[_NEAR + 1 : _NEAR + 1 + count])
    sums[_NEAR + 1 + count :] = sums[_NEAR + count]
    return np.asarray(sums[2 * _NEAR + 1 :] - sums[: -2 * _NEAR - 1])
