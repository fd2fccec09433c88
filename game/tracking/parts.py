"""Spots of one part of a face move about alike: what cannot be told of one of them, the others tell."""

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray
from game.signal import landmarks as mark

_PARTS = [np.array([mark.MOVING.index(spot) for spot in spots]) for both in (mark.BROW, mark.NOSTRIL) for spots in both]
_FEWEST = 2
"""Fewer that are sure say no more than those that nearly are; fewer of all of them tell nothing of the others."""


def told(way_mm: FloatArray, sure: NDArray[np.bool_], near: NDArray[np.bool_]) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The ways (n, 3) of the spots `MOVING`, and of which (n,) one is known.

    Creased skin is found again now and then only, and the mesh has its spots elsewhere: told by turns, they would
    flicker. So a spot that is not sure goes with those of its part that are. Where only one is or none, all go with
    what those say together that are at least nearly sure: alone one may have found the same fold elsewhere.
    """
    way_mm, known, either = way_mm.copy(), sure.copy(), sure | near
    for part in _PARTS:
        few = sure[part].sum() < _FEWEST
        telling = part[(either if few else sure)[part]]
        if len(telling) >= _FEWEST:
            going = part if few else part[~sure[part]]
            way_mm[going] = np.median(way_mm[telling], axis=0)
            known[part] = True
    return way_mm, known
