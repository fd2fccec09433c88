"""Whether whoever was there in the calibration is still there to be measured."""

from game.model.phrase import say
from game.model.reading import Effort, known
from game.model.side import Side
from game.scenes.scene import Tick
from game.training.calibration import Calibration
from game.training.exercise import Kind
from game.training.rest import Rest
from game.training.softness import uneven_mm

GONE_S = 2.0
"""The game waits once they have been gone for this long."""
_FACE_GONE = say("Your face is out of the picture. Come back when you like; the game goes on by itself.")
_MUSCLES_GONE = say("The electrodes are silent. Look whether they still sit well; the game goes on by itself.")


def spared(rest: Rest) -> list[str]:
    """Which of "camera" and "board" can be gone on without after a rest: it has both sides by the other sense."""
    heard = rest.emg is not None and known(rest.emg.mean_uv)
    return ["camera"] * heard + ["board"] * (rest.face is not None)


class Presence:
    """Counts how long neither sense has told of both sides. One alone carries on; electrodes on one side cannot."""

    def __init__(self, calibration: Calibration, coupled: Side | None) -> None:
        """`coupled` is the side both channels sit on, if they do."""
        lets_go = calibration.exercise.kind is Kind.LET_GO
        self._with_face = calibration.rest.emg is None if lets_go else calibration.best_mm is not None
        heard = lets_go or all(calibration.muscle(side, coupled) is not None for side in Side)
        by_face = self._with_face or (lets_go and uneven_mm(calibration) is not None)
        self.spare = [device for device in spared(calibration.rest) if (heard if device == "camera" else by_face)]
        """Which of "camera" and "board" can be gone on without, for the calibration has the other sense."""
        self._gone_s = 0.0

    def seen(self, effort: Effort) -> bool:
        """Whether somebody is there to be measured in an effort."""
        return (self._with_face and effort.mm is not None) or effort.activation is not None

    def step(self, tick: Tick, effort: Effort) -> str | None:
        """What to say once it has been gone for two seconds, and then every two seconds; else None.

        Without a camera it is the muscles that are missed.
        """
        self._gone_s = 0.0 if self.seen(effort) else self._gone_s + tick.dt_s
        if self._gone_s <= GONE_S:
            return None
        self._gone_s = 0.0
        if tick.camera_trouble:
            return _MUSCLES_GONE
        return effort.why or (_FACE_GONE if self._with_face else _MUSCLES_GONE)
