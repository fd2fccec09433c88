"""How far, how alike, how steady, how well let go: the parts of a score that look at the target."""

from collections.abc import Sequence

import numpy as np

from game.model.level import Band, Ramp
from game.model.signals import FloatArray

STEADY = Ramp(zero=0.40, full=0.10)
"""Sway: full within a tenth of the hold's height, nothing from two fifths on (choice)."""
SETTLED = Ramp(zero=0.40, full=0.15)
"""What is left as the release ends: full below half of a band's usual lower edge (choice)."""
BAND_EDGE = 0.10
"""How wide a band's soft edges are, in activation (choice)."""
SILENT = 0.2
"""A muscle that works less than this share of what its side moves has not moved it (choice)."""
_STARTED, _FORCED = 0.10, 0.20


def difference(sides: Sequence[tuple[float, float, float]]) -> float:
    """Left minus right as a share of the stronger side, -1..1, from senses of (left, right, variance of that share).

    Senses are averaged by the inverse of their variances (Cochran 1937, J R Stat Soc Suppl 4:102-118); what goes
    the wrong way counts as no movement.

    >>> difference([(3.0, 6.0, 0.01)])
    -0.5
    >>> round(difference([(3.0, 6.0, 0.01), (40.0, 40.0, 0.04)]), 2)
    -0.4
    """
    shares, weights = [], []
    for left, right, variance in sides:
        strong = max(left, right)
        if strong > 0:
            shares.append((max(left, 0.0) - max(right, 0.0)) / strong)
            weights.append(1 / variance)
    return float(np.average(shares, weights=weights)) if shares else 0.0


def variance(noise: float, most: float, share: float) -> float:
    """Of a difference as a share of the stronger side's `most`: rest's noise, and what sides err by in proportion.

    >>> round(variance(0.3, 3.0, 0.05), 4)
    0.0125
    """
    return (noise / most) ** 2 + share**2


def ratio(apart: float) -> float:
    """Weaker over stronger side, 0..1, from their difference as a share of the stronger.

    min(left, right) / max(left, right) is the dynamic symmetry of which healthy faces reach 0.91 +/- 0.05 in a smile,
    and 0.93 +/- 0.05 in closing the eyes (smartphone study of healthy adults, `SFGS` range 0.79-0.98).

    >>> ratio(-0.5)
    0.5
    """
    return 1.0 - abs(apart)


def in_band(activation: float, band: Band) -> float:
    """1 inside the band, falling to 0 over its soft edges; above costs as much as below.

    >>> [round(in_band(each, Band(0.3, 0.6)), 2) for each in (0.2, 0.25, 0.45, 0.65, 0.7)]
    [0.0, 0.5, 1.0, 0.5, 0.0]
    """
    into = Ramp(max(0.0, band.low - BAND_EDGE), band.low)(activation)
    return min(into, Ramp(band.high + BAND_EDGE, band.high)(activation))


def sway(heights: FloatArray) -> float:
    """A hold's standard deviation as a share of its mean: the coefficient of variation.

    >>> round(sway(np.array([0.4, 0.5, 0.4, 0.5])), 3)
    0.111
    """
    return float(heights.std() / max(float(heights.mean()), 1e-6))


def tremor(heights: FloatArray, window: int) -> float | None:
    """What is left of a hold once its running mean over `window` values is taken off, as a share of the hold.

    None of a hold that is too short for that, or of none at all.

    >>> tremor(np.full(20, 3.0), 4), round(tremor(np.array([1.0, 3.0] * 20), 4), 2), tremor(np.ones(3), 4)
    (0.0, 0.5, None)
    """
    if len(heights) < 2 * window or heights.mean() <= 0:
        return None
    smooth = np.convolve(heights, np.ones(window) / window, "valid")
    start = (len(heights) - len(smooth)) // 2
    return float((heights[start : start + len(smooth)] - smooth).std() / heights.mean())


def begun(activation: float, band: Band) -> float:
    """How far a movement is one at all, 0..1: from a tenth of what was asked for to the band's soft edge (choice).

    Less than that tenth is no movement and no number; without this share the smallest movement that is one would earn
    all of symmetry, steadiness and release at once.

    >>> [round(begun(each, Band(0.3, 0.6)), 2) for each in (0.045, 0.1225, 0.2, 0.9)]
    [0.0, 0.5, 1.0, 1.0]
    """
    started = _STARTED * band.middle
    return Ramp(started, max(band.low - BAND_EDGE, 2 * started))(activation)


def gentle(activation: float, band: Band) -> float:
    """How gentle a movement is, 0..1: it falls above the band's soft edge as `begun` does below the other.

    With the usual band that ends at 0.80: who is asked for less than half of their gentle best and gives nearly all of
    it has done another exercise (effort is to stay at 2 to 3 of 10: improvefp.com, introduction to movements; the
    bounds are a choice). A hand that pulls a weak side as far as the other goes takes it there, too: to the camera it
    is the only trace of it.

    >>> [round(gentle(each, Band(0.3, 0.6)), 2) for each in (0.45, 0.7, 0.75, 0.8)]
    [1.0, 1.0, 0.5, 0.0]
    """
    return Ramp(zero=band.high + _FORCED, full=band.high + BAND_EDGE)(activation)


def silent(muscle: float, moved: float, band: Band) -> bool:
    """Whether a side moves that its muscle does not move, as where a hand does; both as shares of the gentle best.

    >>> silent(0.02, 0.45, Band()), silent(0.3, 0.45, Band()), silent(0.0, 0.1, Band())
    (True, False, False)
    """
    return moved > max(0.0, band.low - BAND_EDGE) and muscle < SILENT * moved
