"""The player's own picture, as in a mirror, close enough to see the face move."""

import math
from dataclasses import dataclass, replace

import numpy as np

from game.model.side import PerSide, Side
from game.model.signals import FaceFrame, Picture
from game.ports import Box, Canvas, Point
from game.scenes.widgets.glass import PLAIN, Glass, look, placed
from game.scenes.widgets.layout import fit
from game.scenes.widgets.sides import marker
from game.signal.landmarks import NOSE_BRIDGE, OUTER_CANTHUS

PADDING = 12.0
ASPECT = 4 / 3
_HEIGHT = 3.6
"""How much of the picture is shown about the bridge of the nose, in distances between the outer corners of the eyes.

A crown with its hair is 1.2 to 1.5 of them above, a chin 1.4 below; both are in the view wherever it rests.
"""
_SLACK = 0.07
_EASE_S = 0.5


@dataclass(frozen=True, slots=True)
class View:
    """The part of a picture that a mirror shows: its middle and height in pixels.

    It follows the face only when that has moved by a fourteenth of the view, so the mirror itself stays calm.
    """

    x: float
    y: float
    h: float
    chasing: bool = False

    def follow(self, frame: FaceFrame, dt_s: float, *, still: bool = False) -> "View":
        """The view a step later; where things are to keep `still` it does not glide to the face, but is there."""
        goal = view_of(frame)
        if goal is None:
            return self
        height, width = frame.picture.bgr.shape[:2]
        if not self.fits(width, height):
            return goal
        off = max(abs(goal.x - self.x), abs(goal.y - self.y), abs(goal.h - self.h)) / self.h
        if off < (0.01 if self.chasing else _SLACK):
            return replace(self, chasing=False)
        if still:
            return goal
        share = 1 - math.exp(-dt_s / _EASE_S)

        def eased(now: float, then: float) -> float:
            return now + share * (then - now)

        return View(eased(self.x, goal.x), eased(self.y, goal.y), eased(self.h, goal.h), chasing=True)

    def fits(self, width: int, height: int) -> bool:
        """Whether it lies within a picture of this size; a camera that comes back may have another."""
        half_w, half_h = self.h * ASPECT / 2, self.h / 2
        return half_w - 1 <= self.x <= width - half_w + 1 and half_h - 1 <= self.y <= height - half_h + 1


def view_of(frame: FaceFrame) -> View | None:
    """The view that suits the face in a picture, or None without a face."""
    points = frame.landmarks_px
    if points is None:
        return None
    wide = float(np.linalg.norm(points[OUTER_CANTHUS.left] - points[OUTER_CANTHUS.right]))
    x, y = points[NOSE_BRIDGE, :2]
    height, width = frame.picture.bgr.shape[:2]
    tall = min(_HEIGHT * wide, height, width / ASPECT)
    half_w, half_h = tall * ASPECT / 2, tall / 2
    return View(float(np.clip(x, half_w, width - half_w)), float(np.clip(y, half_h, height - half_h)), tall)


def mirror(
    canvas: Canvas,
    box: Box,
    frame: FaceFrame | None,
    view: View | None,
    marks: PerSide[Point] | None,
    words: str,
    glass: Glass = PLAIN,
) -> None:
    """A picture on a card, with a mark for each corner of the mouth, in its pixels; `words` where there is none yet."""
    canvas = canvas.unturned(box)
    canvas.card(box)
    inner = box.inset(PADDING)
    if frame is None:
        canvas.pill(inner, "paper_dim", 20)
        x, y = inner.center
        wide = inner.w - 40
        style = fit(canvas, [words], wide, inner.h - 16)
        high = canvas.text_height(words, style, wide)
        canvas.text(words, (x, y - high / 2), style, "ink_soft", "center", width=wide)
        return
    wide = min(inner.w, inner.h * ASPECT)  # a low card shows the whole face all the same, between paper
    inner = Box(inner.x + (inner.w - wide) / 2, inner.y, wide, inner.h)
    canvas.kept(box, (frame.t_s, view), lambda: _glass(canvas, inner, frame, view, marks, glass))


def _glass(
    canvas: Canvas,
    inner: Box,
    frame: FaceFrame,
    view: View | None,
    marks: PerSide[Point] | None,
    glass: Glass,
) -> None:
    height, width = frame.picture.bgr.shape[:2]
    left, top, right, bottom = 0, 0, width, height
    if view is not None and view.fits(width, height):
        left, right = max(0, round(view.x - view.h * ASPECT / 2)), round(view.x + view.h * ASPECT / 2)
        top, bottom = max(0, round(view.y - view.h / 2)), round(view.y + view.h / 2)
    shown = Picture(frame.t_s, frame.picture.bgr[top:bottom, left:right])
    shows_marks = look(canvas, inner, shown, (left, top), frame.landmarks_px, glass)
    found = None if marks is None or not shows_marks else reflected(marks, inner, (left, top), shown)
    for side in Side:
        if found is not None:
            canvas.disc(found[side], 7, "paper", 0.9)
            marker(canvas, found[side], side, 5)


def reflected(marks: PerSide[Point], box: Box, origin: tuple[int, int], shown: Picture) -> PerSide[Point] | None:
    """Where marks of the picture are drawn when the part `shown`, from `origin` on, fills `box` mirrored.

    None unless both are well inside the box.
    """
    _, drawn = placed(box, origin, shown)
    found = marks.map(drawn)
    return found if all(box.inset(8).holds(at) for at in found) else None
