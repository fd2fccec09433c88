"""Spots of one part of a face move about alike: what cannot be told of one of them, the others tell."""

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray
from game.signal import landmarks as mark

_PARTS = [np.array([mark.MOVING.index(spot) for spot in spots]) for both in (mark.BROW, mark.NOSTRIL) for spots in both]
_FEWEST = 2
"""So many that are nearly sure, where none is, are believed."""


def told(way_mm: FloatArray, sure: NDArray[np.bool_], near: NDArray[np.bool_]) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The ways (n, 3) of the spots `MOVING`, and of which (n,) one is known.

    Creased skin is found again now and then only, and the mesh has its spots elsewhere: told by turns, they would
    flicker. So a spot that is not sure goes with those of its part that are; where none is, with those that nearly are.
    """
    way_mm, known = way_mm.copy(), sure.copy()
    for part in _PARTS:
        telling = part[sure[part]] if sure[part].any() else part[near[part]]
        if sure[part].any() or len(telling) >= _FEWEST:
            way_mm[part[~sure[part]]] = np.median(way_mm[telling], axis=0)
            known[part] = True
    return way_mm, known
