"""When somebody did something for the first time: for thanks, never for judging."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SOFT_REACH = 0.45
"""A hold of which at least so much lay in the band was soft: neither too little nor too much."""
QUIET = 0.9
"""Everything else slept, as far as a score can tell; below this an intruder is named."""
FEWEST_QUIET = 2
"""So many repetitions of a level have to be watched before it can be called quiet."""
SOFT_HOLDS, DAYS = (10, 50, 100), (7, 30)
"""The counts that are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firsts:
    """Every moment is the number under which that was kept: whole microseconds of UTC; what never was is left out.

    `movements` are exercises that were begun, `levels` ids of levels that were begun, `finished` of those that were
    played to their end. `soft` tells of each of `SOFT_HOLDS` when so many repetitions had been held mostly in the
    band, `days` of each of `DAYS` when something had been begun on so many days, one after the other or not.
    `quiet_level` is the first visit to a level in which everything else stayed quiet throughout, `told` the first
    answer to the daily question, `rested` the first rest that was taken as it was offered.
    """

    movements: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    finished: Mapping[str, int] = field(default_factory=dict)
    soft: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[int, int] = field(default_factory=dict)
    quiet_level: int | None = None
    told: int | None = None
    rested: int | None = None
