"""What a mirror may show of a face: all of it, its healthy half, a drawn one, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.model.phrase import say
from game.model.programme import Mirror
from game.model.side import Side
from game.model.signals import FloatArray, Picture
from game.ports import Box, Canvas, Point
from game.scenes.widgets.avatar import avatar
from game.signal.halves import of_one_half


@dataclass(frozen=True, slots=True)
class Glass:
    """What a mirror shows: the face, its `healthy` half on both sides, a drawn face, or nothing of it.

    A drawn face may move `amplified` times as far from its rest as the own one does.
    """

    kind: Mirror = Mirror.MIRROR
    healthy: Side | None = None
    amplified: float = 1.0


PLAIN = Glass()


def look(
    canvas: Canvas, box: Box, shown: Picture, origin: tuple[int, int], landmarks_px: FloatArray | None, glass: Glass
) -> bool:
    """Fill a box with the part `shown` of a picture, from `origin` on, or what stands for it; whether marks suit it.

    Half a face cannot be found without landmarks: then rather nothing is shown than the other half.
    """
    if glass.kind is Mirror.AVATAR:
        canvas.pill(box, "sky_high", 20)
        if landmarks_px is not None:
            scale, into = placed(box, origin, shown)
            points = [into((x, y)) for x, y in landmarks_px[:, :2].tolist()]
            avatar(canvas, points, scale * shown.bgr.shape[0] / 100)
        if glass.amplified > 1:
            _note(canvas, box, say("drawn larger"))
        return True
    if glass.kind is Mirror.HEALTHY_HALF and glass.healthy is not None:
        if landmarks_px is None:
            canvas.pill(box, "paper_dim", 20)
        else:
            halves = of_one_half(shown.bgr, landmarks_px[:, :2] - origin, glass.healthy)
            canvas.picture(replace(shown, bgr=halves), box)
        return False
    canvas.picture(shown, box)
    return True


def _note(canvas: Canvas, box: Box, words: str) -> None:
    """A few words in a corner, so that nobody takes what is drawn for what was done."""
    wide, high = canvas.text_width(words, "small") + 24, canvas.text_height(words, "small") + 4
    tag = Box(box.x + box.w - wide - 8, box.y + box.h - high - 8, wide, high)
    canvas.pill(tag, "paper", alpha=0.9)
    canvas.text(words, (tag.center[0], tag.y + 2), "small", "ink_soft", "center")


def no_mirror(canvas: Canvas, box: Box, words: str) -> None:
    """A card in the mirror's place that shows nothing of the face."""
    canvas.card(box)
    x, y = box.center
    high = canvas.text_height(words, "body", box.w - 60)
    size = min(110.0, box.h - high - 68)
    top = y - (size + 20 + high) / 2
    canvas.art("bloom", (x, top + size / 2), size)
    canvas.text(words, (x, top + size + 20), "body", "ink_soft", "center", width=box.w - 60)


def placed(box: Box, origin: tuple[int, int], shown: Picture) -> tuple[float, Callable[[Point], Point]]:
    """The scale at which the part `shown` fills `box`, and where a point of the whole picture is drawn then."""
    height, width = shown.bgr.shape[:2]
    scale = max(box.w / width, box.h / height)
    x, y = box.center

    def drawn(mark: Point) -> Point:
        across, down = mark[0] - origin[0], mark[1] - origin[1]
        return (x - (across - width / 2) * scale, y + (down - height / 2) * scale)

    return scale, drawn
