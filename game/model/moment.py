"""Where a repetition stands, as scenes and mini-games see it."""

import math
from dataclasses import dataclass
from enum import StrEnum

from game.model.level import Band
from game.model.result import Intrusion
from game.model.side import PerSide, Side


class Phase(StrEnum):
    """The phases of a repetition, in their order."""

    PROMPT = "prompt"
    MOVE = "move"
    HOLD = "hold"
    RELEASE = "release"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Moment:
    """One fixed step of a session.

    `share` is how much of the phase has passed, 0..1; `left_s` how many seconds of it remain. `activation`, smoothed
    to be shown, is 0 at rest and 1 at gentle best, None where nothing can be measured. `quiet` is 1 while nothing else
    moves along, and falls to 0 with an intruder; `intruder` is that part of the face, once it is clear. `last_score` is
    the last repetition's, 0..100, None before there is one or when it was not measurable. `smaller` is the side that
    goes clearly less far, None while both go alike. While `still` nothing sways, drifts or flies by itself: only what
    the player moves does, and things fade.
    """

    t_s: float
    dt_s: float
    phase: Phase
    share: float
    left_s: float
    repetition: int
    repetitions: int
    band: Band
    activation: PerSide[float] | None
    quiet: float
    intruder: Intrusion | None
    last_score: float | None
    smaller: Side | None = None
    still: bool = False

    @property
    def countdown(self) -> int | None:
        """The whole seconds left of a hold, from its length down to 1; None outside of holds."""
        return max(1, math.ceil(self.left_s - 1e-6)) if self.phase is Phase.HOLD else None

    @property
    def in_band(self) -> bool:
        """Whether both sides are inside the band now."""
        return self.activation is not None and all(self.band.low <= a <= self.band.high for a in self.activation)
