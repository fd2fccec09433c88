"""What is tried with simulated people: repetitions, the same in several settings, days, films."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.model.result import Repetition
from game.training.synkinesis import Watch
from tests.benchmarks.fairness import people
from tests.benchmarks.fairness.clips import TILTED
from tests.benchmarks.fairness.errors import Heard, Seen
from tests.benchmarks.fairness.filmed import Film
from tests.benchmarks.fairness.people import Person
from tests.benchmarks.fairness.playing import Room, Setting

EACH = 4
"""Repetitions of one person."""
PARTS = ("score", "symmetry", "reach", "steadiness", "release", "quiet")
Make = Callable[[np.random.Generator, int], Person]
MAKES: dict[str, Make] = {
    "healthy": people.healthy,
    "gentle": people.gentle,
    "forced": people.forced,
    "weak": people.weak,
    "weaker": people.weaker,
    "synkinetic": people.synkinetic,
    "isolated": people.isolated,
    "both": people.both,
    "flaccid": people.flaccid,
    "still": people.still,
    **people.CHEATS,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One repetition: who did it, what was made of it, and how severe what moved along was."""

    person: Person
    done: Repetition
    severity: float | None


def played(seeds: Iterable[int], kind: str, setting: Setting, seen: Sequence[Seen], heard: Heard) -> list[Row]:
    """`EACH` repetitions of everybody."""
    found: list[Row] = []
    for seed in seeds:
        person = MAKES[kind](np.random.default_rng([seed, 1]), 1000 + seed)
        room = Room(person, _clip(seen, seed, tilted=person.tilted), heard, setting)
        whole = room.play(EACH)
        watch = Watch(whole.calibration, whole.judged[0].terms.affected if whole.judged[0].terms else None)
        for samples, done in zip(whole.samples, whole.judged, strict=True):
            worst = watch.worst(samples) if kind in {"healthy", "synkinetic"} else None
            found.append(Row(replace(person, change=people.as_asked), done, None if worst is None else worst.severity))
    return found


def _clip(seen: Sequence[Seen], seed: int, *, tilted: bool = False, name: str = "") -> Seen:
    there = (
        [each for each in seen if each.name == name]
        if name
        else [each for each in seen if (each.name == TILTED) == tilted]
    )
    chosen = there[seed % len(there)]
    return chosen.mirrored() if seed // len(there) % 2 else chosen


def same(
    seeds: Iterable[int],
    kind: str,
    settings: Sequence[Setting],
    names: Sequence[str],
    seen: Sequence[Seen],
    heard: Heard,
) -> list[list[float]]:
    """The same performances in several settings, each through the clip of its name: (repetitions, settings) scores."""
    found = []
    for seed in seeds:
        person = MAKES[kind](np.random.default_rng([seed, 1]), 1000 + seed)
        ways = [
            Room(person, _clip(seen, seed, name=name), heard, setting).play(EACH).judged
            for setting, name in zip(settings, names, strict=True)
        ]
        scores = [[each.score for each in way] for way in ways]
        found += [[float(s) for s in row if s is not None] for row in zip(*scores, strict=True) if None not in row]
    return found


def days(
    seeds: Iterable[int], count: int, setting: Setting, seen: Sequence[Seen], heard: Heard
) -> list[list[list[float]]]:
    """Visits of the same people on several days, another clip every day: (people, days, parts), means over a visit."""
    found = []
    for seed in seeds:
        kind, dice = ("weak", "synkinetic", "gentle")[seed % 3], np.random.default_rng([seed, 1])
        person = people.at_the_edges(MAKES[kind](dice, 1000 + seed), dice)
        visits = []
        for day in range(count):
            that_day = replace(person, seed=1000 * person.seed + day)
            judged = Room(that_day, _clip(seen, seed + 7 * day), heard, setting, day).play(EACH).judged
            visits.append([_mean([_part(done, name) for done in judged]) for name in PARTS])
        found.append(visits)
    return found


def filmed(seeds: Iterable[int], kind: str, setting: Setting, count: int) -> list[Row]:
    """The same kinds of people through the real tracker and decoder."""
    found = []
    for seed in seeds:
        person = MAKES[kind](np.random.default_rng([seed, 1]), 1000 + seed)
        look = ("amber", "rose", "umber")[seed % 3]
        film = Film(person, look, muscles=setting.muscles and not setting.coupled, coupled=setting.coupled)
        found += [Row(replace(person, change=people.as_asked), done, None) for done in film.repetitions(count)]
    return found


def _part(done: Repetition, name: str) -> float | None:
    value = done.score if name == "score" else getattr(done.parts, name, None)
    return None if value is None else float(value)


def _mean(values: Sequence[float | None]) -> float:
    there = [value for value in values if value is not None]
    return float(np.mean(there)) if there else float("nan")
