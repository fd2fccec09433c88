"""The canvas of `game.ports`, on a pygame surface."""
# ruff: noqa: D102 - the methods' promises stand in `game.ports`

import functools
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pygame

from game.model.signals import ByteArray, Picture
from game.ports import Align, Box, Canvas, Point, Role, Style
from game.screen import strokes
from game.screen.art import ArtBook
from game.screen.landscape import WIDTH, dimmed, landscape
from game.screen.photo import Photo
from game.screen.shapes import fainter, radial, rounded, shadowed, tinted
from game.screen.sprites import Sprite, sprite
from game.screen.text import Type
from game.screen.theme import Rgb, Theme

CARD_RADIUS = 28.0
DIM_STEPS = 24
ALPHA_STEPS = 24


class SurfaceCanvas(Canvas):
    """Draws on a 32-bit surface of any 16:9 size; everything is rendered sharp at that size, once, and kept."""

    def __init__(self, surface: pygame.Surface, theme: Theme) -> None:
        if not fit_to_draw_on(surface):
            raise ValueError("a canvas needs a 32-bit surface with blue in its lowest byte")
        self.surface = surface
        self.theme = theme
        self.scale = surface.get_width() / WIDTH
        self._type = Type(theme, self.scale)
        self._book = ArtBook(theme)
        self._photo = Photo()
        self._landscapes: dict[str, Future[pygame.Surface]] = {}
        self._kept: dict[Box, tuple[Hashable, pygame.Surface]] = {}
        self._easel = ThreadPoolExecutor(1, "landscape")
        self._dimmed = functools.lru_cache(DIM_STEPS + 2)(self._make_dimmed)
        self._rounded = functools.lru_cache(1024)(self._make_rounded)
        self._outline = functools.lru_cache(128)(self._make_outline)
        self._card = functools.lru_cache(64)(self._make_card)
        self._light = functools.lru_cache(16)(self._make_light)
        self._glow = functools.lru_cache(192)(self._make_glow)

    def backdrop(self, name: str, dim: float = 0.0) -> None:
        self.surface.blit(self._dimmed(name, round(min(1.0, max(0.0, dim)) * DIM_STEPS)), (0, 0))

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        if alpha * ALPHA_STEPS >= 0.5 and size * self.scale >= 1:
            self._put(self._book.sprite(name, size * self.scale, angle_deg, alpha, stretch), at)

    def card(self, box: Box, role: Role = "paper") -> None:
        made = self._card(round(box.w * self.scale), round(box.h * self.scale), self.theme.colour(role))
        self._put(made, (box.x, box.y))

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        k = self.scale
        radius = min(box.w, box.h) / 2 if radius is None else radius
        if box.w * k >= 1 and box.h * k >= 1:
            made = self._rounded(
                round(box.w * k), round(box.h * k), round(radius * k), self.theme.colour(role), steps(alpha)
            )
            self._put(made, (box.x, box.y))

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        across = max(1, round(2 * radius * self.scale))
        made = self._rounded(across, across, across, self.theme.colour(role), steps(alpha))
        self._put(made, (at[0] - across / 2 / self.scale, at[1] - across / 2 / self.scale))

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        if steps(alpha):
            self._put(self._glow(max(4, round(radius * self.scale / 4) * 4), self.theme.colour(role), steps(alpha)), at)

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        made = self._outline(round(box.w, 1), round(box.h, 1), round(radius, 1), width, dashed, self.theme.colour(role))
        self._put(made, (box.x, box.y))

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        parts = strokes.lifted(points)
        if dashed:
            parts = [dash for part in parts for dash in strokes.dashes(part, width)]
        self._put(strokes.stroke(parts, self.theme.colour(role), width, self.scale, self.surface.get_size()))

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        k = self.scale
        area = pygame.Rect(round(box.x * k), round(box.y * k), round(box.w * k), round(box.h * k))
        last, made = self._kept.get(box, (None, None))
        if made is not None and last == key:
            self.surface.blit(made, area.topleft)
            return
        draw()
        self._kept[box] = (key, self.surface.subsurface(area).copy())

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        self._put(strokes.filled(points, self.theme.colour(role), self.scale, self.surface.get_size()))

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        lines = self._wrapped(words, style, width)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        for number, line in enumerate(lines):
            made = self._type.line(line, style, self.theme.colour(role))
            x = at[0] * self.scale - share * made.surface.get_width()
            made.put(self.surface, x, at[1] * self.scale + number * self._type.height(style))
        return len(lines) * self._type.height(style) / self.scale

    def text_width(self, words: str, style: Style = "body") -> float:
        return self._type.width(words, style) / self.scale

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return len(self._wrapped(words, style, width)) * self._type.height(style) / self.scale

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        k = self.scale
        at = pygame.Rect(round(box.x * k), round(box.y * k), round(box.w * k), round(box.h * k))
        at = at.clip(self.surface.get_rect())
        if at.w > 1 and at.h > 1:
            self._photo.put(self.surface, picture, at, mirrored, round(radius * k))

    def _put(self, made: Sprite | None, at: Point = (0, 0)) -> None:
        if made is not None:
            made.put(self.surface, at[0] * self.scale, at[1] * self.scale)

    def _wrapped(self, words: str, style: Style, width: float | None) -> tuple[str, ...]:
        return self._type.wrap(words, style, None if width is None else width * self.scale)

    def prepare(self, backdrop: str) -> None:
        """Begin to paint a backdrop on a thread of its own, so that it is ready when it is first asked for."""
        if backdrop not in self._landscapes:
            size = self.surface.get_size()
            self._landscapes[backdrop] = self._easel.submit(landscape, backdrop, self.theme, size)

    def close(self) -> None:
        """Stop painting ahead."""
        self._easel.shutdown(wait=False, cancel_futures=True)

    def _make_dimmed(self, name: str, dim: int) -> pygame.Surface:
        self.prepare(name)
        made = self._landscapes[name].result()
        return dimmed(made, self.theme, dim / DIM_STEPS) if dim else made

    def _make_rounded(self, width: int, height: int, radius: int, colour: Rgb, alpha: int) -> Sprite:
        return sprite(tinted(rounded(width, height, radius), colour, alpha / ALPHA_STEPS), -1, -1)

    def _make_outline(
        self, width: float, height: float, radius: float, pen: float, dashed: bool, colour: Rgb
    ) -> Sprite | None:
        return strokes.framed((width, height, radius), pen, dashed, colour, self.scale)

    def _make_card(self, width: int, height: int, colour: Rgb) -> Sprite:
        margin = round(24 * self.scale)
        paper = rounded(width, height, CARD_RADIUS * self.scale, margin)
        return sprite(shadowed(paper, colour, self.theme.colour("shade"), self.scale), -margin, -margin)

    def _make_glow(self, radius: int, colour: Rgb, alpha: int) -> Sprite:
        return sprite(fainter(self._light(radius, colour), alpha / ALPHA_STEPS), -radius, -radius)

    def _make_light(self, radius: int, colour: Rgb) -> ByteArray:
        return tinted(radial(radius), colour)


def fit_to_draw_on(surface: pygame.Surface) -> bool:
    """Whether a surface has four bytes a pixel, blue in the lowest."""
    return surface.get_bitsize() == 32 and surface.get_masks()[:3] == (0xFF0000, 0xFF00, 0xFF)


def steps(alpha: float) -> int:
    """An alpha of 0..1 in the few steps that are kept."""
    return round(min(1.0, max(0.0, alpha)) * ALPHA_STEPS)
