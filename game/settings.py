"""What one run of the game is made of."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from game import exercises, minigames, plugins
from game.model.level import Level
from game.store.levels import all_levels, level

DEMO_LEVELS = ("demo-smile", "demo-pucker", "demo-blink")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run of the game is made of, as the command line gave it.

    `levels` are ids, none of them means all but the demo's; with `tour` they are played one after the other.
    `begun_s` is when the program began, by the machine's monotonic clock.
    """

    camera: str
    emg: str
    levels: tuple[str, ...] = ()
    tour: bool = False
    offscreen: Path | None = None
    data: Path | None = None
    seed: int = 0
    seconds: float = float("inf")
    realtime: bool = False
    begun_s: float = field(default_factory=time.monotonic)


def chosen_levels(ids: tuple[str, ...]) -> list[Level]:
    """The levels named, or all but the demo's. Raises LevelError naming the file, or the nearest level there is."""
    known_exercises, known_minigames = plugins.names(exercises), plugins.names(minigames)
    if ids:
        return [level(name, known_exercises=known_exercises, known_minigames=known_minigames) for name in ids]
    found = all_levels(known_exercises=known_exercises, known_minigames=known_minigames)
    return [each for name, each in found.items() if name not in DEMO_LEVELS]
