"""The garden's ground: all that has grown in it, and the day and the year it lies in."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from game.errors import StoreError
from game.model.phrase import Phrase, say
from game.model.season import Daylight, Season, daylight, greeting, season
from game.scenes.visit import Visit

WILD = ""
"""What grows for levels that are no longer there."""


@dataclass(slots=True)
class Grounds:
    """What a garden stands on for a whole sitting.

    `played_in` gives, for every level of the house by its id, the plot where it is played. `now` is the wall clock;
    None is a summer's evening for ever. `shine` lets the light of the whole game be another one.
    """

    played_in: Mapping[str, str] = field(default_factory=dict)
    now: Callable[[], datetime] | None = None
    shine: Callable[[Daylight], None] = lambda _light: None
    _grown: Mapping[str, int] = field(default_factory=dict)

    def grown(self, visit: Visit) -> Mapping[str, int]:
        """How many plants each plot has brought since the first day; where the disk refuses, as many as before."""
        try:
            kept = visit.log.store.grown()
        except StoreError as refusal:
            visit.log.notice = str(refusal)
            return self._grown
        counted: Counter[str] = Counter()
        for level_id, count in kept.items():
            counted[self.played_in.get(level_id, WILD)] += count
        self._grown = counted
        return counted

    def season(self, visit: Visit) -> Season:
        """The season to show."""
        if self.now is None or not visit.comfort.seasons:
            return Season.SUMMER
        return season(self.now().month)

    def light(self, visit: Visit) -> Daylight:
        """The light to show."""
        if self.now is None or not visit.comfort.seasons:
            return Daylight.EVENING
        return daylight(self.now().hour)

    @property
    def greeting(self) -> Phrase:
        """What is said to whoever comes in."""
        return say("Welcome to your garden") if self.now is None else greeting(self.now().hour)
