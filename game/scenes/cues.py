"""What is heard, felt and noted of a level being played."""

from game.model.level import Level
from game.model.moment import Moment, Phase
from game.ports import Speaker
from game.scenes.touch import felt
from game.scenes.visit import Visit
from game.training import softly
from game.training.exercise import Exercise, Kind

COUNTS = frozenset({Phase.MOVE, Phase.HOLD, Phase.RELEASE})
"""While the movement counts it sounds, and what should stay soft is shown."""
_COMING = frozenset({Phase.MOVE, Phase.HOLD})


def mark(visit: Visit, level: Level, before: Moment | None, moment: Moment, exercise: Exercise) -> str:
    """Note in the recording that a phase begins; let be heard and felt what has changed since the moment `before`."""
    if before is None or before.phase is not moment.phase:
        visit.remark(moment.t_s, f"{level.id} {moment.repetition + 1} {moment.phase.value}")
    return sound(visit.speaker, before, moment, exercise)


def sound(speaker: Speaker, before: Moment | None, moment: Moment, exercise: Exercise) -> str:
    """Let be heard and felt what has changed since the moment `before`, so that a level can be played by it alone.

    Eyes that are closed are led: single notes count the hold's seconds, a fifth joining those at which both sides are
    in the band; and a lower fifth is heard as they come into it. Whoever lets go hears that fifth as both sides become
    soft, and is counted nothing: the tone itself comes down with them. Answers the cue that sounds, if any.
    """
    lets_go = exercise.kind is Kind.LET_GO
    well = softly.soft if lets_go else _in_band
    counts = exercise.eyes_closed and moment.countdown is not None
    cue = ""
    if before is None or before.phase is not moment.phase:
        cue = _counted(moment) if counts else moment.phase.value
    elif counts and moment.countdown != before.countdown:
        cue = _counted(moment)
    elif (exercise.eyes_closed or lets_go) and moment.phase in _COMING and well(moment) and not well(before):
        cue = "band"
    if cue:
        speaker.cue(cue)
    sung = softly.sounding(moment) if lets_go else moment.activation
    speaker.tone(sung if moment.phase in COUNTS else None, 1 - moment.quiet, moment.dt_s)
    sees_nothing = exercise.eyes_closed and speaker.unheard  # then a hum alone says when to open them
    sides = felt(moment) if moment.phase in COUNTS and not sees_nothing else None
    speaker.touch(sides, intrudes=moment.intruder is not None and not sees_nothing)
    return cue


def _in_band(moment: Moment) -> bool:
    return moment.in_band


def _counted(moment: Moment) -> str:
    return "count_in_band" if moment.in_band else "press"
