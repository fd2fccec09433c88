"""The parts of a score in pictures and words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Style
from game.scenes.widgets.sides import fill
from game.training.remarks import Remark

PICTURES: Mapping[str, str] = MappingProxyType(
    {
        "Together": "parts/together",
        "In the band": "parts/band",
        "Steady": "parts/steady",
        "Letting go": "parts/letting_go",
        "Quiet": "parts/quiet",
    }
)
"""Each remark's drawing, by its name."""
_FAR = "parts/far"
_PICTURE, _BAR, _LEAST_BAR, _GAP, _PITCH = 48.0, 200.0, 100.0, 24.0, 76.0
Row = tuple[str, str, str]
"""A part's picture, its name and what there is to say of it."""


def parts_fit(canvas: Canvas, box: Box, found: Sequence[Remark], mm: PerSide[float] | None) -> bool:
    """Whether all words stay within the box."""
    return _room(canvas, box, _rows(found, mm)) is not None


def parts(canvas: Canvas, box: Box, found: Sequence[Remark], mm: PerSide[float] | None) -> None:
    """A row for each part, and one for how far each side went; what they leave of the height lies between them.

    Draws no card.
    """
    rows = _rows(found, mm)
    names, bar, style = _room(canvas, box, rows) or (_names(canvas, rows, "small"), 0.0, "small")
    highs = _highs(canvas, box, rows, names, bar, style)
    whole = max(min(_PITCH * len(rows), box.h), sum(highs))
    between = (whole - sum(highs)) / len(rows)
    size = min(_PICTURE, min(highs) + between - 4)
    top = box.y + (box.h - whole) / 2
    for number, ((picture, name, words), tall) in enumerate(zip(rows, highs, strict=True)):
        middle = top + (tall + between) / 2
        top += tall + between
        canvas.art(picture, (box.x + _PICTURE / 2, middle), size)
        x = box.x + _PICTURE + _GAP
        canvas.text(name, (x, middle - canvas.text_height(name, style) / 2), style)
        x += names + _GAP
        track = Box(x, middle - 10, bar, 20)
        if bar and number < len(found):
            _share(canvas, track, found[number].value)
        elif bar and mm is not None:
            _ways(canvas, track, mm)
        x += bar + _GAP if bar else 0
        high = canvas.text_height(words, style, box.x + box.w - x)
        canvas.text(words, (x, middle - high / 2), style, "ink_soft", width=box.x + box.w - x)


def _rows(found: Sequence[Remark], mm: PerSide[float] | None) -> Sequence[Row]:
    rows = [(PICTURES[each.name], each.name, each.words) for each in found]
    if mm is not None:
        far = say("Left {left:.1f} mm, right {right:.1f} mm", left=mm.left, right=mm.right)
        rows.append((_FAR, say("How far"), far))
    return rows


def _names(canvas: Canvas, rows: Sequence[Row], style: Style) -> float:
    return max((canvas.text_width(name, style) for _, name, _ in rows), default=0.0)


def _room(canvas: Canvas, box: Box, rows: Sequence[Row]) -> tuple[float, float, Style] | None:
    """How wide names and bars are in the largest words that stay within their rows; bars give way before words do."""
    styles: tuple[Style, ...] = ("body", "small")
    for style in styles:
        names = _names(canvas, rows, style)
        for bar in (_BAR, _LEAST_BAR, 0.0):
            if _wide(box, names, bar) > 0 and sum(_highs(canvas, box, rows, names, bar, style)) <= box.h:
                return names, bar, style
    return None


def _wide(box: Box, names: float, bar: float) -> float:
    """What is left beside picture, name and bar."""
    return box.w - _PICTURE - 2 * _GAP - names - (bar + _GAP if bar else 0)


def _highs(
    canvas: Canvas, box: Box, rows: Sequence[Row], names: float, bar: float, style: Style
) -> Sequence[float]:  # fmt: skip
    """How high each row's words are."""
    wide = _wide(box, names, bar)
    return [canvas.text_height(words, style, wide) for *_, words in rows]


def _share(canvas: Canvas, track: Box, share: float | None) -> None:
    canvas.pill(track, "paper_dim")
    if share:
        canvas.pill(Box(track.x, track.y, max(20.0, track.w * min(1.0, share)), track.h), "leaf_light")


def _ways(canvas: Canvas, track: Box, mm: PerSide[float]) -> None:
    """Both sides' ways from a common start."""
    most = max(2.0, *mm)
    for number, side in enumerate(Side):
        lane = Box(track.x, track.y - 4 + 15 * number, track.w, 13)
        canvas.pill(lane, "paper_dim", 6 if side is Side.LEFT else 3)
        fill(canvas, Box(lane.x, lane.y, lane.w * max(0.0, mm[side]) / most, lane.h), side)
