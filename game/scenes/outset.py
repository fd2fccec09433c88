"""What is open from now on: a programme's levels, or those of an answer, which counts the next time."""

from collections.abc import Sequence

from game.model.beginning import Beginning
from game.model.level import Level
from game.model.programme import Programme
from game.scenes.visit import Visit


def start_with(visit: Visit, beginning: Beginning | None) -> None:
    """Open the levels of a beginning, and remember it; with None all levels are open for this sitting."""
    visit.everything = visit.everything or visit.levels
    visit.beginning, visit.chosen = beginning, 0
    visit.levels = visit.everything if beginning is None else beginning.levels
    if beginning is not None and visit.memory is not None:
        visit.memory.keep(beginning.id)


def resume(visit: Visit) -> None:
    """Begin as it was chosen and told before, if that is still offered."""
    last = None if visit.memory is None else visit.memory.last()
    found = next((each for each in visit.beginnings if each.id == last), None)
    if visit.guest is not None and visit.guest.profile.child:
        found = found or childs(visit)
    if found is not None:
        start_with(visit, found)
    affects(visit)


def childs(visit: Visit) -> Beginning | None:
    """How a child begins, where that is offered."""
    return next((each for each in visit.beginnings if each.child), None)


def affects(visit: Visit) -> None:
    """Let what the player said of their sides count, where no programme says it."""
    if visit.prescription is None and visit.guest is not None:
        visit.affected = visit.guest.profile.side


def put_in_force(visit: Visit, programme: Programme, levels: Sequence[Level]) -> None:
    """A programme that was taken in is in force from now on, with these of its levels."""
    visit.levels, visit.chosen, visit.adapted = levels, 0, None
    visit.beginnings, visit.beginning = (), None
    visit.affected, visit.montages, visit.fusion.montage = programme.affected, None, programme.electrodes
    visit.prescription = visit.prescribe(programme, levels)
