"""What moves along beyond what is natural, and whether it lasts."""

import functools
import math

import numpy as np
from numpy.typing import NDArray

from game.model.level import Ramp
from game.model.signals import FloatArray

SUSTAINED_S = 0.3
"""An intrusion is what lasts: longer than most blinks (0.1-0.4 s from first to last movement; choice)."""
EXPECTED_SHARE = 0.35
"""What a healthy intruder's muscle may do beside its target's, in microvolts: healthy eyes narrow by 21.6 +/- 13.4 % in
a smile (computer-assisted assessment of ocular synkinesis, PubMed 23404714): mean and one deviation; for other pairs
a choice."""
TOO_LOUD = 1.62
"""An intruder's EMG above this times the healthy one's told ocular-oral synkinesis in all of 34 patients (IEMG index,
Thieme 10.1055/s-0037-1607335). Where no healthy channel exists, `EXPECTED_SHARE` stands for it (choice)."""
LOUD = Ramp(zero=1 / EXPECTED_SHARE, full=TOO_LOUD)
"""Of an intruder that is only heard: no quiet is left where it works as hard as the target (choice)."""
CONFIRMED = Ramp(zero=TOO_LOUD, full=1.0)
"""Of one that is seen, too: no louder than a healthy one contradicts what is seen, `TOO_LOUD` confirms it (choice)."""
DOUBTED = 0.15
"""How far a muscle that is quieter than a healthy one's takes a severity below 0, where nothing costs anything: what is
clearly seen is told although the muscle whispers, down to 0.4 of what is expected (chosen by the same benchmark)."""
WINDOW_S = 0.4
STEADIED_S = 0.15
NEAR = 0.3
"""What is seen is averaged over so long with what is so near to it (as a severity): so a single picture's error, or a
picture that was lost, hardly counts, and what comes and goes keeps its edges (chosen by `tests/benchmarks/judge.py`).
"""
STIRS = -0.15
"""From this severity on what moves along is told, long before it costs anything: 7 points of an eye, 0.55 mm of a
corner. One healthy repetition in a hundred comes as far (`tests/benchmarks/judge.py`)."""
_TOLERANCE_S = 0.01
"""Pictures come a little early and late."""
_FAR = 1e30
"""Near nothing that was seen."""


def narrowing(open_mm: float, rest_mm: float) -> float:
    """How far an eye is narrowed from its own rest, in percentage points of it; below 0 when wider.

    100 x (normal - affected) / normal is the synkinesis index of interpalpebral width (Jibi Inkoka Rinsho 101:413).

    >>> narrowing(7.5, 10.0)
    25.0
    """
    return 100.0 * (1.0 - open_mm / max(rest_mm, 1.0))


def excess(own: float, other: float, granted: float = 0.0, most: float = math.inf) -> float:
    """How far an intruder moves beyond its own rest and beyond what is natural.

    Natural is what the other side does along, as both eyes in a real smile; where that side is affected, too, `most`
    is what healthy faces do. `granted` is what goes with this side's own movement in any case.

    >>> excess(25.0, 20.0), excess(25.0, -8.0), excess(50.0, 45.0, most=35.0), excess(25.0, 0.0, granted=20.0)
    (5.0, 25.0, 15.0, 5.0)
    """
    return own - max(granted, min(max(other, 0.0), most))


def further(own: float, other: float, least: float) -> float:
    """By what share of its own way one side moves further than the other, 0..1; a way below `least` counts as that.

    The eye of a side that smiles alone narrows alone, though it is healthy: where nobody knows which side is affected,
    it is granted this share of what healthy eyes do.

    >>> further(4.0, 1.0, 0.5), further(1.0, 4.0, 0.5), further(0.25, -1.0, 0.5)
    (0.75, 0.0, 0.5)
    """
    return max(0.0, own - max(other, 0.0)) / max(own, least)


def loudness(intruder_uv: float, target_uv: float, least_uv: float) -> float:
    """How loud an intruder's muscle is beside its target's, both above rest, in times the expected share.

    A target that hardly works counts as `least_uv`.

    >>> loudness(21.0, 30.0, 5.0)
    2.0
    """
    return intruder_uv / (EXPECTED_SHARE * max(target_uv, least_uv))


def severity(value: float, ramp: Ramp) -> float:
    """Where a value stands between nothing to say (0) and the full penalty (1); goes on below and above.

    >>> [severity(each, Ramp(zero=30, full=10)) for each in (0, 10, 20, 40)]
    [-0.5, 0.0, 0.5, 1.5]
    """
    return (value - ramp.full) / (ramp.zero - ramp.full)


