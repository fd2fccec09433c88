"""Words: Fredoka One for headings and titles, Source Sans Pro for all else, Noto Sans Arabic from right to left."""

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files

import pygame

from game.ports import Style
from game.screen.direction import runs
from game.screen.language import Language
from game.screen.shelf import room_mb, shelved
from game.screen.sprites import Sprite
from game.screen.theme import Rgb, Theme

_ROUND = ("font_fredoka_one", "files/FredokaOne-Regular.ttf")
_PLAIN = ("font_source_sans_pro", "files/SourceSansPro-Semibold.ttf")
ARABIC = ("justmytype_intl_rtl", "fonts/ofl/notosansarabic/NotoSansArabic[wdth,wght].ttf")
FILES: Mapping[Style, tuple[str, str]] = {"heading": _ROUND, "title": _ROUND, "body": _PLAIN, "small": _PLAIN}
_NOBODYS, _BELOW = "\ufffe", "\u0628"
LINE, ARABIC_LINE = 1.3, 1.5
"""The height of a line, as a multiple of the type's size; Arabic reaches further up and down."""
_RAISED = 0.1
"""So much of its size Arabic stands higher than its capitals would: as far below the line's middle as above it."""


class Type:
    """Rendered lines of words, kept. All lengths here are the surface's pixels; words are in their language already."""

    def __init__(self, theme: Theme, scale: float, language: Language | None = None) -> None:
        pygame.font.init()
        self._sizes = {style: size * scale for style, size in theme.sizes_px.items()}
        self._fonts = {style: self._font(style, FILES[style]) for style in FILES}
        self._back = language is not None and language.right_to_left
        self._turned = functools.lru_cache(len(FILES))(self._arabic)
        self.line = shelved(self._line, room_mb(6, 48, scale))
        self.wrap = functools.lru_cache(512)(self._wrap)

    def height(self, style: Style) -> float:
        """The height of one line."""
        return self._sizes[style] * (ARABIC_LINE if self._back else LINE)

    def width(self, words: str, style: Style) -> float:
        """How wide one line of words is."""
        return float(sum(font.size(part)[0] for font, part in self._parts(words, style)))

    def lacks(self, words: str, style: Style) -> str:
        """Those letters of some words that the type they are written in does not have."""
        parts = self._parts(words.replace("\n", " "), style)
        return "".join(sign for font, part in parts for sign in part if not _has(font, sign))

    def _parts(self, words: str, style: Style) -> list[tuple[pygame.font.Font, str]]:
        """A line's parts as they stand from the left, each with the font it is written in."""
        back = [(self._turned(style) if back else self._fonts[style], part) for part, back in runs(words, self._back)]
        return back or [(self._fonts[style], "")]

    def _arabic(self, style: Style) -> pygame.font.Font:
        font = self._font(style, ARABIC)
        font.set_script("Arab")
        font.set_direction(pygame.DIRECTION_RTL)
        return font

    def _font(self, style: Style, file: tuple[str, str]) -> pygame.font.Font:
        package, name = file
        with as_file(files(package).joinpath(*name.split("/"))) as path:
            return pygame.font.Font(path, round(self._sizes[style]))

    def _line(self, words: str, style: Style, colour: Rgb) -> Sprite:
        # The middle of a capital stands in the middle of the line, so that words centre as the eye expects.
        parts = self._parts(words, style)
        drawn, ascent = _side_by_side([(font, font.render(part, True, colour)) for font, part in parts])
        capital = self._fonts[style].metrics("H")[0]
        middle = ascent - (capital[3] / 2 if capital else self._sizes[style] / 3)
        if any(font is not self._fonts[style] for font, _ in parts):
            middle += _RAISED * self._sizes[style]
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


def _has(font: pygame.font.Font, sign: str) -> bool:
    """Whether a font draws a sign in another way than one that nobody has; signs above others on a letter."""
    below = _BELOW if unicodedata.combining(sign) else ""
    nobodys, drawn = (font.render(below + each, True, "black") for each in (_NOBODYS, sign))
    if sign.isspace() or drawn.get_size() != nobodys.get_size():
        return True
    return drawn.get_buffer().raw != nobodys.get_buffer().raw


def _side_by_side(parts: list[tuple[pygame.font.Font, pygame.Surface]]) -> tuple[pygame.Surface, int]:
    """Rendered words on one common base line, and how far that lies below the top."""
    ascent = max(font.get_ascent() for font, _ in parts)
    if len(parts) == 1:
        return parts[0][1], ascent
    high = max(ascent - font.get_ascent() + made.get_height() for font, made in parts)
    paper = pygame.Surface((sum(made.get_width() for _, made in parts), high), pygame.SRCALPHA)
    x = 0
    for font, made in parts:
        paper.blit(made, (x, ascent - font.get_ascent()))
        x += made.get_width()
    return paper, ascent
