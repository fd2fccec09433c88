"""The threshold between home and a level: how one is begun, and where one comes back to."""

from collections.abc import Callable

from game.errors import StoreError
from game.scenes.arrival import question
from game.scenes.calibrate import Calibrate
from game.scenes.closed_eyes import reworded
from game.scenes.following import follow
from game.scenes.guided import Guided
from game.scenes.needs import unmet
from game.scenes.scene import Scene
from game.scenes.visit import Visit
from game.training.adaptation import tolerant


def settle(visit: Visit, home: Callable[[], Scene]) -> None:
    """From now on `home` makes the scene to come back to, and a level is begun in the words its exercise has now."""
    written = visit.exercises

    def again() -> Scene:
        visit.exercises = written
        return question(visit) or home()

    def begin() -> Scene:
        """The chosen level's first scene, as it follows the player, its exercise in words that hold here."""
        if unmet(visit.level, visit):
            return again()
        follow(visit)
        if unmet(visit.level, visit):  # it has grown longer than what the day still has
            return again()
        visit.exercises = tolerant(reworded(written, visit), visit.level)
        return Guided(visit) if visit.level.imagery else Calibrate(visit)

    visit.home, visit.start = again, begin
    visit.without.clear()
    visit.fusion.rest(None)
    visit.speaker.tone(None)


def turn_to_next(visit: Visit) -> None:
    """Choose what a programme has next for today; on a tour the next level that is open.

    Where the player's own answer has opened the levels they come in turn: the one that was played least often so far.
    """
    prescription = visit.prescription
    if prescription is None:
        if visit.beginning is not None:
            _turn_to_rarest(visit)
        return
    prescription.refresh()
    if visit.tour and prescription.closed(visit.levels[visit.chosen]):
        visit.chosen = visit.chosen if visit.next_open is None else visit.next_open
    elif not visit.tour and (found := prescription.outlook.open_now):
        visit.chosen = list(visit.levels).index(found[0])


def _turn_to_rarest(visit: Visit) -> None:
    try:
        played = visit.log.store.grown()
    except StoreError as refusal:
        visit.log.notice = str(refusal)
        return
    levels = visit.levels
    can_begin = [number for number, level in enumerate(levels) if not unmet(level, visit)]
    visit.chosen = min(can_begin, key=lambda number: played.get(levels[number].id, 0), default=visit.chosen)


def notice(visit: Visit) -> str:
    """A line of trouble, or that an appointment is due; empty where there is neither."""
    prescription = visit.prescription
    recorder = "" if visit.recorder is None else visit.recorder.notice
    due = "" if prescription is None else prescription.notice or prescription.appointment
    return visit.log.notice or recorder or due
