"""Moments of play, as mini-games are shown them."""

from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.side import PerSide

REST = PerSide(0.0, 0.0)
GOOD = PerSide(0.45, 0.45)


def moment(
    activation: PerSide[float] | None, phase: Phase = Phase.HOLD, quiet: float = 1.0, score: float | None = None,
    dt_s: float = 1 / 60,
) -> Moment:  # fmt: skip
    return Moment(0.0, dt_s, phase, 0.5, 1.0, 1, 4, Band(), activation, quiet, None, score)
