"""The rest of a calibration: asked for again where the face moved in it."""

from game.scenes.scene import Tick
from game.training.rest import PATIENCE_S, Rest, RestRecorder, trusted

_RESTS = 3
"""A rest in which the face moved is asked for again; the last one has to do."""


class Resting:
    """Records one rest after the other, until one is still."""

    def __init__(self) -> None:
        self._recorder, self._rests = RestRecorder(), 1
        self._waited_s = 0.0

    def patient(self, tick: Tick) -> bool:
        """Whether a face of which something seems hidden has to do: the player has waited long enough."""
        if not trusted(tick.reading.face):
            return False
        self._waited_s += tick.dt_s
        return self._waited_s > PATIENCE_S

    def add(self, tick: Tick, *, seen: bool) -> None:
        """Add one step, with its new picture where the face is `seen`."""
        if tick.fresh and tick.frame is not None and seen:
            self._recorder.see(tick.frame)
        self._recorder.hear(tick.reading.channels_uv)

    def end(self) -> Rest | None:
        """The rest that is over; None where it has to be taken again."""
        rest = self._recorder.finish()
        if rest.stir is None or self._rests >= _RESTS:
            return rest
        self._recorder, self._rests = RestRecorder(), self._rests + 1
        return None
