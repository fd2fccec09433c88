"""What the answers to the daily question mean for the day.

Pain, a red eye and changed sight close the levels that close the eyes and are for a doctor (RCEM Learning, facial nerve
palsy); a dry eye is spared with them, as screens dry it further (AAFPS, eye care); whoever hurts stops. A face that has
become weaker from one day to the next is for a doctor at once. That a tired day is half a day is an engineering choice.
"""

from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.level import Level
from game.model.phrase import say
from game.model.retraining import Need
from game.training.exercise import Exercise, Kind

WEAKER = say("Only quiet levels until a doctor has looked")
HURTS = say("Not today: nothing moves while it hurts")
EYE = say("Not today: your eye needs its rest")


def is_quiet(level: Level, exercise: type[Exercise]) -> bool:
    """Whether nothing has to move for it: something is imagined or done by hand, or all lets go."""
    return level.imagery or exercise.kind is Kind.LET_GO


def closed(feelings: Feelings, level: Level, exercise: type[Exercise]) -> str:
    """Why a level stays closed today, in a few words; empty where it does not."""
    if is_quiet(level, exercise):
        return ""
    if feelings.face is Face.WEAKER:
        return WEAKER
    if feelings.pain is Pain.HURTS:
        return HURTS
    return EYE if closes_eyes(level, exercise) and spares_eyes(feelings) else ""


def closes_eyes(level: Level, exercise: type[Exercise]) -> bool:
    """Whether an eye has to be well for it."""
    return exercise.eyes_closed or Need.CALM_EYE in level.needs


def stills(feelings: Feelings) -> bool:
    """Whether nothing moves today, not even to be looked at.

    >>> stills(Feelings(pain=Pain.HURTS)), stills(Feelings(pain=Pain.LITTLE))
    (True, False)
    """
    return feelings.face is Face.WEAKER or feelings.pain is Pain.HURTS


def spares_eyes(feelings: Feelings) -> bool:
    """Whether no eye is closed today for a movement's sake, be it practised or looked at."""
    return feelings.eye is not Eye.CALM


def halves(feelings: Feelings) -> bool:
    """Whether half of what is written is enough today.

    >>> halves(Feelings(tiredness=Tiredness.WORN_OUT)), halves(Feelings(tiredness=Tiredness.TIRED))
    (True, False)
    """
    return feelings.tiredness is Tiredness.WORN_OUT or feelings.pain is Pain.LITTLE


def advice(feelings: Feelings) -> tuple[str, ...]:
    """What to say to somebody who feels like this, the most urgent first.

    >>> advice(Feelings())
    ()
    """
    said = []
    if feelings.face is Face.WEAKER:
        said.append(say("A face that has become weaker is for a doctor to see today."))
    if feelings.eye is Eye.SORE:
        said.append(say("Show your eye to a doctor or your therapist soon."))
    if feelings.pain is Pain.HURTS:
        said.append(say("Tell your therapist what hurts. Today is for resting."))
    if feelings.eye is Eye.DRY:
        said.append(say("Take your drops now, and look away from the screen often."))
    if halves(feelings):
        said.append(say("Half as much is enough today."))
    if feelings.face is Face.TIGHT:
        said.append(say("Begin with letting go."))
    return tuple(said)
