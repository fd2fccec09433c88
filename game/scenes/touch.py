"""What of a moment is felt in either hand."""

from game.model.moment import Moment
from game.model.side import PerSide

_STIRS = 0.1
"""Below this share of the gentle best nothing is felt: rest is still."""


def felt(moment: Moment) -> PerSide[float] | None:
    """How strongly each side is felt, 0..1: more the further it goes, up to the top of the band and no more beyond."""
    if moment.activation is None:
        return None
    top = moment.band.high
    return moment.activation.map(lambda share: max(0.0, min(1.0, (share - _STIRS) / (top - _STIRS))))
