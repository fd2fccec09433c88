"""How a mini-game feels: everything it is shown, eased, so that nothing jumps and nothing depends on the frame rate."""

import math
from collections.abc import Callable

from game.model.moment import Moment, Phase
from game.model.side import PerSide

BREATH_S = 4.0
GOOD_HOLD = 0.5
"""The share of a hold in the band from which it is thanked for."""


def eased(now: float, to: float, dt_s: float, tau_s: float) -> float:
    """`now`, drawn towards `to` with a time constant; the same at any frame rate."""
    return to + (now - to) * math.exp(-dt_s / tau_s)


def both_eased(now: PerSide[float], to: PerSide[float], dt_s: float, tau_s: float) -> PerSide[float]:
    """The same of both sides."""
    return PerSide(eased(now.left, to.left, dt_s, tau_s), eased(now.right, to.right, dt_s, tau_s))


def levelled(more: float, until: float = 1.0) -> Callable[[float], float]:
    """How far a side of a game goes: as far as is moved, and beyond `until`, in middles of the band, hardly further.

    Never less for more movement, and never more than `until` and `more`.

    >>> [round(levelled(0.2)(each), 2) for each in (-1.0, 0.5, 1.0, 2.0, 9.0)]
    [0.0, 0.5, 1.0, 1.13, 1.2]
    """

    def reach(movement: float) -> float:
        far = max(0.0, movement)
        return far if far <= until else until + more * (1 - math.exp(until - far))

    return reach


class Mood:
    """Follows a session's moments; every value but `ages_s` is 0..1, and `sides` in the mini-game's own measure.

    `sides` is how far each side of the game has gone; `awake` whether the player is seen; `glad` while both sides
    are in the band and all else is quiet; `dusk` while something moves along; `ease` in rests. `grown` is the share
    of repetitions that were measured, and `ages_s` how long ago each of those ended.
    """

    def __init__(self, reach: Callable[[float], float] = float) -> None:
        """`reach` turns an activation in middles of the band into how far a side of the game goes."""
        self._reach = reach
        self.sides = PerSide(0.0, 0.0)
        self.awake = self.glad = self.dusk = self.ease = self.grown = 0.0
        self.ages_s: list[float] = []
        self._breath = 0.0
        self._still = False
        self._phase: Phase | None = None
        self._held_s = self._held_well_s = 0.0

    @property
    def sway(self) -> float:
        """One slow breath after the other, -1..1; slower at dusk, none while all is still."""
        return 0.0 if self._still else math.sin(2 * math.pi * self._breath)

    def slowed(self, dt_s: float) -> float:
        """How much time passes for what drifts: at dusk all is slower, and where all is still there is none."""
        return 0.0 if self._still else dt_s * (1 - 0.5 * self.dusk)

    def step(self, moment: Moment) -> bool:
        """Follow by one fixed step; whether a good hold has just ended."""
        dt, seen, self._still = moment.dt_s, moment.activation, moment.still
        slow = self.slowed(dt)
        aim = PerSide(0.0, 0.0) if seen is None else seen.map(lambda a: self._reach(a / moment.band.middle))
        glad = moment.in_band and moment.phase in {Phase.MOVE, Phase.HOLD}
        self.sides = both_eased(self.sides, aim, dt, 0.05)
        self.awake = eased(self.awake, float(seen is not None), dt, 0.4)
        self.glad = eased(self.glad, moment.quiet if glad else 0.0, dt, 0.22)
        self.dusk = eased(self.dusk, 1 - moment.quiet, dt, 0.45)
        self.ease = eased(self.ease, float(moment.phase is Phase.REST or seen is None), dt, 0.6)
        self.grown = eased(self.grown, len(self.ages_s) / max(1, moment.repetitions), dt, 0.5)
        self.ages_s = [age + dt for age in self.ages_s]
        self._breath = (self._breath + slow / BREATH_S) % 1.0
        return self._follow(moment)

    def _follow(self, moment: Moment) -> bool:
        before, self._phase = self._phase, moment.phase
        if before is Phase.RELEASE and moment.phase is not Phase.RELEASE and moment.last_score is not None:
            self.ages_s.append(0.0)
        if moment.phase is Phase.HOLD:
            self._held_s += moment.dt_s
            self._held_well_s += moment.dt_s * moment.in_band
            return False
        held_well = before is Phase.HOLD and self._held_well_s > GOOD_HOLD * self._held_s
        self._held_s = self._held_well_s = 0.0
        return held_well
