"""The stages of a calibration: ready, a rest, and three gentle trials with time to relax after each."""

from dataclasses import dataclass
from enum import StrEnum

from game.model.phrase import say
from game.training.exercise import Words
from game.training.rest import REST_S
from game.training.trials import TRIALS

READY_S = 1.5
MOVE_S = 2.5
RELAX_S = 2.0
TRIAL_S = MOVE_S + RELAX_S
CALIBRATION_S = READY_S + REST_S + TRIALS * TRIAL_S
"""How long a calibration takes when all goes well."""


class Stage(StrEnum):
    """What a moment of the calibration is for."""

    READY = "ready"
    REST = "rest"
    MOVE = "move"
    RELAX = "relax"


def stage(passed_s: float) -> tuple[Stage, int, float]:
    """The stage after so many seconds, how many trials are done, and the share of the stage that has passed.

    >>> stage(4.0)
    (<Stage.REST: 'rest'>, 0, 0.5)
    >>> stage(CALIBRATION_S - 1.0)
    (<Stage.RELAX: 'relax'>, 3, 0.5)
    """
    if passed_s < READY_S:
        return Stage.READY, 0, passed_s / READY_S
    passed_s -= READY_S
    if passed_s < REST_S:
        return Stage.REST, 0, passed_s / REST_S
    trial, within_s = divmod(passed_s - REST_S, TRIAL_S)
    if within_s < MOVE_S:
        return Stage.MOVE, int(trial), within_s / MOVE_S
    return Stage.RELAX, int(trial) + 1, (within_s - MOVE_S) / RELAX_S


CUES = {Stage.REST: "rest", Stage.MOVE: "prompt", Stage.RELAX: "release"}
"""What is heard as each stage begins; nothing at the first."""
STILL = say("Let your face be still for a moment")
"""Said where a rest has to be taken again."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a stage says: the prompt, a word in its ring, and what stands below."""

    prompt: str
    inside: str
    below: str


def told(now: Stage, words: Words, said: str, again: str) -> Told:
    """What the screen says in a stage; `said` is left from an earlier try, `again` why a trial comes once more."""
    calm = say("Nothing to do but breathe")
    return {
        Stage.READY: Told(said or say("Sit comfortably and look ahead"), say("soon"), calm),
        Stage.REST: Told(words.rest, say("rest"), said or calm),
        Stage.MOVE: Told(words.trial, say("gently"), words.gently),
        Stage.RELAX: Told(words.release, say("let go"), again or calm),
    }[now]
