"""Both eyes of a mesh: their landmarks, and how far they are open."""

import numpy as np

from game.model.signals import FloatArray
from game.signal import landmarks as mark

LIDS = np.array([lid for pairs in mark.LIDS for pair in pairs for lid in pair])
EYES = np.array([*mark.INNER_CANTHUS, *mark.OUTER_CANTHUS, *LIDS])
"""Corners and lids: what an eye's axes and the places across it are told by."""
AS_OPEN = 0.08
"""An eye may be this share more or less open than at rest, or than the other, before the skin about it has moved."""


def openings(points_px: FloatArray) -> FloatArray:
    """How far the left and the right eye are open, (2,), as shares of how far eyes usually are."""
    lids = np.array([pair for _, pair, _ in mark.LIDS])
    tall = np.linalg.norm(points_px[lids[:, 0], :2] - points_px[lids[:, 1], :2], axis=1)
    between = points_px[mark.INNER_CANTHUS.left] - points_px[mark.INNER_CANTHUS.right]
    # An open eye is a third of the distance between the inner canthi.
    return np.asarray(3 * tall / max(1.0, float(np.linalg.norm(between))))
