"""A layout that runs from right to left: a scene's mirror image, but for what is written and what shows sides."""
# ruff: noqa: D102 - the methods' promises stand in `game.ports`

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.ports import Align, Box, Canvas, Point, Role, Style
from game.scenes.relaid import Relaid

WIDE = 1280.0
_LEADS_ON = frozenset({"doors/leave"})
"""Pictures that point to where one goes; of each there is a mirrored one."""
_OTHER: Mapping[Align, Align] = {"left": "right", "center": "center", "right": "left"}


class Turned(Relaid):
    """Whatever is drawn at the left comes to lie at the right; of pictures only landscapes and arrows are mirrored."""

    flips = True

    def unturned(self, box: Box) -> Canvas:
        return Unturned(self._canvas, self._box(box).x - box.x)

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        name = f"{name}_mirrored" if name in _LEADS_ON else name
        super().art(name, at, size, angle_deg, alpha, stretch)

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        return self._canvas.text(words, self._point(at), style, role, _OTHER[align], width)

    def _box(self, box: Box) -> Box:
        return replace(box, x=WIDE - box.x - box.w)

    def _points(self, points: Sequence[Point]) -> list[Point]:
        return [turned(point) for point in points]


class Unturned(Relaid):
    """What is in one box of a turned layout: it goes where the box goes, and keeps its own left and right."""

    flips = True

    def __init__(self, canvas: Canvas, by: float) -> None:
        super().__init__(canvas)
        self._by = by

    def unturned(self, _box: Box) -> Canvas:
        return self

    def _box(self, box: Box) -> Box:
        return replace(box, x=box.x + self._by)

    def _points(self, points: Sequence[Point]) -> list[Point]:
        return [(x + self._by, y) for x, y in points]


def turned(point: Point) -> Point:
    """A point's mirror image."""
    return (WIDE - point[0], point[1])
