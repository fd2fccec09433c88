"""On which hand the game is: the panel and the stage change places, never the patient's left and right."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from game.model.comfort import Comfort
from game.model.inputs import Input
from game.model.signals import Picture
from game.ports import Align, Box, Canvas, Point, Role, Style
from game.scenes.scene import Scene

_BETWEEN = 460.0
"""Left of it is the panel, right of it the stage with its prompt."""
_PANEL_BY, _STAGE_BY = 800.0, -456.0
_THEN_BETWEEN = 820.0


def view(comfort: Comfort, scene: Scene, canvas: Canvas) -> Canvas:
    """What a scene draws on, so that its panel is where the player likes it."""
    return LeftHanded(canvas) if scene.has_panel and comfort.hand == "left" else canvas


def aimed(comfort: Comfort, scene: Scene, given: Input) -> Input:
    """An input that points at what is shown so, in the scene's own places."""
    if not scene.has_panel or comfort.hand != "left":
        return given
    return replace(given, point=_back(given.point), hover=_back(given.hover))


def _back(point: Point | None) -> Point | None:
    if point is None:
        return None
    return (point[0] - (_STAGE_BY if point[0] < _THEN_BETWEEN else _PANEL_BY), point[1])


def _by(x: float) -> float:
    return _PANEL_BY if x < _BETWEEN else _STAGE_BY


class LeftHanded(Canvas):
    """Draws the stage at the left and the panel at the right, over the landscape's mirror image."""

    # ruff: noqa: D102 - the methods' promises stand in `game.ports`

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        self._canvas.backdrop(name, dim, flipped=not flipped)

    def prepare(self, backdrop: str) -> None:
        self._canvas.prepare(backdrop)

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        self._canvas.art(name, _point(at), size, angle_deg, alpha, stretch)

    def card(self, box: Box, role: Role = "paper") -> None:
        self._canvas.card(_box(box), role)

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        self._canvas.pill(_box(box), role, radius, alpha)

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self._canvas.disc(_point(at), radius, role, alpha)

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self._canvas.glow(_point(at), radius, role, alpha)

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        self._canvas.outline(_box(box), role, width, dashed, radius)

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        by = _together([point for point in points if point is not None])
        moved = [None if point is None else (point[0] + by, point[1]) for point in points]
        self._canvas.line(moved, role, width, dashed)

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        by = _together(points)
        self._canvas.polygon([(x + by, y) for x, y in points], role)

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        return self._canvas.text(words, _point(at), style, role, align, width)

    def text_width(self, words: str, style: Style = "body") -> float:
        return self._canvas.text_width(words, style)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return self._canvas.text_height(words, style, width)

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        self._canvas.kept(_box(box), key, draw)

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        self._canvas.picture(picture, _box(box), mirrored, radius)


def _point(at: Point) -> Point:
    return (at[0] + _by(at[0]), at[1])


def _box(box: Box) -> Box:
    return replace(box, x=box.x + _by(box.x))


def _together(points: Sequence[Point]) -> float:
    """What belongs together moves together: by where its middle is."""
    return _by(sum(x for x, _ in points) / len(points)) if points else 0.0