def agreed(seen: float | None, times: float | None) -> float:
    """One severity from what was seen (a severity) and heard (a `loudness`); minus infinity where neither is known.

    Where both know of the intruder they must agree, for nearly every movement of a face is heard in nearly all of its
    muscles, and the camera alone may err: what is seen counts as far as the muscle confirms it.

    >>> agreed(0.8, 2.0), agreed(0.8, 1.31), agreed(0.8, 0.9) < 0, agreed(0.8, None), agreed(None, None)
    (0.8, 0.5, True, 0.8, -inf)
    """
    if seen is None:
        return -np.inf if times is None else severity(times, LOUD)
    if times is None:
        return seen
    confirmed = severity(times, CONFIRMED)
    return min(seen, confirmed if confirmed > 0 else DOUBTED * confirmed)


def kept(values: FloatArray, lasting_s: FloatArray) -> float:
    """The highest level that values (n,), lasting so long each, keep for 0.3 s.

    Minus infinity stands for 'not seen', and is the level where nothing was seen for 0.3 s on end.

    >>> kept(np.array([0, 5, 5, 5, 9, 5, 0.0]), np.full(7, 0.1)), kept(np.array([0, 9, 9, 0.0]), np.full(4, 0.1))
    (5.0, 0.0)
    """
    ends_s = np.cumsum(lasting_s)
    last = np.searchsorted(ends_s, ends_s - lasting_s + SUSTAINED_S - _TOLERANCE_S)
    windows = np.column_stack([np.arange(len(values)), last + 1])[last < len(values)]
    if not len(windows):
        return -np.inf
    return float(np.minimum.reduceat(np.append(values, -np.inf), windows.ravel())[::2].max())


def steadied(values: FloatArray, dt_s: float, near: float) -> FloatArray:
    """Values (n,), `dt_s` apart, each the mean of those within 0.15 s that differ from it by less than `near`.

    That is the sigma filter of J. Lee 1983, Computer Vision, Graphics, and Image Processing 24:255. What was not seen
    takes no part and stays so.

    >>> steadied(np.array([0.0, 0.0, 0.3, 5.0, -np.inf]), 0.05, 1.0).round(6).tolist()
    [0.0, 0.1, 0.15, 5.0, -inf]
    """
    reach = STEADIED_S / dt_s / 2
    count = round(reach)
    weights = np.clip(reach + 0.5 - np.abs(np.arange(-count, count + 1)), 0.0, 1.0)
    there = np.isfinite(values)
    edged = np.full(len(values) + 2 * count, _FAR)
    edged[count : count + len(values)][there] = values[there]
    around = edged[_windows(len(values), 2 * count + 1)]
    share = weights * (np.abs(around - around[:, count, None]) < near)
    return np.where(there, (share * around).sum(axis=1) / share.sum(axis=1), values)


@functools.lru_cache(64)
def _windows(count: int, length: int) -> NDArray[np.intp]:
    """Which values lie in each of so many windows, one beginning with each: (count, length)."""
    found = np.arange(count)[:, None] + np.arange(length)
    found.setflags(write=False)
    return found


def lasting(values: FloatArray, dt_s: float, near: float = NEAR) -> FloatArray:
    """What values (n,), `dt_s` apart, keep for 0.3 s of each 0.4 s, `steadied`: (m,), for each that begins in them.

    That hardly depends on how many pictures were taken, as the least of 0.3 s would: among more it is less. Minus
    infinity where anything was not seen meanwhile.

    >>> lasting(np.array([0.0, 4.0, 3.0, 2.0, 0.0]), 0.1).tolist()
    [2.0, 2.0]
    """
    count = max(1, round(WINDOW_S / dt_s))
    if len(values) < count:
        return np.zeros(0)
    windows = np.sort(steadied(values, dt_s, near)[_windows(len(values) - count + 1, count)], axis=1)
    return np.where(np.isfinite(windows[:, 0]), windows[:, count - round(SUSTAINED_S / WINDOW_S * count)], -np.inf)


def plateau(levels: FloatArray, near: float = NEAR) -> float:
    """The height of the highest plateau: the mean of all levels (n,) that are less than `near` below the highest.

    The highest alone is lifted by noise, the more the noisier a camera sees: far away, or in the dark. What lasts at a
    level a little lower so counts for a little less than the highest alone would, by `near` at most. Minus infinity,
    a level that is not known, takes no part, and is the answer where no other is there.

    >>> plateau(np.array([0.0, 0.75, 1.0, 0.875, 0.0, -np.inf])), plateau(np.array([-np.inf]))
    (0.875, -inf)
    """
    highest = levels.max()
    return float(levels[levels > highest - near].mean()) if np.isfinite(highest) else -np.inf
