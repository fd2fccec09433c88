"""Leaflets to choose from: a picture and a title on each."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.ports import Box, Canvas, Ruler
from game.scenes.widgets.layout import grid

_PAD, _GAP = 20.0, 12.0
_LEAST_PICTURE = 104.0
_ROWS = 2


@dataclass(frozen=True, slots=True)
class Covers:
    """How covers of one size are laid out: their places, and whether the title stands beside the picture or below."""

    places: Sequence[Box]
    beside: bool

    def draw(self, canvas: Canvas, box: Box, picture: str, title: str, focused: bool, hovered: bool) -> None:
        """One cover; it rises a little under the pointer, and a ring shows the focus."""
        raised = Box(box.x, box.y - (3 if hovered else 0), box.w, box.h)
        canvas.card(raised)
        if focused:
            canvas.outline(raised.inset(-7), "ink", 4, radius=35)
        size, words = _parts(canvas, raised, [title], self.beside)
        tall = canvas.text_height(title, "body", words.w)
        if self.beside:
            canvas.art(picture, (raised.x + _PAD + size / 2, raised.center[1]), size)
            canvas.text(title, (words.x, raised.center[1] - tall / 2), "body", width=words.w)
        else:
            canvas.art(picture, (raised.center[0], raised.y + _PAD + size / 2), size)
            canvas.text(title, (raised.center[0], words.y), "body", align="center", width=words.w)


def covers(ruler: Ruler, titles: Sequence[str], area: Box) -> Covers:
    """As many covers in a row as there can be, four or two, with every title whole and a picture large enough."""
    tried = [Covers(list(grid(area, columns, _ROWS)), beside) for columns in (4, 2) for beside in (False, True)]
    return next((each for each in tried if _suits(ruler, each, titles)), tried[-1])


def _suits(ruler: Ruler, laid: Covers, titles: Sequence[str]) -> bool:
    size, words = _parts(ruler, laid.places[0], titles, laid.beside)
    longest = max(ruler.word_width(title) for title in titles)
    tallest = max(ruler.text_height(title, "body", words.w) for title in titles)
    return size >= _LEAST_PICTURE and longest <= words.w and tallest <= words.h


def _parts(ruler: Ruler, box: Box, titles: Sequence[str], beside: bool) -> tuple[float, Box]:
    """How large the picture is, and where the title is, which is no higher than the highest of these."""
    if beside:
        size = min(box.h - 2 * _PAD, 0.4 * box.w)
        left = _PAD + size + _GAP
        return size, Box(box.x + left, box.y + _PAD, box.w - left - _PAD, box.h - 2 * _PAD)
    wide = box.w - 2 * _PAD
    tall = max(ruler.text_height(title, "body", wide) for title in titles)
    size = box.h - 2 * _PAD - _GAP - tall
    return size, Box(box.x + _PAD, box.y + box.h - _PAD - tall, wide, tall)
