"""What a level says while it is played."""

from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.training import softly
from game.training.exercise import Exercise, Kind
from game.training.live_words import live
from game.training.remarks import headline
from game.training.session import Session

_HEADLINE = 0.5
"""The share of a rest in which the last repetition is spoken of; then comes the rest itself."""
_BAND = say("keep both lines in this band")
"""Said once, while the first movement of the visit comes up."""
_SOFT = say("let both lines sink down here")


def prompted(session: Session, moment: Moment) -> str:
    """What to do now; early in a rest, what the last repetition was like."""
    if moment.phase is Phase.REST and session.done and moment.share < _HEADLINE:
        return headline(session.done[-1])
    return session.calibration.exercise.words.during(moment.phase)


def shown(session: Session, moment: Moment) -> str:
    """The prompt as it stands on the screen: with the hold's seconds."""
    words, count = prompted(session, moment), moment.countdown
    return words if count is None else say("{words}  {count}", words=words, count=count)


def seen(moment: Moment, exercise: type[Exercise]) -> str:
    """What the graph shows now, in a few words."""
    return softly.words(moment) if exercise.kind is Kind.LET_GO else live(moment)


def wanted(moment: Moment, exercise: type[Exercise]) -> str:
    """What the lines are to do, written into the graph's band as they are about to; else empty."""
    if moment.phase not in {Phase.PROMPT, Phase.MOVE}:
        return ""
    return _SOFT if exercise.kind is Kind.LET_GO else _BAND


def calm(moment: Moment, exercise: type[Exercise]) -> str:
    """What stays soft, or is asked to become so."""
    return exercise.calm if moment.intruder is None else say("Soften your {part}", part=moment.intruder.words)
