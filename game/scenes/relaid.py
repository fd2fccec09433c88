"""A canvas on which everything comes to lie in another place, so that no scene has to know of it."""
# ruff: noqa: D102 - the methods' promises stand in `game.ports`

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence

from game.model.signals import Picture
from game.ports import Align, Box, Canvas, Point, Role, Style


class Relaid(Canvas):
    """Draws on another canvas, everything where `_box` and `_points` put it."""

    flips = False
    """Whether landscapes are their mirror images."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    @abstractmethod
    def _box(self, box: Box) -> Box:
        """Where a box comes to lie."""

    @abstractmethod
    def _points(self, points: Sequence[Point]) -> list[Point]:
        """Where points that belong together come to lie."""

    def _point(self, at: Point) -> Point:
        return self._points([at])[0]

    @property
    def right_to_left(self) -> bool:
        return self._canvas.right_to_left

    @property
    def language(self) -> str:
        return self._canvas.language

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        self._canvas.backdrop(name, dim, flipped=flipped is not self.flips)

    def prepare(self, backdrop: str) -> None:
        self._canvas.prepare(backdrop)

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        self._canvas.art(name, self._point(at), size, angle_deg, alpha, stretch)

    def card(self, box: Box, role: Role = "paper") -> None:
        self._canvas.card(self._box(box), role)

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        self._canvas.pill(self._box(box), role, radius, alpha)

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self._canvas.disc(self._point(at), radius, role, alpha)

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self._canvas.glow(self._point(at), radius, role, alpha)

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        self._canvas.outline(self._box(box), role, width, dashed, radius)

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        laid = iter(self._points([point for point in points if point is not None]))
        self._canvas.line([None if point is None else next(laid) for point in points], role, width, dashed)

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        self._canvas.polygon(self._points(points), role)

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        return self._canvas.text(words, self._point(at), style, role, align, width)

    def text_width(self, words: str, style: Style = "body") -> float:
        return self._canvas.text_width(words, style)

    def word_width(self, words: str, style: Style = "body") -> float:
        return self._canvas.word_width(words, style)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return self._canvas.text_height(words, style, width)

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        self._canvas.kept(self._box(box), key, draw)

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        self._canvas.picture(picture, self._box(box), mirrored, radius)
