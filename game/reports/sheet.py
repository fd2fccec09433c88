"""A sheet of paper to draw on: lengths are millimetres from its top left corner, type is in points."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import IO, Literal

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from game.model.side import PerSide, Side
from game.reports.lettering import Face, fitting, font, wide

Role = Literal["ink", "ink_soft", "faint", "leaf", "left", "right"]
Mark = Literal["disc", "square", "triangle", "diamond"]
COLOURS: dict[Role, Color] = {
    "ink": HexColor("#24383A"), "ink_soft": HexColor("#5A4C41"), "faint": HexColor("#C9BFB2"),
    "leaf": HexColor("#2F6B4E"), "left": HexColor("#2B6CB0"), "right": HexColor("#B83A4B"),
}  # fmt: skip
"""Dark enough to be told from paper without their hue; nothing is said by it alone."""
MARKS: PerSide[Mark] = PerSide("disc", "square")
DASHED = (2.4, 1.6)


class Paper(StrEnum):
    """What printers are loaded with."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return (210.0, 297.0) if self is Paper.A4 else (215.9, 279.4)


class Sheet:
    """One page of a PDF. Words are told in the game's own type; a sign it does not have is left out."""

    def __init__(self, file: IO[bytes], paper: Paper, title: str) -> None:
        self.width_mm, self.height_mm = paper.size_mm
        self._canvas = Canvas(file, pagesize=(self.width_mm * mm, self.height_mm * mm), lang="en")
        self._canvas.setTitle(title)
        self._canvas.setCreator("Face Garden")

    def save(self) -> None:
        """Write the page; nothing can be drawn after."""
        self._canvas.save()

    def say(
        self, x: float, y: float, words: str, size: float = 8.0, role: Role = "ink", *, face: Face = "text",
        align: Literal["left", "centre", "right"] = "left", within: float | None = None,
    ) -> float:  # fmt: skip
        """Words on a baseline at `y`, cut to `within` where that is given; answers with where they end."""
        told = words if within is None else fitting(words, within, size, face)
        width = wide(told, size, face)
        start = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
        self._canvas.setFillColor(COLOURS[role])
        self._canvas.setFont(font(face), size)
        self._canvas.drawString(start * mm, self._up(y), told)
        return start + width

    def line(
        self, points: Sequence[tuple[float, float]], role: Role = "ink", width: float = 0.6,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A line through points, `width` points strong."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0] * mm, self._up(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x * mm, self._up(y))
        self._canvas.setStrokeColor(COLOURS[role])
        self._canvas.setLineWidth(width)
        self._canvas.setDash(*(([], 0) if dash is None else (list(dash), 0)))
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def shape(self, points: Sequence[tuple[float, float]], role: Role = "ink", *, hollow: bool = False) -> None:
        """A closed shape, filled, or of paper with an outline."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0] * mm, self._up(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x * mm, self._up(y))
        path.close()
        self._paint(role, hollow)
        self._canvas.drawPath(path, stroke=1, fill=1)

    def box(self, x: float, y: float, size: float, role: Role = "ink", *, hollow: bool = False) -> None:
        """A square, its middle at a point; of a year's days there are many, and it takes few words in the file."""
        self._paint(role, hollow)
        left, low = (x - size / 2) * mm, self._up(y + size / 2)
        self._canvas.rect(left, low, size * mm, size * mm, stroke=int(hollow), fill=1)

    def bars(self, y: float, bars: Iterable[tuple[float, float, float]], role: Role = "ink") -> None:
        """Bars that stand on `y`, each its left edge, its width and its height; a year's are many, and cheap so."""
        self._paint(role, hollow=False)
        for left, width, high in bars:
            self._canvas.rect(left * mm, self._up(y), width * mm, high * mm, stroke=0, fill=1)

    def mark(self, x: float, y: float, kind: Mark, size: float, role: Role = "ink", *, hollow: bool = False) -> None:
        """A mark about `size` wide, its middle at a point."""
        r = size / 2
        if kind == "disc":
            self._paint(role, hollow)
            self._canvas.circle(x * mm, self._up(y), r * mm, stroke=1, fill=1)
            return
        if kind == "square":
            self.box(x, y, 0.9 * size, role, hollow=hollow)
            return
        corners = {
            "triangle": ((0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)),
            "diamond": ((0.0, -1.2), (1.1, 0.0), (0.0, 1.2), (-1.1, 0.0)),
        }[kind]
        self.shape([(x + r * across, y + r * down) for across, down in corners], role, hollow=hollow)

    def side(self, x: float, y: float, side: Side) -> float:
        """A side's mark and name, on a baseline; answers with where they end."""
        self.mark(x + 0.9, y - 0.95, MARKS[side], 1.8, side.value)
        return self.say(x + 2.6, y, str(side), 7.5, side.value, face="strong")

    def _paint(self, role: Role, hollow: bool) -> None:
        self._canvas.setDash([], 0)
        self._canvas.setLineWidth(0.6)
        self._canvas.setStrokeColor(COLOURS[role])
        self._canvas.setFillColor(white if hollow else COLOURS[role])

    def _up(self, y: float) -> float:
        return float((self.height_mm - y) * mm)
