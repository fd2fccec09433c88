"""A canvas that notes what is written and laid on it, and what lies beneath, so that a test can measure it."""

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np
import pygame

from game.model.signals import ByteArray
from game.ports import Align, Box, Point, Role, Style
from game.screen.canvas import SurfaceCanvas
from game.screen.landscape import HEIGHT, WIDTH
from game.screen.language import ENGLISH, Language
from game.screen.sprites import pixels
from game.screen.text import Type
from game.screen.theme import Theme
from tests.sight import contrast

LEAST_CONTRAST = 4.5
PAINTED = 1 / 4
"""The picture beneath the words is painted this small: what lies there is told by a few of its pixels."""
DIFFERENT = 30
"""By so much, of 255, a pixel is another one than before."""
HIDDEN = 0.1
"""Words over more of which something was laid are hidden."""
NEARLY = 1.5
"""What design pixels may be off, for letters have soft edges."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words on the picture: the ink of each of their lines, in the design's pixels, and how well they stand out."""

    words: str
    lines: tuple[Box, ...]
    stands_out: float
    beneath: tuple[ByteArray, ...]
    """What lay under each line when it was written."""
    card: Box | None
    """The topmost card on which their middle lies."""
    signs_missing: str = ""
    torn: str = ""
    """A word that is on two lines."""

    @property
    def box(self) -> Box:
        """All of the ink."""
        return around(self.lines)


@dataclass(slots=True)
class Seen:
    """All that was found on one picture."""

    written: list[Written] = field(default_factory=list)
    cards: list[Box] = field(default_factory=list)


