"""Where the electrodes of a sitting sit, and what the recording of the muscles is told of it."""

from game.model.montage import Montage, Spot
from game.scenes.visit import Visit


def sit(visit: Visit, montage: Montage) -> None:
    """From now on the electrodes sit like this."""
    visit.fusion.montage = montage
    if visit.montages is not None:
        visit.montages.keep(montage)


def spots(visit: Visit) -> tuple[Spot, Spot]:
    """Where the two channels sit for the chosen level."""
    return visit.fusion.montage.spots(visit.exercises[visit.level.exercise].site)


def swap(visit: Visit, t_s: float) -> None:
    """Let the two channels change places for this sitting."""
    muscles = visit.fusion.muscles
    muscles.swapped = not muscles.swapped
    visit.remark(t_s, "channels swapped" if muscles.swapped else "channels as plugged in")


def label(visit: Visit, t_s: float) -> None:
    """Note in the recording what its channels sit on, in the order in which they are plugged in."""
    if visit.has_board:
        swapped = visit.fusion.muscles.swapped
        one, two = reversed(spots(visit)) if swapped else spots(visit)
        visit.remark(t_s, f"electrodes: {one.words}, {two.words}{' (swapped)' if swapped else ''}")
