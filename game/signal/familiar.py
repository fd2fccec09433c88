"""Whether a face is still the rest's: one that was lost and is there again, or any, may be somebody else's.

Three things are compared with the rest: the face's proportions, the skin's colour and the drawing of the steady skin.
Each alone has harmless causes (a nod, another lamp, glasses put off), so they are added up.
"""

from math import exp, hypot

import numpy as np

from game.model.phrase import say
from game.model.reading import Pose
from game.model.sight import Sight
from game.model.signals import Anchor, FloatArray
from game.signal import landmarks as mark
from game.signal.face import RestFace
from game.signal.head import aligned

HINT = say("Is this still you? Sit as before, or measure your rest again")
PROPORTIONS_MM, COLOUR, DRAWING = 1.0, 0.2, 0.6
"""How far off each of them counts as 1: the mean of the places, the logarithms of the colour, 1 minus correlation."""
MOST_COLOUR, MOST_DRAWING = 0.75, 0.5
"""What these may count for at most: a lamp and a pair of glasses change them wholly."""
STRANGE = 1.35
"""The same face comes to 0.7, and with new glasses, as with a new lamp, to 1.3; others to 1.5 and more."""
LEEWAY = 0.4
"""By so much more unlike a face that was said to be the rest's own may become, before it is asked about again: an
engineering choice."""
LOOK_S = 0.4
"""For so long a face is looked at before it is called strange."""
EVERY_S = 1.0
"""So often a face that was never lost is looked at, too: films are cut, and trackers pass from one face to another."""
SAME, SAME_HUE = 0.9, 0.2
"""Skin that was never lost, agrees with the rest's this well and has its colour is the same: the mesh's proportions
alone, which a smile on a turned head changes, do not ask."""
_IN_VIEW = 0.65
"""What hides a part of a face makes the mesh of all of it unlike."""
_SMOOTHING_S = 0.15
_STRAIGHT_DEG = 12.0
_JUMP = 1.0
"""A face that is further from the last one than this many widths between the eyes has not moved there."""
_PLACES = np.array((
    1, 2, 4, 5, 98, 327, 50, 280, 234, 454, 93, 323, 132, 361, 58, 288, 172, 397, 70, 300, 103, 332, 67, 297, 109, 338,
))  # fmt: skip
"""Nose, cheeks, forehead and the face's outline, as the mesh has them: where faces differ, whatever they express."""


class Routine:
    """Looks at a face now and then, though it was never lost: strange is what is unlike all through a look."""

    def __init__(self) -> None:
        self._next_s: float | None = None
        self._begun_s: float | None = None

    def due(self, t_s: float) -> bool:
        """Whether it is time to look."""
        if self._next_s is None:
            self._next_s = t_s + EVERY_S
        return t_s >= self._next_s

    def see(self, t_s: float, unlike: float, most: float) -> bool:
        """Take what is seen while it is time; True at the end of a look at a face that is more unlike than `most`."""
        if unlike <= most:
            self._next_s, self._begun_s = t_s + EVERY_S, None
            return False
        self._begun_s = t_s if self._begun_s is None else self._begun_s
        return t_s - self._begun_s >= LOOK_S


class Familiar:
    """Sees faces in order and says whether the one that is there now may be somebody else's than the rest's.

    It is `looking` while it has not made up its mind.
    """

    def __init__(self) -> None:
        self.strange = self.looking = False
        self.accepted = False
        """Whether whoever is there has been said to be the rest's own."""
        self._rest: RestFace | None = None
        self._colour: tuple[float, float] | None = None
        self._last: tuple[float, FloatArray] | None = None
        self._again_s: float | None = None
        self._unlike: tuple[float, float] | None = None
        self._seen = 0.0
        self._most = STRANGE
        self._routine = Routine()

    def rest(self, face: RestFace | None, anchor: Anchor | None) -> None:
        """From now on this is whose face it should be; whoever is there now is known."""
        sight = None if anchor is None else anchor.frame.sight
        self._rest, self._colour = face, None if sight is None else sight.light.colour
        self._seen = 0.0
        self.accept()
        self.accepted = False

    def accept(self) -> None:
        """Whoever is there now is known, whatever has changed."""
        self.accepted = True
        self._most = max(STRANGE, self._seen + LEEWAY)
        self.strange, self._again_s, self._unlike = False, None, None
        self._routine = Routine()

    def see(self, t_s: float, points: FloatArray | None, attitude: Pose | None, sight: Sight | None) -> None:
        """Take the next picture's landmarks (478, 3), None without a face."""
        self.looking = False
        lost = points is None or self._has_jumped(points)
        if lost:
            self._again_s, self._unlike = t_s, None
        self._last = None if points is None else (t_s, points[list(mark.OUTER_CANTHUS), :2].copy())
        if points is None or attitude is None or self._rest is None or sight is None:
            return
        if sight.alike is None or max(abs(attitude.yaw_deg), abs(attitude.pitch_deg)) > _STRAIGHT_DEG:
            return
        if self._again_s is None and not self._routine.due(t_s):
            return
        now = self._seen = self._unlikeness(points, self._rest, sight, sight.alike)
        if self._again_s is None:
            doubtful = sight.shown.least > _IN_VIEW and (sight.alike < SAME or self._hue(sight) > SAME_HUE)
            self.strange = self._routine.see(t_s, now if doubtful else 0.0, self._most)
            self._again_s = t_s - LOOK_S if self.strange else None
            return
        before_s, before = self._unlike or (t_s, now)
        self.looking = t_s - self._again_s < LOOK_S
        self._unlike = t_s, before + (now - before) * (1 - exp(-(t_s - before_s) / _SMOOTHING_S))
        if t_s - self._again_s >= LOOK_S or self._unlike[1] < STRANGE / 2:
            self.strange = self._unlike[1] > self._most
            self.looking = False
            if not self.strange:
                self._again_s = None
                self._routine = Routine()

    def _has_jumped(self, points: FloatArray) -> bool:
        if self._last is None:
            return False
        eyes, before = points[list(mark.OUTER_CANTHUS), :2], self._last[1]
        width = float(np.linalg.norm(before[0] - before[1]))
        return bool(np.linalg.norm(eyes.mean(axis=0) - before.mean(axis=0)) > _JUMP * width)

    def _unlikeness(self, points: FloatArray, rest: RestFace, sight: Sight, alike: float) -> float:
        """0 for the rest's own face; above `STRANGE` for somebody else's."""
        off_mm = (aligned(points, rest.template_mm, _PLACES) - rest.template_mm)[_PLACES, :2]
        proportions = float(np.linalg.norm(off_mm, axis=1).mean()) / PROPORTIONS_MM
        drawing = min(MOST_DRAWING, (1 - alike) / DRAWING)
        return proportions + drawing + min(MOST_COLOUR, self._hue(sight))

    def _hue(self, sight: Sight) -> float:
        """How far the skin's colour is from the rest's, in `COLOUR`; 0 where either is unknown."""
        colour, own = sight.light.colour, self._colour
        return 0.0 if colour is None or own is None else hypot(colour[0] - own[0], colour[1] - own[1]) / COLOUR
