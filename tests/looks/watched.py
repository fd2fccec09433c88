"""A canvas that notes what is written and laid on it, and what lies beneath, so that a test can measure it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import pygame
from numpy.typing import NDArray

from game.model.signals import ByteArray
from game.ports import Align, Box, Point, Role, Style
from game.screen.canvas import SurfaceCanvas
from game.screen.landscape import HEIGHT, WIDTH
from game.screen.language import ENGLISH, Language
from game.screen.sprites import pixels
from game.screen.theme import Theme
from tests.sight import contrast

LEAST_CONTRAST = 4.5
UNKNOWN = "\ue000"
"""A sign that no font has."""
SEEN = 0.02
"""Words of which less is seen than this share are hidden."""
NEARLY = 1.5
"""What design pixels may be off, for letters have soft edges."""


@dataclass(slots=True)
class Written:
    """Words on the picture: the box of their ink in the design's pixels, and how well they stand out."""

    words: str
    box: Box
    style: Style
    stands_out: float
    rows: slice
    ink: NDArray[np.bool_]
    """Which pixels of those rows are ink through and through."""
    colour: tuple[int, int, int]
    card: Box | None
    """The topmost card on which their middle lies."""
    glyphs_missing: str = ""


@dataclass(slots=True)
class Seen:
    """All that was found on one picture."""

    written: list[Written] = field(default_factory=list)
    cards: list[Box] = field(default_factory=list)


class Watched(SurfaceCanvas):
    """Draws as usual. `faults` are what a person would stumble over in what was drawn since `begin`."""

    def __init__(self, size: tuple[int, int], theme: Theme, language: str = ENGLISH) -> None:
        super().__init__(pygame.Surface(size, 0, 32), theme, Language(language))
        self.found = Seen()

    def begin(self) -> None:
        """Look anew."""
        self.found = Seen()
        self._kept.clear()

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        self.found = Seen()
        super().backdrop(name, dim, flipped=flipped)

    def card(self, box: Box, role: Role = "paper") -> None:
        self._cover(box)
        self.found.cards.append(box)
        super().card(box, role)

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:  # noqa: ARG002 - it draws each time
        draw()

    def _cover(self, box: Box) -> None:
        """What lies under a new card all of it is gone."""
        self.found.cards = [each for each in self.found.cards if not _within(each, box)]
        self.found.written = [each for each in self.found.written if not _within(each.box, box)]

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        high = self.text_height(words, style, width)
        first, last = (round((at[1] + y) * self.scale) for y in (-8, high + 8))
        rows = slice(max(0, first), max(0, min(self.surface.get_height(), last)))
        before = pixels(self.surface)[rows, :, :3].copy()
        used = super().text(words, at, style, role, align, width)
        if words.strip():
            self._note(words, at, style, role, rows, before)
        return used

    def _note(self, words: str, at: Point, style: Style, role: Role, rows: slice, before: ByteArray) -> None:
        after, colour = pixels(self.surface)[rows, :, :3].copy(), self.theme.lettering(role)
        changed = (before != after).any(axis=2)
        if not changed.any():
            self.found.written.append(
                Written(words, Box(*at, 0, 0), style, 1.0, rows, changed, colour, None, "all of it")
            )
            return
        ys, xs = np.nonzero(changed)
        k = self.scale
        box = Box(
            xs.min() / k, (rows.start + ys.min()) / k, (xs.max() - xs.min() + 1) / k, (ys.max() - ys.min() + 1) / k
        )
        beneath = contrast(before[changed][:, ::-1], colour)
        card = next((each for each in reversed(self.found.cards) if each.holds(box.center)), None)
        ink = changed & (np.abs(after.astype(int) - np.array(colour[::-1])).max(axis=2) < 12)
        stands_out, missing = float(np.quantile(beneath, 0.05)), self._missing(words, style)
        self.found.written.append(Written(words, box, style, stands_out, rows, ink, colour, card, missing))

    def _missing(self, words: str, style: Style) -> str:
        """The signs that the fonts they are written in do not have."""
        gone = ""
        for font, part in self._type._parts(self._language.said(words), style):
            blank = pygame.image.tobytes(font.render(UNKNOWN, True, "black"), "RGBA")
            signs = sorted({sign for sign in part if sign.isalnum()})
            gone += "".join(s for s in signs if pygame.image.tobytes(font.render(s, True, "black"), "RGBA") == blank)
        return gone

    @property
    def faults(self) -> list[str]:
        """Everything that overlaps, is cut, too faint or has no letters, in words."""
        return [*self._cut(), *self._faint(), *self._overlaps()]

    def _cut(self) -> list[str]:
        window, told = Box(0, 0, WIDTH, HEIGHT), []
        for each in self.found.written:
            if not _within(each.box, window):
                told.append(f"{each.words!r} leaves the window: {each.box}")
            if each.card is not None and not _within(each.box, each.card.inset(2)):
                told.append(f"{each.words!r} {_rounded(each.box)} leaves its card {_rounded(each.card)}")
            told += [
                f"{each.words!r} {_rounded(each.box)} runs into the card {_rounded(card)}"
                for card in self.found.cards
                if each.card is None and _overlap(each.box, card)
            ]
        outside = [card for card in self.found.cards if not _within(card, window)]
        return told + [f"the card {_rounded(card)} leaves the window" for card in outside]

    def _faint(self) -> list[str]:
        told, picture = [], pixels(self.surface)[:, :, :3].astype(int)
        for each in self.found.written:
            if each.glyphs_missing:
                told.append(f"{each.words!r} cannot be written: {each.glyphs_missing!r}")
            elif each.stands_out < LEAST_CONTRAST:
                told.append(f"{each.words!r} stands out by {each.stands_out:.1f} only")
            if each.ink.any():
                now = picture[each.rows][each.ink]
                left = (np.abs(now - np.array(each.colour[::-1])).max(axis=1) < 12).mean()
                if left < 1 - SEEN:
                    told.append(f"{each.words!r} is covered by {1 - left:.0%}")
        return told

    def _overlaps(self) -> list[str]:
        written, cards = self.found.written, self.found.cards
        words = [
            f"{other.words!r} and {one.words!r} overlap"
            for other, one in combinations(written, 2)
            if _overlap(one.box, other.box)
        ]
        return words + [
            f"the cards {_rounded(below)} and {_rounded(card)} overlap"
            for below, card in combinations(cards, 2)
            if _overlap(card, below) and not _within(card, below)
        ]


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - NEARLY
        and inner.y >= outer.y - NEARLY
        and inner.x + inner.w <= outer.x + outer.w + NEARLY
        and inner.y + inner.h <= outer.y + outer.h + NEARLY
    )


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return across > NEARLY and down > NEARLY


def _rounded(box: Box) -> tuple[int, int, int, int]:
    return round(box.x), round(box.y), round(box.w), round(box.h)
