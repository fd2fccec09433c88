"""Each side against its own gentle best, as bars and games show it: it can be alike where the ways are not.

Who saw two halves open alike is not told that one lagged; nor that both went equally far.
"""

from game.model.body import sided
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.training.judge import HEALTHY_RATIO


def lags(side: Side, reached: PerSide[float] | None) -> bool:
    """Whether a side is seen to do clearly less than the other, each by its own best; so it is where nothing is known.

    >>> lags(Side.LEFT, PerSide(0.2, 0.45)), lags(Side.LEFT, PerSide(0.4, 0.45)), lags(Side.RIGHT, PerSide(0.2, 0.45))
    (True, False, False)
    """
    return reached is None or reached[side] < HEALTHY_RATIO * reached[side.other]


def less_far(side: Side, reached: PerSide[float] | None, ratio: float | None = None) -> str:
    """That a side goes less far, and that it did its share where it did; with the `ratio` of both ways, if given.

    >>> less_far(Side.LEFT, PerSide(0.2, 0.45), 0.4)
    'Your left side goes less far: 0.40'
    >>> less_far(Side.LEFT, PerSide(0.45, 0.45))
    'Your left side did its own share, and still goes less far'
    """
    part = sided("side", side)
    if ratio is None:
        if lags(side, reached):
            return say("Your {part} goes less far", part=part)
        return say("Your {part} did its own share, and still goes less far", part=part)
    if lags(side, reached):
        return say("Your {part} goes less far: {ratio:.2f}", part=part, ratio=ratio)
    return say("Your {part} did its own share; it goes less far: {ratio:.2f}", part=part, ratio=ratio)
