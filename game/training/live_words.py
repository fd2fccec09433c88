"""What both sides do at this moment, in words; they name nobody whom the score, or the graph, would not name."""

from game.model.body import sided
from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.training.own_best import lags


def live(moment: Moment) -> str:
    """A few words on what both sides do at this moment.

    They name the side that the score would name, where it is seen to lag: who sees equal halves is not told to wait.
    """
    activation = moment.activation
    if activation is None:
        return say("waiting for you")
    if moment.phase in {Phase.MOVE, Phase.HOLD}:
        return (
            say("smaller, softer") if moment.intruder is not None else _moving(activation, moment.band, moment.smaller)
        )
    if moment.phase is Phase.PROMPT:
        return say("getting ready")
    return say("at rest") if max(activation) < moment.band.low / 2 else say("letting go")


def _moving(activation: PerSide[float], band: Band, smaller: Side | None) -> str:
    most, least = max(activation), min(activation)
    if most > band.high:
        return say("smaller is better here")
    if most < band.low:
        return say("at rest") if most < band.low / 2 else say("just below the band")
    if smaller is not None and lags(smaller, activation):
        return say("wait for your {part}", part=sided("side", smaller))
    return say("both sides in the band") if least >= band.low else say("nearly both in the band")
