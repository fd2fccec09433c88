"""The player's own picture, as in a mirror, close enough to see the face move."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from game.model.programme import Mirror
from game.model.side import PerSide, Side
from game.model.signals import FaceFrame, Picture
from game.ports import Box, Canvas, Point
from game.scenes.widgets.avatar import avatar
from game.scenes.widgets.sides import OPAQUE, marker
from game.signal.halves import of_one_half
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

    def follow(self, frame: FaceFrame, dt_s: float) -> "View":
        """The view a step later."""
        goal = view_of(frame)
        if goal is None:
            return self
        height, width = frame.picture.bgr.shape[:2]
        if not self.fits(width, height):
            return goal
        off = max(abs(goal.x - self.x), abs(goal.y - self.y), abs(goal.h - self.h)) / self.h
        if off < (0.01 if self.chasing else _SLACK):
            return replace(self, chasing=False)
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


@dataclass(frozen=True, slots=True)
class Glass:
    """What a mirror shows: the face, its `healthy` half on both sides, a drawn face, or nothing of it."""

    kind: Mirror = Mirror.MIRROR
    healthy: Side | None = None


PLAIN = Glass()


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
    canvas.card(box)
    inner = box.inset(PADDING)
    wide = min(inner.w, inner.h * ASPECT)  # a low card shows the whole face all the same, between paper
    inner = Box(inner.x + (inner.w - wide) / 2, inner.y, wide, inner.h)
    if frame is None:
        canvas.pill(inner, "paper_dim", 20)
        x, y = inner.center
        high = canvas.text_height(words, "body", inner.w - 40)
        canvas.text(words, (x, y - high / 2), "body", "ink_soft", "center", width=inner.w - 40)
        return
    canvas.kept(box.inset(OPAQUE), (frame.t_s, view), lambda: _glass(canvas, box, inner, frame, view, marks, glass))


def no_mirror(canvas: Canvas, box: Box, words: str) -> None:
    """A card in the mirror's place that shows nothing of the face."""
    canvas.card(box)
    x, y = box.center
    high = canvas.text_height(words, "body", box.w - 60)
    size = min(110.0, box.h - high - 68)
    top = y - (size + 20 + high) / 2
    canvas.art("face_calm", (x, top + size / 2), size)
    canvas.text(words, (x, top + size + 20), "body", "ink_soft", "center", width=box.w - 60)


def _glass(
    canvas: Canvas,
    box: Box,
    inner: Box,
    frame: FaceFrame,
    view: View | None,
    marks: PerSide[Point] | None,
    glass: Glass,
) -> None:
    canvas.pill(box.inset(OPAQUE), "paper", 0)
    height, width = frame.picture.bgr.shape[:2]
    left, top, right, bottom = 0, 0, width, height
    if view is not None and view.fits(width, height):
        left, right = max(0, round(view.x - view.h * ASPECT / 2)), round(view.x + view.h * ASPECT / 2)
        top, bottom = max(0, round(view.y - view.h / 2)), round(view.y + view.h / 2)
    shown = Picture(frame.t_s, frame.picture.bgr[top:bottom, left:right])
    points = frame.landmarks_px
    if glass.kind is Mirror.AVATAR:
        canvas.pill(inner, "sky_high", 20)
        if points is not None:
            scale, into = _placed(inner, (left, top), shown)
            avatar(canvas, [into((x, y)) for x, y in points[:, :2].tolist()], scale * shown.bgr.shape[0] / 100)
    elif glass.kind is Mirror.HEALTHY_HALF and glass.healthy is not None:
        if points is None:  # half a face cannot be found: rather none than the other half
            canvas.pill(inner, "paper_dim", 20)
            return
        canvas.picture(replace(shown, bgr=of_one_half(shown.bgr, points[:, :2] - (left, top), glass.healthy)), inner)
        return
    else:
        canvas.picture(shown, inner)
    found = None if marks is None else reflected(marks, inner, (left, top), shown)
    for side in Side:
        if found is not None:
            canvas.disc(found[side], 7, "paper", 0.9)
            marker(canvas, found[side], side, 5)


def reflected(marks: PerSide[Point], box: Box, origin: tuple[int, int], shown: Picture) -> PerSide[Point] | None:
    """Where marks of the picture are drawn when the part `shown`, from `origin` on, fills `box` mirrored.

    None unless both are well inside the box.
    """
    _, drawn = _placed(box, origin, shown)
    found = marks.map(drawn)
    return found if all(box.inset(8).holds(at) for at in found) else None


def _placed(box: Box, origin: tuple[int, int], shown: Picture) -> tuple[float, Callable[[Point], Point]]:
    """The scale at which the part `shown` fills `box`, and where a point of the whole picture is drawn then."""
    height, width = shown.bgr.shape[:2]
    scale = max(box.w / width, box.h / height)
    x, y = box.center

    def drawn(mark: Point) -> Point:
        across, down = mark[0] - origin[0], mark[1] - origin[1]
        return (x - (across - width / 2) * scale, y + (down - height / 2) * scale)

    return scale, drawn
