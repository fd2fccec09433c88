"""What is heard, felt and noted of a level being played."""

from game.model.level import Level
from game.model.moment import Moment, Phase
from game.scenes.visit import Visit

COUNTS = frozenset({Phase.MOVE, Phase.HOLD, Phase.RELEASE})
"""While the movement counts it sounds, and what should stay soft is shown."""


def mark(visit: Visit, level: Level, before: Moment | None, moment: Moment, *, eyes_closed: bool) -> None:
    """Sound what has changed since the moment `before`; while eyes are closed single notes count the hold."""
    counts = eyes_closed and moment.countdown is not None
    if before is None or before.phase is not moment.phase:
        visit.remark(moment.t_s, f"{level.id} {moment.repetition + 1} {moment.phase.value}")
        visit.speaker.cue("press" if counts else moment.phase.value)
    elif counts and moment.countdown != before.countdown:
        visit.speaker.cue("press")
    visit.speaker.tone(moment.activation if moment.phase in COUNTS else None, 1 - moment.quiet)
