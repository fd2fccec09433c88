"""A level follows the player's own last repetitions: in small steps, inside limits, never toward more force.

One step a visit, by plain rules:

- Something moved along (an intruder was named, or quiet fell below the judge's bound), be it once: the band comes down
  and the hold gets shorter. Nothing goes up, and the tolerance stays.
- It went well: what was eased comes back first; then the hold gets longer, the tolerance stricter, the band narrower
  from above. The band never rises above what is written. Nothing goes up where nobody watched what else moves.
- The band was hard to keep to: the hold gets shorter, or the band reaches further down, unless it was gone beyond.
- Where all lets go there is no quiet, and no band to come up to: the hold alone follows.

The same history gives the same level, for it is followed from its first visit on. The sizes of the steps and the bounds
for "well" and "hard" are engineering choices; the therapist's are the limits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.model.level import Band, Level
from game.model.phrase import say
from game.model.result import Parts, Repetition
from game.training.exercise import Exercise
from game.training.judge import NAMED_QUIET
from game.training.remarks import above

FEWEST = 3
"""So many repetitions of a visit have to be measured before anything but what moved along is followed."""
BAND_STEP, HOLD_STEP_S, TOLERANCE_STEP = 0.05, 0.5, 0.1
WELL_SCORE, WELL_REACH, HARD_REACH = 75.0, 0.8, 0.4
_DIGITS = 6
"""Steps forth and back come out where they began."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """A level as it is to be played now, and one calm sentence on what has changed since the last visit, or none."""

    level: Level
    words: str = ""


def followed(level: Level, visits: Iterable[Sequence[Repetition]], *, lets_go: bool = False) -> Adapted:
    """The level after these visits to it, oldest first; as written where it does not adapt, or nothing was measured.

    `lets_go` is true of an exercise that is no movement.
    """
    now = Adapted(level)
    if level.limits.adapts and not level.imagery:
        for repetitions in visits:
            now = step(level, now.level, repetitions, lets_go=lets_go)
    return now


def step(written: Level, now: Level, repetitions: Sequence[Repetition], *, lets_go: bool = False) -> Adapted:
    """One visit further."""
    after = _stepped(written, now, repetitions, lets_go=lets_go)
    return after if after.level != now else Adapted(now)  # a step too small to count is none


def _stepped(written: Level, now: Level, repetitions: Sequence[Repetition], *, lets_go: bool) -> Adapted:
    measured = [(each, each.parts) for each in repetitions if each.parts is not None]
    if any(_dragged(each, parts) for each, parts in measured):
        return _smaller(written, now)
    if len(measured) < FEWEST:
        return Adapted(now)
    reach = sum(parts.reach for _, parts in measured) / len(measured)
    score = sum(each.score or 0.0 for each, _ in measured) / len(measured)
    if score >= WELL_SCORE and reach >= WELL_REACH:
        if lets_go:
            return _longer(written, now)
        return _further(written, now) if all(parts.quiet is not None for _, parts in measured) else Adapted(now)
    if reach >= HARD_REACH:
        return Adapted(now)
    beyond = 2 * sum(above(each) for each, _ in measured) > len(measured)
    return _easier(written, now, only_hold=lets_go or beyond)


def _dragged(repetition: Repetition, parts: Parts) -> bool:
    return repetition.intruder is not None or (parts.quiet is not None and parts.quiet < NAMED_QUIET)


def _smaller(written: Level, now: Level) -> Adapted:
    down = min(BAND_STEP, max(0.0, now.band.low - _lowest(written)))
    hold_s = _shorter(written, now)
    if not down and hold_s == now.tempo.hold_s:
        return Adapted(now)
    less = _banded(now, now.band.low - down, now.band.high - down)
    return Adapted(_held(less, hold_s), say("A little smaller today, so that the rest of your face can sleep"))


def _further(written: Level, now: Level) -> Adapted:
    limits, band = written.limits, now.band
    if band.low < written.band.low:
        up = min(BAND_STEP, written.band.low - band.low)
        back = _banded(now, band.low + up, min(written.band.high, band.high + up))
        return Adapted(back, say("Last time went well: the band is nearly where it was") if back.band != written.band
                       else say("Last time went well: the band is back where it was"))  # fmt: skip
    longer = _longer(written, now)
    if longer.level != now:
        return longer
    strictest = min(limits.strictest, written.tolerance)
    if now.tolerance > strictest:
        stricter = round(max(strictest, now.tolerance - TOLERANCE_STEP), _DIGITS)
        return Adapted(
            replace(now, tolerance=stricter), say("Last time went well: the quiet counts a little more today")
        )
    if band.high - band.low > limits.narrowest:
        high = max(band.low + limits.narrowest, band.high - BAND_STEP)
        return Adapted(_banded(now, band.low, high), say("Last time went well: the band is a little narrower today"))
    return Adapted(now)


def _longer(written: Level, now: Level) -> Adapted:
    longer_s = min(max(written.limits.longest_s, written.tempo.hold_s), now.tempo.hold_s + HOLD_STEP_S)
    if longer_s <= now.tempo.hold_s:
        return Adapted(now)
    return Adapted(_held(now, longer_s), say("Last time went well: the hold is a little longer today"))


def _easier(written: Level, now: Level, *, only_hold: bool) -> Adapted:
    if (shorter_s := _shorter(written, now)) < now.tempo.hold_s:
        return Adapted(_held(now, shorter_s), say("The hold is a little shorter today"))
    if now.band.low > _lowest(written) and not only_hold:
        low = max(_lowest(written), now.band.low - BAND_STEP)
        return Adapted(_banded(now, low, now.band.high), say("The band reaches a little further down today"))
    return Adapted(now)


def _lowest(written: Level) -> float:
    return min(written.limits.lowest, written.band.low)


def _shorter(written: Level, now: Level) -> float:
    shortest_s = min(written.limits.shortest_s, written.tempo.hold_s)
    return round(max(shortest_s, now.tempo.hold_s - HOLD_STEP_S), _DIGITS)


def _banded(level: Level, low: float, high: float) -> Level:
    return replace(level, band=Band(round(low, _DIGITS), round(high, _DIGITS)))


def _held(level: Level, hold_s: float) -> Level:
    return replace(level, tempo=replace(level.tempo, hold_s=round(hold_s, _DIGITS)))


def tolerant(exercises: Mapping[str, type[Exercise]], level: Level) -> Mapping[str, type[Exercise]]:
    """The exercises, the level's own with its ramp of quiet as wide as the level's tolerance says."""
    exercise = exercises[level.exercise]
    if level.tolerance == 1:
        return exercises
    intruders = tuple(replace(each, quiet=each.quiet.widened(level.tolerance)) for each in exercise.intruders)
    made = type(exercise.__name__, (exercise,), {"__module__": exercise.__module__, "intruders": intruders,
                                                 "__doc__": exercise.__doc__})  # fmt: skip
    return {**exercises, level.exercise: made}
