"""The results' first page: the parts of the score in pictures and words, and what is new in the sticker book."""

from collections.abc import Sequence
from statistics import fmean

from game.model.phrase import say, together
from game.model.side import PerSide
from game.ports import Box, Canvas, Role, Style
from game.scenes.played import Played
from game.scenes.visit import Visit
from game.scenes.widgets.parts import parts, parts_fit
from game.training.remarks import remarks
from game.training.session import STARS
from game.training.stickers import Sticker

PAGE = Box(28, 208, 1224, 392)
"""Where the pages are."""
_TOOK_TIME = say("You took the time, and that is what counts.")
_NEW = say("A new sticker")
_ASIDE, _STARS, _PAD = 304.0, 116.0, 28.0
_EDGE, _LEAST_PX = 20.0, 72.0
"""Around what stands beside; how large a sticker is at least."""
Line = tuple[str, Role]


class CameOfIt:
    """Numbers only where scores may be shown, and to grown-ups; a sticker is none."""

    def __init__(self, visit: Visit, played: Played, new: Sequence[Sticker]) -> None:
        self._played, self._new = played, new
        self._hidden = played.level.imagery or not visit.switches.show_score
        self._numbers = not visit.comfort.child
        self._remarks = remarks(played.repetitions, numbers=self._numbers)

    def draw(self, canvas: Canvas) -> None:
        """The parts at the left, stars and a new sticker at the right, as far as words leave room for these."""
        beside = Box(PAGE.x, PAGE.y, PAGE.w - _ASIDE - 16, PAGE.h) if self._new else PAGE
        main = beside if self._hidden or self._fits(canvas, beside) else PAGE
        canvas.card(main)
        if self._hidden:
            _comfort(canvas, main, _TOOK_TIME)
        elif self._remarks:
            self._draw_parts(canvas, main)
        else:
            reasons = sorted({reason for each in self._played.repetitions for reason in each.reasons})
            nothing = say("Nothing could be measured this time.")
            _comfort(canvas, main, together(nothing, *reasons, _TOOK_TIME))
        if main is not PAGE:
            _sticker(canvas, Box(PAGE.x + PAGE.w - _ASIDE, PAGE.y, _ASIDE, PAGE.h), self._new[0], len(self._new) - 1)

    def _fits(self, canvas: Canvas, box: Box) -> bool:
        return not self._remarks or parts_fit(canvas, _inner(box, 0), self._remarks, self._mean)

    @property
    def _mean(self) -> PerSide[float] | None:
        """How far each side went; None where no numbers are told."""
        ways = [each.mm for each in self._played.repetitions if each.measured and each.mm is not None]
        told = ways and self._numbers
        return PerSide(fmean(mm.left for mm in ways), fmean(mm.right for mm in ways)) if told else None

    def _draw_parts(self, canvas: Canvas, box: Box) -> None:
        found, mean = self._remarks, self._mean
        stars = parts_fit(canvas, _inner(box, _STARS), found, mean)
        parts(canvas, _inner(box, _STARS if stars else 0), found, mean)
        for number in range(len(STARS) if stars else 0):
            at = (box.x + box.w - 84, box.center[1] + (number - (len(STARS) - 1) / 2) * 112)
            canvas.art("bloom", at, 92, alpha=1.0 if number < self._played.stars else 0.25)


def _inner(box: Box, right: float) -> Box:
    """What a card has room for, beside something at its right."""
    return Box(box.x + _PAD, box.y + 10, box.w - 2 * _PAD - right, box.h - 20)


def _comfort(canvas: Canvas, box: Box, words: str) -> None:
    """A flower, and what there is to say."""
    high = canvas.text_height(words, "body", box.w - 2 * _PAD)
    size = min(150.0, box.h - high - 72)
    top = box.center[1] - (size + 24 + high) / 2
    canvas.art("bloom", (box.center[0], top + size / 2), size)
    canvas.text(words, (box.center[0], top + size + 24), align="center", width=box.w - 2 * _PAD)


def _sticker(canvas: Canvas, box: Box, new: Sticker, more: int) -> None:
    """A sticker that this level brought, what for, and how many came with it; that it is new gives way to what for."""
    canvas.card(box)
    x, wide = box.center[0], box.w - 2 * _EDGE
    others: list[Line] = [(say("and {more} more", more=more), "ink_soft")] if more else []
    named: list[Line] = [(new.title, "ink"), (new.words, "ink_soft")]
    whole: list[Line] = [(_NEW, "ink_soft"), *named, *others]
    ways: list[tuple[Style, list[Line]]] = [("body", whole), ("small", whole), ("small", named)]
    most = box.h - 2 * _EDGE - _LEAST_PX - _EDGE
    style, lines = next((way for way in ways if _high(canvas, way[1], way[0], wide) <= most), ("small", named[:1]))
    high = _high(canvas, lines, style, wide)
    size = min(150.0, box.h - high - 3 * _EDGE)
    y = box.center[1] - (size + _EDGE + high) / 2
    canvas.art(new.art, (x, y + size / 2), size)
    y += size + _EDGE
    for words, role in lines:
        y += canvas.text(words, (x, y), style, role, "center", wide)


def _high(canvas: Canvas, lines: Sequence[Line], style: Style, wide: float) -> float:
    return sum(canvas.text_height(words, style, wide) for words, _ in lines)
