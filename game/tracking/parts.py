"""Spots of one part of a face move about alike: what cannot be told of one of them, the others tell."""

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray
from game.signal import landmarks as mark

_PARTS = [np.array([mark.MOVING.index(spot) for spot in spots]) for both in (mark.BROW, mark.NOSTRIL) for spots in both]
_FEWEST = 2
"""So many that are at least nearly sure tell where the others of their part are."""


def told(way_mm: FloatArray, sure: NDArray[np.bool_], near: NDArray[np.bool_]) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The ways (n, 3) of the spots `MOVING`, and of which (n,) one is known.

    Creased skin is found again now and then only, and the mesh has its spots elsewhere: told by turns, they would
    flicker. So unless all of a part are sure, all go with what those say together that are at least nearly sure: by
    itself one may have found the same fold elsewhere.
    """
    way_mm, known, either = way_mm.copy(), sure.copy(), sure | near
    for part in _PARTS:
        telling = part[either[part]]
        if len(telling) >= _FEWEST and not sure[part].all():
            way_mm[part] = np.median(way_mm[telling], axis=0)
            known[part] = True
    return way_mm, known
