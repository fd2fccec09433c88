"""Words: Fredoka One for headings and titles, Source Sans Pro for everything else."""

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files

import pygame

from game.ports import Style
from game.screen.sprites import Sprite
from game.screen.theme import Rgb, Theme

FILES: Mapping[Style, tuple[str, str]] = {
    "heading": ("font_fredoka_one", "FredokaOne-Regular.ttf"),
    "title": ("font_fredoka_one", "FredokaOne-Regular.ttf"),
    "body": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "small": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
LINE = 1.3
"""The height of a line, as a multiple of the type's size."""


class Type:
    """Rendered lines of words, kept. All lengths here are the surface's pixels."""

    def __init__(self, theme: Theme, scale: float) -> None:
        pygame.font.init()
        self._sizes = {style: size * scale for style, size in theme.sizes_px.items()}
        self._fonts = {style: self._font(style) for style in FILES}
        self.line = functools.lru_cache(512)(self._line)
        self.wrap = functools.lru_cache(512)(self._wrap)

    def height(self, style: Style) -> float:
        """The height of one line."""
        return self._sizes[style] * LINE

    def width(self, words: str, style: Style) -> float:
        """How wide one line of words is."""
        return float(self._fonts[style].size(words)[0])

    def _font(self, style: Style) -> pygame.font.Font:
        package, name = FILES[style]
        with as_file(files(package) / "files" / name) as path:
            return pygame.font.Font(path, round(self._sizes[style]))

    def _line(self, words: str, style: Style, colour: Rgb) -> Sprite:
        # The middle of a capital stands in the middle of the line, so that words centre as the eye expects.
        font = self._fonts[style]
        drawn = font.render(words, True, colour)
        capital = font.metrics("H")[0]
        middle = font.get_ascent() - (capital[3] / 2 if capital else self._sizes[style] / 3)
        return Sprite(drawn.premul_alpha(), 0, round(self.height(style) / 2 - middle))

    def _words(self, paragraph: str, style: Style, width: float | None) -> Iterator[str]:
        """The words of a paragraph; one too long for a line, such as a path, is cut."""
        for word in paragraph.split(" "):
            rest = word
            while width is not None and len(rest) > 1 and self.width(rest, style) > width:
                cut = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or self.width(rest[:n], style) <= width)
                yield rest[:cut]
                rest = rest[cut:]
            yield rest

    def _wrap(self, words: str, style: Style, width: float | None) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in words.split("\n"):
            lines.append("")
            for word in self._words(paragraph, style, width):
                longer = f"{lines[-1]} {word}" if lines[-1] else word
                if width is not None and lines[-1] and self.width(longer, style) > width:
                    lines.append(word)
                else:
                    lines[-1] = longer
        return tuple(lines)
