"""Both senses on one clock: pictures and EMG blocks in, one reading at any instant out."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from game.model.montage import BILATERAL, Montage
from game.model.reading import Blink, FaceMeasures, FaceReading, Lids, Pose, Reading
from game.model.sight import Shown, Sight
from game.model.signals import Anchor, EmgBlock, FaceFrame, FloatArray, Listening, Picture
from game.ports import Recorder
from game.signal import familiar
from game.signal.blinks import Blinks
from game.signal.counting import counted
from game.signal.face import STILL, RestFace, measure
from game.signal.familiar import Familiar
from game.signal.head import pose
from game.signal.hearing import KEPT_S
from game.signal.quality import LATE, UNLIKE, Calm, Shaking, judged, of_skin
from game.signal.sight import PARTLY, UPSIDE_DOWN, Hidden
from game.training.muscles import STALE_S, Muscles
from game.training.rest import Rest, open_mm


class Fusion:
    """Holds the last second of each sense. A silent or stale sense is None, never zero.

    `muscles` hears the EMG; a `recorder` is handed every block as it is heard, to the bit. `on_rest` is told each new
    rest's anchor: the tracker follows the skin from there. `montage` says what the channels sit on, and may be changed
    between rests.
    """

    def __init__(
        self,
        on_rest: Callable[[Anchor | None], None] = lambda _anchor: None,
        recorder: Recorder | None = None,
        montage: Montage = BILATERAL,
    ) -> None:
        self.montage = montage
        self._on_rest, self._recorder = on_rest, recorder
        self.frame: FaceFrame | None = None
        self._calm, self._calmness = Calm(), 0.0
        self._hidden, self._familiar = Hidden(), Familiar()
        self._shaking, self._stillness = Shaking(), 1.0
        self._face: FaceReading | None = None
        self._faces: deque[FaceReading] = deque()
        self._rest: RestFace | None = None
        self._blinks: Blinks | None = None
        self._blink: Blink | None = None
        self.muscles = Muscles()
        self._told: Listening | None = None

    @property
    def rest_face(self) -> RestFace | None:
        """The rest that faces are measured from; None before there is one."""
        return self._rest

    def rest(self, rest: Rest | None) -> None:
        """From now on measure movement from this rest; None forgets the last one."""
        anchor = None if rest is None else rest.anchor
        self._rest = None if rest is None else rest.face
        self._blinks = None if self._rest is None else Blinks(self._rest.eye_mm)
        self._familiar.rest(self._rest, anchor)
        self._hidden = Hidden()  # what is there at rest is the rest
        self._on_rest(anchor)
        self._faces.clear()  # they were measured from another rest
        self._look()

    def accept(self) -> None:
        """Whoever is there now is the one who rested, though something about them has changed."""
        self._familiar.accept()
        self._look()

    def see(self, frame: FaceFrame) -> None:
        """Take the newest picture's landmarks. Before there is a rest nothing has moved from it."""
        self.frame = frame
        points, sight = frame.landmarks_px, frame.sight
        self._calmness = self._calm.see(frame.t_s, points)
        self._hidden.see(frame.t_s, None if points is None else Shown() if sight is None else sight.shown)
        measured = None if points is None else self._measured(frame.picture, points)
        self._familiar.see(frame.t_s, points, None if measured is None else measured[0], sight)
        if measured is not None:
            self._stillness = self._shaking.see(frame.t_s, *measured)
        self._judge(frame, measured)

    def _look(self) -> None:
        """Look at the last picture again."""
        if self.frame is not None:
            points = self.frame.landmarks_px
            self._judge(self.frame, None if points is None else self._measured(self.frame.picture, points))

    def _judge(self, frame: FaceFrame, measured: tuple[Pose, FaceMeasures] | None) -> None:
        if frame.landmarks_px is None or measured is None:
            self._face = None
            return
        attitude, measures = measured
        sight, strange = frame.sight, self._familiar.strange
        light = None if sight is None else sight.light
        marks = [
            judged(frame.landmarks_px, attitude, frame.picture.size_px, light),
            (self._calmness, Calm.hint),
            (0.0 if sight is not None and sight.upside_down else 1.0, UPSIDE_DOWN),
            (0.0 if strange else 1.0, familiar.HINT),
            (self._likeness(sight), self._hidden.hint or UNLIKE),
            (self._hidden.quality, self._hidden.hint),
            (self._stillness, self._hidden.hint or Shaking.hint),
            (0.0 if self._familiar.looking else 1.0, Calm.hint),
        ]
        quality, hint = min(marks, key=lambda mark: mark[0])
        face = FaceReading(frame.t_s, attitude, measures, quality, hint if quality < 1 else "", strange=strange)
        self._face = replace(face, lids=self._lids(face))
        while self._faces and not self._face.t_s - KEPT_S < self._faces[0].t_s < self._face.t_s:
            self._faces.popleft()
        if self._faces and self._faces[-1].t_s >= self._face.t_s:
            self._faces.pop()  # the same picture, looked at again
        self._faces.append(self._face)

    def _measured(self, picture: Picture, points: FloatArray) -> tuple[Pose, FaceMeasures]:
        if self._rest is None:
            return pose(points, picture.size_px), self._hidden.without(STILL)
        attitude = pose(points, picture.size_px, self._rest.template_mm)
        return attitude, self._hidden.without(measure(points, self._rest))

    def _likeness(self, sight: Sight | None) -> float:
        """How well the skin agrees with the rest's. Who has said that it is them is measured anyhow."""
        return max(of_skin(sight), PARTLY if self._familiar.accepted else 0.0)

    def _lids(self, face: FaceReading) -> Lids:
        if self._blinks is None:
            return Lids()
        self._blink = self._blinks.see(face.t_s, open_mm(face)) or self._blink
        return Lids(self._blinks.blinking, self._blink)

    def hear(self, block: EmgBlock) -> None:
        """Take the next EMG samples. After a gap nothing is said until the filters have settled again.

        Where a recording tells how they were listened to, they are from now on.
        """
        if block.t_s.size:
            block = counted(block)
            if block.listening not in (None, self._told):
                self._told = block.listening
                self._listen(block.listening)
            self.muscles.hear(block)
            if self._recorder is not None:
                listening = Listening(self.muscles.mains_hz, self.muscles.swapped, self.montage)
                self._recorder.hear(block, self.muscles.filters, listening)

    def _listen(self, listening: Listening) -> None:
        self.montage, self.muscles.swapped = listening.montage, listening.swapped
        self.muscles.without_hum(listening.mains_hz)

    def at(self, t_s: float) -> Reading:
        """What both senses say at `t_s`."""
        late = self._face is not None and t_s - self._face.t_s > STALE_S
        face, unseen = (None, LATE) if late else (self._face, "")
        return Reading(t_s, face, self.muscles.at(t_s), self.montage.coupled, tuple(self._faces), unseen)
