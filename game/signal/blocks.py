"""Stamped samples as the blocks the game is given, cut before every loss, so that each is whole."""

from itertools import pairwise

import numpy as np

from game.model.scale import Scale
from game.model.signals import Converter, EmgBlock, FloatArray, IntArray
from game.signal.clock import Stamps


def blocks(stamps: Stamps, uv: FloatArray, scale: Scale) -> list[EmgBlock]:
    """Samples (n, 2) of a source that gives microvolts, to be trusted so far."""
    return [
        EmgBlock(stamps.t_s[a:b], uv[a:b], int(stamps.lost[a]), clock_hz=stamps.rate_hz, scale=scale)
        for a, b in _whole(stamps)
    ]


def counted_blocks(stamps: Stamps, counts: IntArray, converter: Converter) -> list[EmgBlock]:
    """Raw samples (n, 2) of a board."""
    return [
        EmgBlock.counted(stamps.t_s[a:b], counts[a:b], converter, int(stamps.lost[a]), stamps.rate_hz)
        for a, b in _whole(stamps)
    ]


def _whole(stamps: Stamps) -> list[tuple[int, int]]:
    cuts = [int(at) for at in np.flatnonzero(stamps.lost) if at > 0]
    return list(pairwise([0, *cuts, len(stamps.t_s)]))
