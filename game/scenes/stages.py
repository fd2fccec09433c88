"""The stages of a calibration: ready, a rest, and three gentle trials with time to relax after each."""

from enum import StrEnum

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
