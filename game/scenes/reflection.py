"""What the mirror shows: the newest picture, the part of it about the face, and where what is practised moves."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from game.model.phrase import say
from game.model.programme import Mirror
from game.model.side import PerSide, Side
from game.model.signals import FaceFrame
from game.ports import Box, Canvas, Point
from game.scenes.visit import Visit
from game.scenes.widgets.glass import PLAIN, Glass, no_mirror
from game.scenes.widgets.mirror import View, mirror, view_of
from game.signal.amplified import amplified
from game.signal.face import RestFace
from game.signal.landmarks import MOUTH_CORNER
from game.signal.one_euro import OneEuro

LEAST_HZ, BETA = 1.0, 0.05
"""Measured on simulated patients: a mark jumps half as far in a blink, and is never off by more than 1.6 pixels."""
_WAKING = say("The mirror is waking up")
_WAITING = say("The mirror waits for the camera")
_AWAY = say("The camera is away: the electrodes go on alone")


class Reflection:
    """Follows the camera's pictures, and in them one landmark of either side, the corners of the mouth unless told.

    The marks are smoothed; they are for the eye only. `glass` says what is seen of it.
    """

    def __init__(
        self, marked: PerSide[int] = MOUTH_CORNER, glass: Glass = PLAIN,
        rest: Callable[[], RestFace | None] = lambda: None, *, still: bool = False,
        away: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        """`rest` answers what a drawn face that moves further than the own one moves from; `still`: it never glides.

        `away` answers whether the player goes on without a picture.
        """
        self._marked, self._glass, self._rest, self._still, self._away = marked, glass, rest, still, away
        self.frame: FaceFrame | None = None
        self._seen: FaceFrame | None = None
        self._view: View | None = None
        self._awake = False
        self._smooth = OneEuro(LEAST_HZ, BETA)
        self._marks: PerSide[Point] | None = None

    def watch(self, frame: FaceFrame | None, dt_s: float) -> None:
        """Take the newest picture, or the same one again, a step later."""
        if frame is not None:
            self._awake = True
            self._view = self._view.follow(frame, dt_s, still=self._still) if self._view else view_of(frame)
        if frame is None or frame is not self._seen:
            self.frame, self._seen = frame if frame is None else self._drawn(frame), frame
        if self.frame is not None:
            self._mark(self.frame)

    def _drawn(self, frame: FaceFrame) -> FaceFrame:
        """The picture with its landmarks as they are drawn: further from the rest, where that is wanted."""
        rest, by = self._rest(), self._glass.amplified
        if by == 1.0 or self._glass.kind is not Mirror.AVATAR or rest is None or frame.landmarks_px is None:
            return frame
        return replace(frame, landmarks_px=amplified(frame.landmarks_px, rest.template_mm, by))

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
        without = _AWAY if self._away() else _WAITING if self._awake else _WAKING
        mirror(canvas, box, self.frame, self._view, self._marks, without, self._glass)


def shows(visit: Visit) -> Mirror:
    """What the player would like to see of the face, and may."""
    return _glass(visit).kind


def reflected(visit: Visit, marked: PerSide[int] = MOUTH_CORNER) -> Reflection:
    """A mirror that shows what of the face the player would like to see, and may."""
    still = visit.comfort.reduced_motion
    rest, away = (lambda: visit.fusion.rest_face), (lambda: "camera" in visit.without)
    return Reflection(marked, _glass(visit), rest, still=still, away=away)


def _glass(visit: Visit) -> Glass:
    """What the player has chosen, else what the therapist has; a face that may not be shown is at most drawn."""
    programme = None if visit.prescription is None else visit.prescription.programme
    affected = visit.affected if programme is None else programme.affected
    healthy = Side(affected).other if affected in set(Side) else None
    shown, liked = Mirror.MIRROR if programme is None else programme.shown, visit.comfort.mirror
    if liked is not None and (visit.switches.show_face or liked in {Mirror.AVATAR, Mirror.NONE}):
        shown = liked
    if shown is Mirror.HEALTHY_HALF and healthy is None:
        shown = Mirror.MIRROR
    return Glass(shown, healthy, visit.comfort.amplified)
