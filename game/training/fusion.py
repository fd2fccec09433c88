"""Both senses on one clock: pictures and EMG blocks in, one reading at any instant out."""

from collections.abc import Callable

from game.model.reading import Blink, FaceReading, Lids, Reading
from game.model.side import PerSide
from game.model.signals import Anchor, EmgBlock, FaceFrame
from game.ports import Recorder
from game.signal.blinks import Blinks
from game.signal.counting import counted
from game.signal.face import STILL, RestFace, measure, pose
from game.signal.quality import Calm, judged
from game.training.muscles import STALE_S, Muscles
from game.training.rest import TRUSTED_QUALITY, Rest


class Fusion:
    """Holds the newest of each sense. A silent or stale sense is None, never zero.

    `muscles` hears the EMG; a `recorder` is handed every block as it is heard, to the bit. `on_rest` is told each new
    rest's anchor: the tracker follows the skin from there.
    """

    def __init__(
        self, on_rest: Callable[[Anchor | None], None] = lambda _anchor: None, recorder: Recorder | None = None
    ) -> None:
        self._on_rest, self._recorder = on_rest, recorder
        self.frame: FaceFrame | None = None
        self._calm, self._calmness = Calm(), 0.0
        self._face: FaceReading | None = None
        self._rest: RestFace | None = None
        self._blinks: Blinks | None = None
        self._blink: Blink | None = None
        self.muscles = Muscles()

    def rest(self, rest: Rest | None) -> None:
        """From now on measure movement from this rest; None forgets the last one."""
        self._rest = None if rest is None else rest.face
        self._blinks = None if self._rest is None else Blinks(self._rest.eye_mm)
        self._on_rest(None if rest is None else rest.anchor)
        self._look()

    def see(self, frame: FaceFrame) -> None:
        """Take the newest picture's landmarks. Before there is a rest nothing has moved from it."""
        self.frame = frame
        self._calmness = self._calm.see(frame.t_s, frame.landmarks_px)
        self._look()

    def _look(self) -> None:
        frame = self.frame
        points = None if frame is None else frame.landmarks_px
        if frame is None or points is None:
            self._face = None
            return
        attitude = pose(points)
        height, width = frame.picture.bgr.shape[:2]
        quality, hint = judged(points, attitude, (width, height))
        if self._calmness < quality:
            quality, hint = self._calmness, Calm.hint
        measures = STILL if self._rest is None else measure(points, self._rest)
        lids = self._lids(frame.t_s, measures.eye_mm if quality >= TRUSTED_QUALITY else None)
        self._face = FaceReading(frame.t_s, attitude, measures, quality, hint, lids)

    def _lids(self, t_s: float, eye_mm: PerSide[float] | None) -> Lids:
        if self._blinks is None:
            return Lids()
        self._blink = self._blinks.see(t_s, eye_mm) or self._blink
        return Lids(self._blinks.blinking, self._blink)

    def hear(self, block: EmgBlock) -> None:
        """Take the next EMG samples. After a gap nothing is said until the filters have settled again."""
        if block.t_s.size:
            block = counted(block)
            self.muscles.hear(block)
            if self._recorder is not None:
                self._recorder.hear(block, self.muscles.filters)

    def at(self, t_s: float) -> Reading:
        """What both senses say at `t_s`."""
        face = self._face if self._face is not None and t_s - self._face.t_s <= STALE_S else None
        return Reading(t_s, face, self.muscles.at(t_s))
