"""A rest taken anew in each pause between repetitions, and in the little rests that are offered."""

from game.model.level import Tempo
from game.model.moment import Moment, Phase
from game.scenes.scene import Tick
from game.training.calibration import Calibration
from game.training.rest import Rest, RestRecorder, renewed

SETTLES_S = 1.0
_FEWEST_FACES, _FEWEST_EMG = 45, 90
"""A new rest is taken from a pause only where it was seen for a second and a half."""


class Repose:
    """Watches the pauses. Each rest is compared with the first one, the calibration's."""

    def __init__(self, calibration: Calibration, tempo: Tempo) -> None:
        self._sees, self._first, self._tempo = calibration.exercise.sees, calibration.rest, tempo
        self._recorder = RestRecorder()

    def add(self, tick: Tick) -> None:
        """Take one step of a pause in which the face rests."""
        if tick.fresh and tick.frame is not None and self._sees(tick.reading.face):
            self._recorder.see(tick.frame)
        self._recorder.hear(tick.reading.channels_uv)

    def step(self, tick: Tick, moment: Moment, now: Rest) -> Rest | None:
        """Take one step; as a pause ends answers with the rest to go on with instead of the one used `now`."""
        if moment.phase is Phase.REST:
            if self._tempo.rest_s - moment.left_s >= SETTLES_S:
                self.add(tick)
            return None
        if self._recorder.empty:
            return None
        new = self._recorder.finish(_FEWEST_FACES, _FEWEST_EMG)
        self._recorder = RestRecorder()
        return renewed(self._first, now, new)