class Watched(SurfaceCanvas):
    """Words are measured as they would be written in a window of this size; what lies beneath them is painted small.

    `faults` are what a person would stumble over in what was drawn since `begin`.
    """

    def __init__(self, size: tuple[int, int], theme: Theme, language: str = ENGLISH) -> None:
        self._true = size[0] / WIDTH
        small = (round(WIDTH * PAINTED), round(HEIGHT * PAINTED))
        super().__init__(pygame.Surface(small, 0, 32), theme, Language(language))
        self.found = Seen()
        self._known: set[tuple[str, Style]] = set()

    def write(self, theme: Theme, language: Language) -> None:
        super().write(theme, language)
        self._type = Type(theme, self._true, language)

    def begin(self) -> None:
        """Look anew."""
        self.found = Seen()

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        self.found = Seen()
        super().backdrop(name, dim, flipped=flipped)

    def prepare(self, backdrop: str) -> None:
        """Nothing: it is painted when it is looked at."""

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
        share, x = {"left": 0.0, "center": 0.5, "right": 1.0}[align], at[0]
        if align == "left" and width is not None and self.right_to_left:
            share, x = 1.0, x + width
        wrapped, high = self._wrapped(words, style, width), self._type.height(style)
        inked = [
            self._ink(line, style, (x * self._true, at[1] * self._true + number * high), share)
            for number, line in enumerate(wrapped)
            if line.strip()
        ]
        if inked:
            self._note(words, tuple(inked), style, role, self._torn(words, wrapped))
        return len(wrapped) * high / self._true

    def _ink(self, line: str, style: Style, at: Point, share: float) -> Box:
        """Where the ink of a line comes to lie."""
        made, k = self._type.line(line, style, (0, 0, 0)), self._true
        ink = made.surface.get_bounding_rect(min_alpha=24)
        left = round(at[0] - share * made.surface.get_width()) + made.left + ink.x
        return Box(left / k, (round(at[1]) + made.top + ink.y) / k, ink.w / k, ink.h / k)

    def _torn(self, words: str, wrapped: Sequence[str]) -> str:
        """The first word that a line's end cuts in two, as it stands there; a path may be."""
        whole = set(self._language.said(words).split())
        return next((each for line in wrapped for each in line.split() if each not in whole and "/" not in words), "")

    def _note(self, words: str, lines: tuple[Box, ...], style: Style, role: Role, torn: str) -> None:
        beneath = tuple(self._under(line).copy() for line in lines)
        seen = np.concatenate([each.reshape(-1, 3) for each in beneath])[:, ::-1]
        stands_out = float(np.quantile(contrast(seen, self.theme.lettering(role)), 0.05)) if len(seen) else 21.0
        middle = around(lines).center
        card = next((each for each in reversed(self.found.cards) if each.holds(middle)), None)
        self.found.written.append(Written(words, lines, stands_out, beneath, card, self._missing(words, style), torn))

    def _under(self, box: Box) -> ByteArray:
        """The painted pixels that lie within a box, blue-green-red; at least one row of them, where it is in sight."""
        k, painted = PAINTED, pixels(self.surface)[:, :, :3]
        top, left = math.ceil(max(0.0, box.y) * k), math.ceil(max(0.0, box.x) * k)
        low, right = int((box.y + box.h) * k), int((box.x + box.w) * k)
        return painted[top : max(top + 1, low), left : max(left + 1, right)]

    def _missing(self, words: str, style: Style) -> str:
        """The signs that the type they are written in does not have; each is looked at where it first stands."""
        said = self._language.said(words)
        new = {(sign, style) for sign in said} - self._known
        lacking = self._type.lacks(said, style) if new else ""
        self._known |= {(sign, style) for sign, style in new if sign not in lacking}
        return lacking

    def text_width(self, words: str, style: Style = "body") -> float:
        return self._type.width(self._language.said(words), style) / self._true

    def word_width(self, words: str, style: Style = "body") -> float:
        widths = (self._type.width(each, style) for each in self._language.said(words).split())
        return max(widths, default=0.0) / self._true

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return len(self._wrapped(words, style, width)) * self._type.height(style) / self._true

    def _wrapped(self, words: str, style: Style, width: float | None) -> tuple[str, ...]:
        return self._type.wrap(self._language.said(words), style, None if width is None else width * self._true)

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
        told += [f"{each.words!r} is torn: {each.torn!r}" for each in self.found.written if each.torn]
        outside = [card for card in self.found.cards if not _within(card, window)]
        return told + [f"the card {_rounded(card)} leaves the window" for card in outside]

    def _faint(self) -> list[str]:
        told = []
        for each in self.found.written:
            if each.signs_missing:
                told.append(f"{each.words!r} cannot be written: {each.signs_missing!r}")
            elif each.stands_out < LEAST_CONTRAST:
                told.append(f"{each.words!r} stands out by {each.stands_out:.1f} only")
            if (hidden := self._hidden(each)) > HIDDEN:
                told.append(f"{each.words!r} is covered by {hidden:.0%}")
        return told

    def _hidden(self, each: Written) -> float:
        """Over how much of some words something was laid later: 0..1. Words themselves are not painted."""
        now = [self._under(line).astype(int) for line in each.lines]
        changed = [
            (np.abs(later - before).max(axis=2) > DIFFERENT).ravel()
            for later, before in zip(now, each.beneath, strict=True)
        ]
        return float(np.concatenate(changed).mean()) if sum(map(len, changed)) else 0.0

    def _overlaps(self) -> list[str]:
        written, cards = self.found.written, self.found.cards
        words = [
            f"{other.words!r} and {one.words!r} overlap"
            for other, one in combinations(written, 2)
            if _overlap(one.box, other.box)
            and any(_overlap(above, below) for above, below in product(one.lines, other.lines))
        ]
        return words + [
            f"the cards {_rounded(below)} and {_rounded(card)} overlap"
            for below, card in combinations(cards, 2)
            if _overlap(card, below) and not _within(card, below)
        ]


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around some."""
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, low = max(box.x + box.w for box in boxes), max(box.y + box.h for box in boxes)
    return Box(x, y, right - x, low - y)


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
