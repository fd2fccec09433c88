"""The tracker of the game: it follows a face, or reads the codes that are held up, as it is told."""

from game.model.attention import Attention
from game.model.signals import Anchor, FaceFrame, Picture
from game.ports import Clock, Tracker
from game.tracking.codes import CodeReader
from game.tracking.facemesh import FaceMesh


class Attentive(Tracker):
    """Only one of the two looks at a picture: reading codes costs nothing while a face is followed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._mesh, self._codes = FaceMesh(clock), CodeReader()
        self._attention = Attention.FACE

    def track(self, picture: Picture) -> FaceFrame:
        """The landmarks of a face in an unmirrored picture, or else the codes in it."""
        if self._attention is Attention.FACE:
            return self._mesh.track(picture)
        codes = self._codes.read(picture)
        return FaceFrame(picture, None, self._clock.now_s(), codes=codes)

    def attend(self, attention: Attention) -> None:
        """What to look for from the next picture on."""
        self._attention = attention

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the one that follows the face."""
        self._mesh.rest(anchor)

    def close(self) -> None:
        """Let go of the models."""
        self._mesh.close()
