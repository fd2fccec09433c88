"""What a level needs before it is begun, and does not have."""

from game.model.level import Level
from game.model.phrase import say
from game.model.retraining import Need
from game.scenes.visit import Visit


def unmet(level: Level, visit: Visit) -> str:
    """Why a level cannot be begun now, in a few words; empty where it can.

    What a therapist opens may be begun without what it needs; else it is also for the player to say how they are.
    """
    if visit.prescription is not None:
        return visit.prescription.closed(level)
    if visit.wellbeing is not None and (why := visit.wellbeing.closed(level, visit.exercises[level.exercise])):
        return why
    return say("It listens to the muscles: electrodes first") if Need.EMG in level.needs and not visit.has_board else ""


def caution(level: Level) -> str:
    """What to look at before a level is begun; empty where there is nothing."""
    return say("Not today if an eye is sore, red or dry.") if Need.CALM_EYE in level.needs else ""
