"""The canvas of `game.ports`, on a pygame surface."""
# ruff: noqa: D102 - the methods' promises stand in `game.ports`

from collections.abc import Callable, Hashable, Sequence

import pygame

from game.model.signals import Picture
from game.ports import Align, Box, Canvas, Point, Role, Style
from game.screen import strokes
from game.screen.art import ArtBook
from game.screen.collage import Collage, Placed
from game.screen.cutouts import Cutouts, steps
from game.screen.easel import Easel
from game.screen.landscape import WIDTH
from game.screen.language import Language
from game.screen.photo import Photo
from game.screen.sprites import Sprite
from game.screen.text import Type
from game.screen.theme import Theme


class SurfaceCanvas(Canvas):
    """Draws on a 32-bit surface of any 16:9 size; everything is rendered sharp at that size, once, and kept."""

    def __init__(self, surface: pygame.Surface, theme: Theme, language: Language | None = None) -> None:
        if not fit_to_draw_on(surface):
            raise ValueError("a canvas needs a 32-bit surface with blue in its lowest byte")
        self._surface, self._collage = surface, Collage(surface)
        self.scale = surface.get_width() / WIDTH
        self.write(theme, language or Language())
        self._book = ArtBook(theme, self.scale)
        self._photo = Photo()
        self._easel = Easel(theme, surface.get_size())
        self._cutouts = Cutouts(self.scale, theme.colour("shade"), theme.edged and theme.colour(theme.edged))

    def write(self, theme: Theme, language: Language) -> None:
        """Write from now on as large as this theme, in this language; its colours are those of before."""
        self.theme, self._language = theme, language
        self._type = Type(theme, self.scale, language)
        self._kept: dict[Box, tuple[Hashable, Sequence[Placed]]] = {}

    @property
    def surface(self) -> pygame.Surface:
        """What was drawn, to be looked at or painted on; the next picture is laid as a whole."""
        self._collage.settle()
        self._collage.forget()
        return self._surface

    def settle(self) -> pygame.Surface:
        """What was drawn, only to be looked at: the next picture is laid only where it differs."""
        self._collage.settle()
        return self._surface

    def forget(self) -> None:
        """What was on the surface may be gone."""
        self._collage.forget()

    @property
    def right_to_left(self) -> bool:
        return self._language.right_to_left

    @property
    def language(self) -> str:
        return self._language.code

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        self._collage.lay(self._easel.painted(name, dim, flipped=flipped), 0, 0)

    def prepare(self, backdrop: str) -> None:
        self._easel.prepare(backdrop)

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        if steps(alpha) and size * self.scale >= 1:
            self._put(self._book.sprite(name, size, angle_deg, alpha, stretch), at)

    def card(self, box: Box, role: Role = "paper") -> None:
        self._put(self._cutouts.card(box, self.theme.colour(role)), (box.x, box.y))

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        radius = min(box.w, box.h) / 2 if radius is None else radius
        self._put(self._cutouts.pill(box, radius, self.theme.colour(role), alpha), (box.x, box.y))

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        made, away = self._cutouts.disc(radius, self.theme.colour(role), alpha)
        self._put(made, (at[0] - away, at[1] - away))

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self._put(self._cutouts.glow(radius, self.theme.colour(role), alpha), at)

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        self._put(self._cutouts.outline(box, radius, width, dashed, self.theme.colour(role)), (box.x, box.y))

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        parts = strokes.lifted(points)
        if dashed:
            parts = [dash for part in parts for dash in strokes.dashes(part, width)]
        self._put(strokes.stroke(parts, self.theme.colour(role), width, self.scale, self._surface.get_size()))

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        last, placed = self._kept.get(box, (None, None))
        if placed is None or last != key:
            self._kept[box] = (key, self._collage.gathered(draw))
        else:
            self._collage.again(placed)

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        self._put(strokes.filled(points, self.theme.colour(role), self.scale, self._surface.get_size()))

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        lines = self._wrapped(words, style, width)
        share, x = {"left": 0.0, "center": 0.5, "right": 1.0}[align], at[0]
        if align == "left" and width is not None and self.right_to_left:
            share, x = 1.0, x + width
        for number, line in enumerate(lines):
            made = self._type.line(line, style, self.theme.lettering(role))
            left = x * self.scale - share * made.surface.get_width()
            self._collage.lay(made, left, at[1] * self.scale + number * self._type.height(style))
        return len(lines) * self._type.height(style) / self.scale

    def text_width(self, words: str, style: Style = "body") -> float:
        return self._type.width(self._language.said(words), style) / self.scale

    def word_width(self, words: str, style: Style = "body") -> float:
        widths = (self._type.width(each, style) for each in self._language.said(words).split())
        return max(widths, default=0.0) / self.scale

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return len(self._wrapped(words, style, width)) * self._type.height(style) / self.scale

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        k = self.scale
        at = pygame.Rect(round(box.x * k), round(box.y * k), round(box.w * k), round(box.h * k))
        if at.w > 1 and at.h > 1:
            self._collage.lay(self._photo.sprite(picture, at.w, at.h, mirrored, round(radius * k)), *at.topleft)

    def _put(self, made: Sprite | None, at: Point = (0, 0)) -> None:
        if made is not None:
            self._collage.lay(made, at[0] * self.scale, at[1] * self.scale)

    def _wrapped(self, words: str, style: Style, width: float | None) -> tuple[str, ...]:
        return self._type.wrap(self._language.said(words), style, None if width is None else width * self.scale)

    def close(self) -> None:
        """Stop painting ahead."""
        self._easel.close()


def fit_to_draw_on(surface: pygame.Surface) -> bool:
    """Whether a surface has four bytes a pixel, blue in the lowest."""
    return surface.get_bitsize() == 32 and surface.get_masks()[:3] == (0xFF0000, 0xFF00, 0xFF)
