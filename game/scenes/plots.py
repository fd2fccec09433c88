"""The plots of the garden: one for each mini-game, and a bench for what is only imagined or done by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.model.level import Level
from game.model.phrase import say
from game.scenes.visit import Visit
from game.training.day import DONE

BENCH = "bench"
FACE = "face"
"""The door to where one says how the face is now."""
_BENCH_ART = "places/bench"
_THERAPIST = say("Your therapist opens this")
_OPENS = say("Your therapist opens this when your face is ready for it.")
_SLEEPS = say("Still asleep")
_WAKES = say("It wakes when your face is ready for it. Choose it once more to say how your face is now.")
_ASKS = say("It wakes when your face is ready for it. Ask a therapist.")


@dataclass(frozen=True, slots=True)
class Plot:
    """A place in the garden: the `numbers` of the visit's levels that are played there.

    `words` say what is there today, `short` the same where there is less room, `why` what somebody is told who comes to
    one that is asleep, and `leads` the door that this speaks of, if any; `emblem` is its art.
    """

    key: str
    title: str
    emblem: str
    numbers: tuple[int, ...]
    words: str
    short: str = ""
    why: str = ""
    leads: str = ""

    @property
    def asleep(self) -> bool:
        """Whether nothing is open there."""
        return not self.numbers


def plot_of(level: Level) -> str:
    """The key of the plot where a level is played."""
    return BENCH if level.imagery else level.minigame


def plots(visit: Visit, played_in: Mapping[str, str]) -> list[Plot]:
    """Every plot, those with the most levels of the house first; `played_in` gives each of these levels' plot.

    Where no level anywhere is only imagined, there is no bench.
    """
    all_there = list(played_in.values())
    kinds = {name: (game.title, game.emblem) for name, game in visit.minigames.items()}
    if BENCH in all_there or any(level.imagery for level in visit.levels):
        kinds[BENCH] = (say("A quiet bench"), _BENCH_ART)
    ordered = sorted(kinds, key=lambda key: (-all_there.count(key), key))
    return [_plot(visit, key, *kinds[key]) for key in ordered]


def _plot(visit: Visit, key: str, title: str, emblem: str) -> Plot:
    numbers = tuple(number for number, level in enumerate(visit.levels) if plot_of(level) == key)
    if numbers:
        return Plot(key, title, emblem, numbers, _today(visit, [visit.levels[number] for number in numbers]))
    if visit.prescription is not None:
        return Plot(key, title, emblem, (), _THERAPIST, _SLEEPS, _OPENS)
    if visit.beginnings:
        return Plot(key, title, emblem, (), _SLEEPS, why=_WAKES, leads=FACE)
    return Plot(key, title, emblem, (), _SLEEPS, why=_ASKS)


def _today(visit: Visit, levels: list[Level]) -> str:
    """What of the day is done at a plot, or what it waits for."""
    prescription = visit.prescription
    if prescription is None:
        return say("open")
    doses = [prescription.today.doses[level.id] for level in levels]
    done, rounds = sum(dose.rounds_done for dose in doses), sum(dose.rounds for dose in doses)
    reasons = [prescription.closed(level) for level in levels]
    if all(reasons) and not all(why == DONE for why in reasons):
        return say("resting")
    return say("today · {done} of {rounds}", done=done, rounds=rounds)
