"""The course of a check-up: ready, a rest, and five movements, each told and then done three times."""

from dataclasses import dataclass

from game.scenes.stages import READY_S, Stage
from game.training.examination import MOVEMENTS, TRIALS
from game.training.rest import REST_S

TELL_S, MOVE_S, RELAX_S = 2.5, 3.0, 2.5
MOVEMENT_S = TELL_S + TRIALS * (MOVE_S + RELAX_S)
COURSE_S = READY_S + REST_S + len(MOVEMENTS) * MOVEMENT_S
"""How long a check-up takes when all goes well."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the course: the stage and its share, which movement (None before the first), and its trials done."""

    stage: Stage
    movement: int | None
    done: int
    share: float


def place(passed_s: float) -> Place:
    """The place after so many seconds.

    >>> place(1.5 + 5.0 + 1.0)
    Place(stage=<Stage.READY: 'ready'>, movement=0, done=0, share=0.4)
    >>> place(1.5 + 5.0 + MOVEMENT_S + 2.5 + 1.5)
    Place(stage=<Stage.MOVE: 'move'>, movement=1, done=0, share=0.5)
    >>> place(COURSE_S).movement == len(MOVEMENTS)
    True
    """
    if passed_s < READY_S:
        return Place(Stage.READY, None, 0, passed_s / READY_S)
    passed_s -= READY_S
    if passed_s < REST_S:
        return Place(Stage.REST, None, 0, passed_s / REST_S)
    movement, within_s = divmod(passed_s - REST_S + 1e-9, MOVEMENT_S)
    if within_s < TELL_S:
        return Place(Stage.READY, int(movement), 0, round(within_s / TELL_S, 6))
    trial, within_s = divmod(within_s - TELL_S, MOVE_S + RELAX_S)
    if within_s < MOVE_S:
        return Place(Stage.MOVE, int(movement), int(trial), round(within_s / MOVE_S, 6))
    return Place(Stage.RELAX, int(movement), int(trial) + 1, round((within_s - MOVE_S) / RELAX_S, 6))
