"""What one run of the game is made of."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from game import exercises, minigames, plugins
from game.errors import LevelError
from game.model.beginning import Beginning
from game.model.level import Level
from game.model.programme import Programme
from game.model.retraining import Course
from game.store.levels import all_levels, level
from game.store.misspelling import nearest
from game.store.starters import all_starters, limited, starter
from game.training.exercise import Exercise
from game.training.minigame import MiniGame

DEMO_LEVELS = ("demo-smile", "demo-pucker", "demo-blink")
FIRST_LEVEL = "smile-1"
"""Chosen where all levels are open, until another one is."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run of the game is made of, as the command line gave it.

    `levels` are ids, none of them means all but the demo's; with `tour` they are played one after the other.
    `begun_s` is when the program began, by the machine's monotonic clock. In a
    `checkup` nothing is practised.
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
    checkup: bool = False
    own: Path | None = None
    """The player's own data folder, where that is another one than `data`."""


PROGRAMME = "programme:"
"""Before the id of a starter programme; a step's number may follow it after a slash."""


def chosen_levels(ids: tuple[str, ...], programme: Programme | None = None) -> list[Level]:
    """The levels named, or all but the demo's. Raises LevelError naming the file, or the nearest level there is.

    `programme:ID` stands for all levels of a starter programme, `programme:ID/2` for those of its second step. Where a
    therapist's programme is in force, only what it opens can be chosen, with its dose and limits.
    """
    if programme is not None:
        return _opened(ids or programme.open, programme)
    if ids:
        named = [
            each for name in ids for each in (_of_programme(name) if name.startswith(PROGRAMME) else [_read(name)])
        ]
        return list({each.id: each for each in named}.values())
    found = all_levels(known_exercises=plugins.names(exercises), known_minigames=plugins.names(minigames))
    return [fitting(each) for name, each in found.items() if name not in DEMO_LEVELS]


def library(chosen: Sequence[Level]) -> Mapping[str, Level]:
    """Every level there is by its id, whether it may be played now or not, and those that are `chosen`."""
    found = all_levels(known_exercises=plugins.names(exercises), known_minigames=plugins.names(minigames))
    return {**found, **{each.id: each for each in chosen}}


def beginnings() -> list[Beginning]:
    """How somebody without a clinic may begin, in the order of the phases. Raises LevelError."""
    offered = sorted(
        (each for each in all_starters().values() if each.answer), key=lambda each: list(Course).index(each.phase)
    )
    read = cache(_read)
    return [
        Beginning(each.id, each.answer, tuple(limited(read(name), each) for name in each.gentle), each.child)
        for each in offered
    ]


def _opened(ids: tuple[str, ...], programme: Programme) -> list[Level]:
    for name in ids:
        if name not in programme.open:
            nearby, opened = nearest(name, programme.open), ", ".join(programme.open)
            raise LevelError(f'"{name}" is not open in your programme{nearby}; open are: {opened}')
    return [programme.prescribed(_read(name)) for name in dict.fromkeys(ids)]


def fitting(chosen: Level) -> Level:
    """The same level. Raises LevelError where its exercise cannot be played in its mini-game."""
    exercise = plugins.load(exercises, chosen.exercise, Exercise)
    if plugins.load(minigames, chosen.minigame, MiniGame).fits(exercise):
        return chosen
    fit = [name for name, game in plugins.discover(minigames, MiniGame).items() if game.fits(exercise)]
    raise LevelError(
        f'level "{chosen.id}": {chosen.exercise} cannot be played in {chosen.minigame}; it can be in {", ".join(fit)}'
    )


def _read(name: str) -> Level:
    return fitting(level(name, known_exercises=plugins.names(exercises), known_minigames=plugins.names(minigames)))


def _of_programme(given: str) -> list[Level]:
    name, slash, number = given.removeprefix(PROGRAMME).partition("/")
    chosen = starter(name)
    names = chosen.levels
    if slash:
        if not number.isdecimal() or not 1 <= int(number) <= len(chosen.steps):
            raise LevelError(f'programme "{name}" has {len(chosen.steps)} steps; there is no step "{number}"')
        names = chosen.steps[int(number) - 1].levels
    return [limited(_read(each), chosen) for each in names]
