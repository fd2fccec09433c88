"""Whether a face that should be at rest was."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.side import Side
from game.model.signals import FloatArray
from game.signal.face import RestFace, measure

STILL_MM = 1.5
"""Drawn and photographed faces that sway and are lit badly stay below 0.6, a smile of 6 mm is seen as 6."""
STILL_EYE = 0.25
"""Of the eyes' opening: who looks down lowers the lids by less."""
_OPEN = 0.7
_MIDDLE = (15, 85)
"""Percentiles: what is over at once does a rest no harm."""
_HALF = (25, 75)
_CORNER = "corner of the mouth"
_PARTS = {"smile_mm": _CORNER, "pucker_mm": _CORNER, "brow_mm": "brow", "nose_mm": "side of the nose"}


@dataclass(frozen=True, slots=True)
class Stir:
    """What moved the furthest in a rest, on which side, and how far."""

    part: str
    side: Side
    mm: float


def stirred(frames: Sequence[FloatArray], rest: RestFace) -> Stir | None:
    """What moved in several pictures' landmarks (478, 3) of a rest, or None where the face was still.

    The head may sway. A movement, quick or slow, that shows in less than 15 % of the pictures is none, and a blink is
    none: eyes have moved where half of the pictures spread over a quarter of their opening.
    """
    seen = [measure(points, rest) for points in frames]
    eyes = np.array([tuple(each.eye_mm) for each in seen])
    opening = np.median(eyes, axis=0)
    awake = (eyes > _OPEN * opening).all(axis=1)
    spreads_mm = [
        (part, _spread(np.array([tuple(getattr(each, name)) for each in seen]), awake), np.full(2, STILL_MM))
        for name, part in _PARTS.items()
    ]
    low, high = np.percentile(eyes, _HALF, axis=0)
    stirs = [
        Stir(part, side, float(spread_mm[k]))
        for part, spread_mm, least_mm in (*spreads_mm, ("eye", high - low, STILL_EYE * opening))
        for k, side in enumerate(Side)
        if spread_mm[k] > least_mm[k]
    ]
    return max(stirs, key=lambda stir: stir.mm, default=None)


def _spread(values: FloatArray, awake: NDArray[np.bool_]) -> FloatArray:
    """Lids that move shake what is seen of all else."""
    low, high = np.percentile(values[awake] if awake.any() else values, _MIDDLE, axis=0)
    return np.asarray(high - low)
