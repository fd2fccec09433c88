"""What was played of a level."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.model.level import Level
from game.model.result import Repetition
from game.scenes.trace import Traces
from game.training.session import stars


@dataclass(frozen=True, slots=True)
class Played:
    """A level as it was played, to its end or until it was left."""

    level: Level
    repetitions: Sequence[Repetition]
    traces: Traces = field(default_factory=Traces)
    """What of it can be seen again, as long as no other level is played."""

    @property
    def stars(self) -> int:
        """How many stars (0..3) it earned so far."""
        return stars(self.repetitions)
