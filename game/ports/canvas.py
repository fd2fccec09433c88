"""The paper the game is drawn on."""

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from game.model.signals import Picture

Role = Literal[
    "sky_high", "sky_low", "sun", "hill_1", "hill_2", "hill_3", "hill_4", "hill_5",
    "ink", "ink_soft", "paper", "paper_dim", "leaf", "leaf_light", "petal", "petal_deep", "seed",
    "left", "right", "left_soft", "right_soft", "band", "shade", "blossom", "skin", "skin_deep",
]  # fmt: skip
Align = Literal["left", "center", "right"]
Style = Literal["heading", "title", "body", "small"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the design's pixels (1280 x 720): left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def center(self) -> Point:
        """Its middle."""
        return (self.x + self.w / 2, self.y + self.h / 2)

    def inset(self, by: float) -> "Box":
        """The same box, smaller by `by` on every side."""
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        return self.x <= point[0] < self.x + self.w and self.y <= point[1] < self.y + self.h

    def meets(self, other: "Box") -> bool:
        """Whether both have some of the picture in common."""
        across = min(self.x + self.w, other.x + other.w) > max(self.x, other.x)
        return across and min(self.y + self.h, other.y + other.h) > max(self.y, other.y)


class Ruler(Protocol):
    """What measures words as they will be written, so that a layout can be made before anything is drawn."""

    @property
    def right_to_left(self) -> bool:
        """Whether words run, and so layouts, from right to left."""

    @property
    def language(self) -> str:
        """The code of the language that words are written in; a player who chose none has the system's."""

    def text_width(self, words: str, style: Style = "body") -> float:
        """How wide one line of words would be."""

    def word_width(self, words: str, style: Style = "body") -> float:
        """How wide the longest of the words would be; where there is less room it is cut in two."""

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        """How high `text` with the same words would be; a line's capitals stand in the middle of its height."""


class RoughRuler:
    """Measures roughly, for where nothing is shown."""

    _EM: ClassVar[Mapping[Style, float]] = {"heading": 40, "title": 34, "body": 24, "small": 20}
    right_to_left, language = False, "en"

    def text_width(self, words: str, style: Style = "body") -> float:
        """Half an em a letter."""
        return 0.5 * self._EM[style] * len(words)

    def word_width(self, words: str, style: Style = "body") -> float:
        """That of its longest word in English."""
        return max((self.text_width(each, style) for each in words.split()), default=0.0)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        """As many lines as fill the width."""
        lines = 1 if not width else max(1, math.ceil(self.text_width(words, style) / width))
        return 1.3 * self._EM[style] * lines


class Canvas(Ruler, Protocol):
    """What scenes and mini-games draw on, in the design's 1280 x 720 pixels. Colours are roles, never values."""

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        """Fill the picture with a prerendered layered landscape, or its mirror image; `dim` 0..1 lets evening fall."""

    def prepare(self, backdrop: str) -> None:
        """Begin to paint a landscape aside, so that it is ready when it is first asked for."""

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        """Blit `assets/art/NAME.svg` centred at a point, `size` pixels high, turned counter-clockwise.

        `stretch` scales the height alone. Sizes, angles and stretches are rounded to keep prerendered copies few.
        """

    def card(self, box: Box, role: Role = "paper") -> None:
        """A paper card with rounded corners and its shadow."""

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        """A flat rounded rectangle; fully round unless a radius is given."""

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        """A flat, smooth disc."""

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        """A soft light that fades to nothing at its radius."""

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        """A rounded frame, drawn solid or dashed."""

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        """A smooth polyline with round joints; None lifts the pen, and fewer than two points draw nothing."""

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        """A flat, smooth polygon."""

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        """Write words with their first line's top at a point; `width` wraps. Returns the height used, in pixels.

        Where words run from right to left, those at the left of a `width` begin at its right end.
        """

    def unturned(self, box: Box) -> "Canvas":  # noqa: ARG002 - nothing is turned unless a layout is
        """What to draw on within a box whose left and right stay what they are where the layout around it is turned."""
        return self

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        """Let `draw` draw in a box; while `key` stays the same, draw the same there again without asking it."""

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        """A camera picture, filling a box (cropped, never distorted) with rounded corners."""
