"""The player's own picture, as in a mirror, with a mark at each corner of the mouth."""

from game.model.side import PerSide, Side
from game.model.signals import FaceFrame
from game.ports import Box, Canvas, Point
from game.scenes.widgets.sides import marker
from game.signal.landmarks import MOUTH_CORNER

PADDING = 12.0


def mirror(canvas: Canvas, box: Box, frame: FaceFrame | None, words: str = "") -> None:
    """The newest picture on a card, or `words` where there is none yet."""
    canvas.card(box)
    inner = box.inset(PADDING)
    if frame is None:
        canvas.pill(inner, "paper_dim", 20)
        x, y = inner.center
        canvas.text(words, (x, y - canvas.text_height(words, "body", inner.w - 40) / 2), "body", "ink_soft", "center",
                    width=inner.w - 40)  # fmt: skip
        return
    canvas.picture(frame.picture, inner)
    for side, at in zip(Side, corners(frame, inner) or (), strict=False):
        canvas.disc(at, 11, "paper", 0.9)
        marker(canvas, at, side, 7)


def corners(frame: FaceFrame, box: Box) -> PerSide[Point] | None:
    """Where the mouth corners of a mirrored picture that fills `box` are drawn; None without a face or outside."""
    points = frame.landmarks_px
    if points is None:
        return None
    height, width = frame.picture.bgr.shape[:2]
    scale = max(box.w / width, box.h / height)
    x, y = box.center

    def drawn(index: int) -> Point:
        return (x - (points[index, 0] - width / 2) * scale, y + (points[index, 1] - height / 2) * scale)

    found = MOUTH_CORNER.map(drawn)
    return found if all(box.inset(8).holds(at) for at in found) else None
