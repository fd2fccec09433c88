"""Stamped samples as the blocks the game is given."""

from itertools import pairwise

import numpy as np

from game.model.signals import EmgBlock, FloatArray
from game.signal.clock import Stamps


def blocks(stamps: Stamps, uv: FloatArray) -> list[EmgBlock]:
    """The samples cut before every loss, so that each block is whole."""
    cuts = [int(at) for at in np.flatnonzero(stamps.lost) if at > 0]
    edges = [0, *cuts, len(uv)]
    return [EmgBlock(stamps.t_s[a:b], uv[a:b], int(stamps.lost[a])) for a, b in pairwise(edges)]
