"""Both eyes of a mesh: their landmarks, and how evenly they are open."""

import numpy as np

from game.model.signals import FloatArray
from game.signal import landmarks as mark

LIDS = np.array([lid for pairs in mark.LIDS for pair in pairs for lid in pair])
EYES = np.array([*mark.INNER_CANTHUS, *mark.OUTER_CANTHUS, *LIDS])
"""Corners and lids: what an eye's axes and the places across it are told by."""
EVEN = 0.08
"""One eye may be this share more open than the other, beyond what it was at rest, before its skin is left aside."""


def unevenness(points_px: FloatArray) -> float:
    """How much more open the left eye is than the right one, as a share of the distance between the inner canthi."""
    left, right = (float(np.linalg.norm(points_px[high, :2] - points_px[low, :2])) for _, (high, low), _ in mark.LIDS)
    between = points_px[mark.INNER_CANTHUS.left] - points_px[mark.INNER_CANTHUS.right]
    return 3 * (left - right) / max(1.0, float(np.linalg.norm(between)))  # an open eye is a third of that distance
