"""By how much a movement follows its muscle: the lag at which millimetres explain the rectified EMG best.

For every lag the EMG's strength is modelled as `sqrt(rest^2 + (gain x mm)^2)`, with noise that grows with it; that of
the greatest likelihood is taken (maximum-likelihood time-delay estimation: Knapp & Carter 1976, IEEE Trans Acoust
24:320). A plain cross-correlation would weigh a contraction's loud and noisy top as much as its telling edges. Between
them a muscle's strength wanders while the skin does not, so once a lag is found it is looked for again in the edges.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.model.signals import FloatArray

LEAST_S, MOST_S = -0.1, 0.3
_STEP_S = 0.004
_OUTLIER = 3.0
"""What lies so many standard deviations off is something else's doing, as a blink's, and counts no further."""
_ROUNDS = 4
_EDGE = 0.35
"""An edge is where the skin moves at least so fast, as a share of its fastest."""
_EDGE_S = 0.1
"""So long before and after it belongs to it."""
_STEP_OF_EDGE_S, _CALM = 0.033, 5
"""The skin's speed is told at such steps, from means of so many."""


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One side while it moved: EMG (n,) at moments (n,) in microvolts, its rest; millimetres (m,) in pictures (m,).

    `rest_uv` and `flutter`, by how much the EMG is noisy as a share of itself, are above zero.
    """

    t_s: FloatArray
    uv: FloatArray
    rest_uv: float
    flutter: float
    picture_s: FloatArray
    mm: FloatArray


@dataclass(frozen=True, slots=True)
class Lag:
    """The lag in seconds and the standard deviation that the likelihood gives it."""

    lag_s: float
    spread_s: float


def lag(traces: list[Trace]) -> Lag | None:
    """The lag of all traces together; None where none is told, or the likeliest is the least or the greatest tried."""
    found = _likeliest(traces)
    return found and _likeliest([_edges(trace, found.lag_s) for trace in traces])


def _likeliest(traces: list[Trace]) -> Lag | None:
    lags = np.arange(LEAST_S, MOST_S + _STEP_S / 2, _STEP_S)
    cost = np.zeros(len(lags))
    for trace in traces:
        cost += [_cost(trace, each) for each in lags]
    at = int(np.argmin(cost))
    if not traces or not 0 < at < len(lags) - 1:
        return None
    near = slice(max(0, at - 4), at + 5)
    bend, slope, _ = np.polyfit(lags[near] - lags[at], cost[near], 2)
    if bend <= 0:
        return None
    return Lag(float(lags[at] - slope / (2 * bend)), float((2 * bend) ** -0.5))


def _edges(trace: Trace, lag_s: float) -> Trace:
    """The same, heard only where the skin, so much later, is on its way."""
    moments = np.arange(trace.picture_s[0], trace.picture_s[-1], _STEP_OF_EDGE_S)
    mm = np.interp(moments, trace.picture_s, trace.mm)
    calm = np.convolve(np.pad(mm, _CALM // 2, mode="edge"), np.ones(_CALM) / _CALM, "valid")
    speed = np.abs(np.gradient(calm))
    hot = moments[speed >= _EDGE * speed.max()]
    after = np.minimum(np.searchsorted(hot, trace.t_s + lag_s), len(hot) - 1)
    apart_s = np.abs(np.stack([hot[after], hot[np.maximum(after - 1, 0)]]) - trace.t_s - lag_s).min(axis=0)
    near = apart_s <= _EDGE_S
    return replace(trace, t_s=trace.t_s[near], uv=trace.uv[near])


def flutter(uv: FloatArray) -> float:
    """How noisy a muscle's strength (n,) is, as a share of itself: by how neighbours differ, so no movement counts.

    The mean square successive difference (von Neumann 1941, Ann Math Stat 12:367), each as a share of its mean.
    """
    means = (uv[1:] + uv[:-1]) / 2
    return float(np.sqrt(np.mean((np.diff(uv) / np.maximum(means, 1e-9)) ** 2) / 2))


def _cost(trace: Trace, lag_s: float) -> float:
    """Minus the logarithm of the likelihood, the gain the likeliest."""
    moments = trace.t_s + lag_s
    inside = (moments > trace.picture_s[0] - MOST_S) & (moments < trace.picture_s[-1] + MOST_S)
    uv = trace.uv[inside]
    if not len(uv):
        return 0.0
    square_mm = np.maximum(np.interp(moments[inside], trace.picture_s, trace.mm), 0.0) ** 2
    power, rest = uv**2 / (1 + trace.flutter**2), trace.rest_uv**2
    kept = np.ones(len(uv))
    strength = np.maximum(uv.mean() ** 2, rest) * np.ones(len(uv))
    for _ in range(_ROUNDS):
        weight = kept / strength**2
        gain = max(float((weight * square_mm * (power - rest)).sum() / max((weight * square_mm**2).sum(), 1e-12)), 0.0)
        strength = rest + gain * square_mm
        off = (uv / np.sqrt(strength) - 1) / trace.flutter
        kept = np.minimum(1.0, _OUTLIER / np.maximum(np.abs(off), 1e-9)) ** 2
    return float((np.minimum(off**2, _OUTLIER**2) / 2 + np.log(strength) / 2).sum())
