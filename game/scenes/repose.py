"""A rest taken anew in each pause between repetitions."""

from game.model.level import Tempo
from game.model.moment import Moment, Phase
from game.scenes.scene import Tick
from game.training.rest import Rest, RestRecorder, renewed, trusted

_SETTLES_S = 1.0
_FEWEST_FACES, _FEWEST_EMG = 45, 90
"""A new rest is taken from a pause only where it was seen for a second and a half."""


class Repose:
    """Watches the pauses. `first` is the rest of the calibration, which later ones are compared with."""

    def __init__(self, first: Rest, tempo: Tempo) -> None:
        self._first, self._tempo = first, tempo
        self._recorder = RestRecorder()

    def step(self, tick: Tick, moment: Moment, now: Rest) -> Rest | None:
        """Take one step; as a pause ends answers with the rest to go on with instead of the one used `now`."""
        if moment.phase is Phase.REST:
            if self._tempo.rest_s - moment.left_s >= _SETTLES_S:
                if tick.fresh and tick.frame is not None and trusted(tick.reading.face):
                    self._recorder.see(tick.frame)
                self._recorder.hear(tick.reading.emg_uv)
            return None
        if self._recorder.empty:
            return None
        new = self._recorder.finish(_FEWEST_FACES, _FEWEST_EMG)
        self._recorder = RestRecorder()
        return renewed(self._first, now, new)
