"""Whole numbers for what is heard, so that a file can hold it and give back the same bits."""

from dataclasses import replace

import numpy as np

from game.model.signals import Converter, EmgBlock

UNIT = Converter(uv_per_count=1 / 32, middle=0.0, missing=-(2**23))
"""What a source without counts is rounded to: 0.03 uV, far below any muscle, within 262 mV; a power of two is exact."""
_MOST = 2**23 - 1


def counted(block: EmgBlock) -> EmgBlock:
    """The block with counts: its own, or its microvolts rounded to `UNIT`, which the game then hears itself."""
    if block.counts is not None and block.converter is not None:
        return block
    with np.errstate(invalid="ignore"):
        counts = np.rint(block.uv / UNIT.uv_per_count)
    counts = np.where(np.abs(counts) <= _MOST, counts, -_MOST - 1).astype(np.int64)
    converter = replace(UNIT, calibrated=block.scale == "calibrated")
    return replace(block, counts=counts, converter=converter, uv=converter.uv(counts))
