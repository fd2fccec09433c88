"""The drawn head with its muscles, and the electrodes on it, to scale.

Sites after Fridlund and Cacioppo (1986): pairs along the fibres, 1 cm apart. In the drawing, 400 x 520, a centimetre is
20; as in a mirror the patient's left is on the left.
"""

from collections.abc import Mapping
from types import MappingProxyType

from game.model.montage import Montage, Site
from game.model.phrase import say
from game.model.side import Side
from game.ports import Box, Canvas, Point, Role

PAIRS: Mapping[Site, tuple[Point, Point]] = MappingProxyType(
    {
        Site.SMILE: ((107, 323), (119.8, 338.4)),
        Site.PUCKER: ((162, 403), (181, 409)),
        Site.BLINK: ((106, 267), (125, 273)),
        Site.BROW: ((136, 184), (136, 164)),
        Site.NOSE: ((169, 324), (174, 304.6)),
    }
)
"""Where a pair's two electrodes sit on the left side; the right side is its mirror image."""
CENTIMETRE = 20.0
APART = say("1 cm from middle to middle,\nalong the muscle")
_WIDE, _HIGH = 400.0, 520.0
_FOREHEAD, _MASTOID = (200.0, 150.0), (66.0, 336.0)
_CHIPS_X = 8.0
_CHIP_PX, _DOT_PX = 19.0, 8.0


def head(canvas: Canvas, box: Box, target: Site, montage: Montage, electrodes: bool = True) -> None:
    """Draw the head as high as the box, the muscles meant, and unless it is too early for that the electrodes."""
    canvas, scale = canvas.unturned(box), box.h / _HIGH
    canvas.art("placement/head", box.center, box.h)
    for spot in montage.spots(target):
        canvas.art(f"placement/{spot.site.value}_{spot.side.value}", box.center, box.h)
    if not electrodes:
        return

    def at(point: Point, side: Side) -> Point:
        x = point[0] if side is Side.LEFT else _WIDE - point[0]
        return (box.center[0] + (x - _WIDE / 2) * scale, box.y + point[1] * scale)

    beside = montage.spots(target)[0].side
    ground, beside = (_MASTOID, beside.other) if target is Site.BROW else (_FOREHEAD, beside)
    _reference(canvas, at(ground, beside), at((_CHIPS_X, ground[1]), beside))
    for number, spot in enumerate(montage.spots(target), 1):
        one, two = PAIRS[spot.site]
        chip_at = at((_CHIPS_X, (one[1] + two[1]) / 2), spot.side)
        near = at(min(one, two), spot.side)
        dashed = spot.side is Side.RIGHT
        canvas.line([chip_at, near], "paper", 6)
        canvas.line([chip_at, near], spot.side.value, 3, dashed=dashed)
        for point in (one, two):
            dot(canvas, at(point, spot.side), spot.side, hollow=spot.site is not target)
        chip(canvas, chip_at, str(number), spot.side, hollow=spot.site is not target)


def pair(canvas: Canvas, box: Box, side: Side) -> None:
    """Draw a pair, four times as large as on the head, on its muscle; how far apart is written beside it."""
    y, reach = box.y + 34, 2 * CENTIMETRE
    for fibre in (-16, -8, 0, 8, 16):
        canvas.line([(box.x, y + fibre), (box.x + 4 * reach, y + fibre)], "hill_1", 3)
    for x in (box.x + reach, box.x + 3 * reach):
        _shape(canvas, (x, y), 24, "paper", side)
        _shape(canvas, (x, y), 19, side.value, side)
        canvas.line([(x, y + 34), (x, y + 50)], "ink_soft", 3)
    canvas.line([(box.x + reach, y + 42), (box.x + 3 * reach, y + 42)], "ink_soft", 3)
    canvas.text(APART, (box.x + 4 * reach + 28, box.y + 12))


def _reference(canvas: Canvas, at: Point, chip_at: Point) -> None:
    canvas.line([chip_at, at], "paper", 6)
    canvas.line([chip_at, at], "ink", 3)
    canvas.disc(at, _DOT_PX + 3, "paper")
    canvas.disc(at, _DOT_PX, "ink")
    reference_chip(canvas, chip_at)


def dot(canvas: Canvas, at: Point, side: Side, hollow: bool = False) -> None:
    """One electrode: a disc on the left, a square on the right; hollow where the muscle should stay quiet."""
    _shape(canvas, at, _DOT_PX + 3, "paper", side)
    _shape(canvas, at, _DOT_PX, side.value, side)
    if hollow:
        _shape(canvas, at, _DOT_PX - 4, "paper", side)


def chip(canvas: Canvas, at: Point, words: str, side: Side, hollow: bool = False) -> None:
    """A channel's number in its side's shape and colour."""
    soft: Role = "left_soft" if side is Side.LEFT else "right_soft"
    size, high = _size(canvas), canvas.text_height(words, "body")
    _shape(canvas, at, size + 3, "paper", side)
    _shape(canvas, at, size, side.value, side)
    _shape(canvas, at, size - 3.5, "paper" if hollow else soft, side)
    canvas.text(words, (at[0], at[1] - high / 2), "body", "ink", "center")


def reference_chip(canvas: Canvas, at: Point) -> None:
    """The reference's letter: ink on a pill, for it belongs to neither side."""
    size, high = _size(canvas), canvas.text_height("R", "body")
    rims: tuple[tuple[float, Role], ...] = ((3.0, "paper"), (0.0, "ink"))
    for out, role in rims:
        canvas.pill(Box(at[0] - size - out, at[1] - size + 3 - out, 2 * (size + out), 2 * (size - 3 + out)), role)
    canvas.text("R", (at[0], at[1] - high / 2), "body", "paper", "center")


def _size(canvas: Canvas) -> float:
    """How far a chip reaches from its middle: it holds its number."""
    return max(_CHIP_PX, 0.4 * canvas.text_height("1", "body"))


def _shape(canvas: Canvas, at: Point, size: float, role: Role, side: Side) -> None:
    if side is Side.LEFT:
        canvas.disc(at, size, role)
    else:
        edge = size * 0.9
        canvas.pill(Box(at[0] - edge, at[1] - edge, 2 * edge, 2 * edge), role, 4)
