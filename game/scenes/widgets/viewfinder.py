"""The camera's whole picture, as in a mirror, with a frame around the code that is seen in it."""

from game.model.code import Code
from game.model.signals import FaceFrame
from game.ports import Box, Canvas
from game.scenes.widgets.mirror import PADDING


def viewfinder(canvas: Canvas, box: Box, frame: FaceFrame | None, words: str) -> None:
    """The picture on a card, nothing of it cut off; `words` where there is none yet."""
    canvas = canvas.unturned(box)
    canvas.card(box)
    inner = box.inset(PADDING)
    if frame is None:
        canvas.pill(inner, "paper_dim", 20)
        x, y = inner.center
        canvas.text(words, (x, y - canvas.text_height(words) / 2), "body", "ink_soft", "center")
        return
    canvas.kept(box, frame.t_s, lambda: _glass(canvas, inner, frame))


def _glass(canvas: Canvas, inner: Box, frame: FaceFrame) -> None:
    width, height = frame.picture.size_px
    scale = min(inner.w / width, inner.h / height)
    x, y = inner.center
    shown = Box(x - width * scale / 2, y - height * scale / 2, width * scale, height * scale)
    canvas.picture(frame.picture, shown)
    for code in frame.codes:
        _framed(canvas, code, shown, scale)


def _framed(canvas: Canvas, code: Code, shown: Box, scale: float) -> None:
    corners = [(shown.x + shown.w - across * scale, shown.y + down * scale) for across, down in code.corners_px]
    if all(shown.holds(corner) for corner in corners):
        canvas.line([*corners, corners[0]], "paper", 10)
        canvas.line([*corners, corners[0]], "leaf" if code.text is not None else "petal", 6)
