"""What the mirror shows: the newest picture, the part of it about the face, and where what is practised moves."""

import numpy as np

from game.model.phrase import say
from game.model.programme import Mirror
from game.model.side import PerSide, Side
from game.model.signals import FaceFrame
from game.ports import Box, Canvas, Point
from game.scenes.visit import Visit
from game.scenes.widgets.glass import Glass, no_mirror
from game.scenes.widgets.mirror import View, mirror, view_of
from game.signal.landmarks import MOUTH_CORNER
from game.signal.one_euro import OneEuro

LEAST_HZ, BETA = 1.0, 0.05
"""Measured on simulated patients: a mark jumps half as far in a blink, and is never off by more than 1.6 pixels."""


class Reflection:
    """Follows the camera's pictures, and in them one landmark of either side, the corners of the mouth unless told.

    The marks are smoothed; they are for the eye only. `shows` says what is seen of it, `healthy` which half counts
    where only that one is to be seen.
    """

    def __init__(
        self, marked: PerSide[int] = MOUTH_CORNER, shows: Mirror = Mirror.MIRROR, healthy: Side | None = None
    ) -> None:
        self._marked, self._glass = marked, Glass(shows, healthy)
        self.frame: FaceFrame | None = None
        self._view: View | None = None
        self._smooth = OneEuro(LEAST_HZ, BETA)
        self._marks: PerSide[Point] | None = None

    def watch(self, frame: FaceFrame | None, dt_s: float) -> None:
        """Take the newest picture, or the same one again, a step later."""
        if frame is not None:
            self._view = self._view.follow(frame, dt_s) if self._view else view_of(frame)
            self._mark(frame)
        self.frame = frame

    def _mark(self, frame: FaceFrame) -> None:
        if frame.landmarks_px is None:
            self._smooth.forget()
            self._marks = None
            return
        seen_px = np.array([frame.landmarks_px[index, :2] for index in self._marked])
        left, right = self._smooth.see(frame.t_s, seen_px).tolist()
        self._marks = PerSide((left[0], left[1]), (right[0], right[1]))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the mirror on its card."""
        if self._glass.kind is Mirror.NONE:
            no_mirror(canvas, box, say("No mirror: feel how it moves"))
            return
        mirror(canvas, box, self.frame, self._view, self._marks, say("The mirror is waking up"), self._glass)


def reflected(visit: Visit, marked: PerSide[int] = MOUTH_CORNER) -> Reflection:
    """A mirror that shows what of the face may be shown in a sitting."""
    if visit.prescription is None:
        return Reflection(marked)
    programme = visit.prescription.programme
    healthy = None if programme.affected == "both" else Side(programme.affected).other
    return Reflection(marked, programme.shown, healthy)
