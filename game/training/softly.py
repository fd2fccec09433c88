"""Letting go as it is shown, sung and told while it happens; its formulas are in `game.training.softness`."""

from dataclasses import replace

import numpy as np

from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.model.reading import Effort
from game.model.side import PerSide
from game.signal.one_euro import OneEuro
from game.training.formulas.letting_go import EDGE

SOFTER = 0.40
"""How far below the band's upper edge a mini-game is wide open. An engineering choice."""
LOWEST, LEAST_SUNG = 0.35, 0.1
"""The tone at which the scale begins, and the least that is sung of it: above the fifth, which is to be told from it.

So a rest is sung in the middle of the scale, with room above for what tightens, and a tenth softer is a note lower."""
_SLOW_HZ = 0.25


def soft(moment: Moment) -> bool:
    """Whether both sides are as soft as is asked for; softer still is just as well."""
    return moment.activation is not None and max(moment.activation) <= moment.band.high


def blooming(moment: Moment) -> Moment:
    """The moment as a mini-game is shown it, in a band of its own: the softer, the more it opens, up to its middle.

    Nothing is open at the tone of the rest; the band's edge is that of the tone, so that both are content together;
    and wide open it is `SOFTER` below, so that an envelope's flutter does not swing it.
    """
    if moment.activation is None:
        return moment
    edge, shown = moment.band.high, Band()
    tones = (max(0.0, edge - SOFTER), edge, max(1.0, edge + EDGE))
    opened = moment.activation.map(lambda tone: float(np.interp(tone, tones, (shown.middle, shown.low, 0.0))))
    return replace(moment, band=shown, activation=opened)


def sounding(moment: Moment) -> PerSide[float] | None:
    """How high in the scale either side's tone is, 0..1: it comes down as the face lets go."""
    if moment.activation is None:
        return None
    return moment.activation.map(lambda tone: min(1.0, max(LEAST_SUNG, tone - LOWEST)))


class Slow:
    """Tone as it is to be shown: calm, for letting go takes seconds and an envelope flutters all the time.

    While a blink may be going on it holds still: lids are heard, too.
    """

    def __init__(self) -> None:
        self._smooth = OneEuro(_SLOW_HZ, 0.0)
        self._tone: PerSide[float] | None = None

    def step(self, t_s: float, effort: Effort | None) -> PerSide[float] | None:
        """Both sides' tone to show at `t_s`; None, at once, where there is none."""
        if effort is None or effort.activation is None:
            self._smooth.forget()
            self._tone = None
        elif self._tone is None or not effort.lids.blinking:
            left, right = self._smooth.see(t_s, np.array(tuple(effort.activation)))
            self._tone = PerSide(float(left), float(right))
        return self._tone


def words(moment: Moment) -> str:
    """A few words on how soft both sides are at this moment."""
    if moment.activation is None:
        return say("nothing is measured here")
    if moment.phase not in {Phase.MOVE, Phase.HOLD}:
        return say("getting ready") if moment.phase is Phase.PROMPT else say("at ease")
    return say("softer than your rest") if soft(moment) else say("a little softer still")
