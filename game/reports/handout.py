"""The page that a patient takes home: a signed programme as codes for the camera, one on each page, and what to do."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import segno
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from game.model.signals import ByteArray
from game.reports.curves import font

Paper = Literal["a4", "letter"]
SIZES_MM: dict[Paper, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
CODE_MM = 150.0
"""With its white edge: as large as both papers let it be beside the words, so that it can be held at arm's length."""
QUIET_MODULES = 4
_MODULE_PX, _DPI = 16, 150
_POINT_PX = 100 / 72
"""Pixels of the type's own size in a point."""
_TOP_MM, _LEFT_MM = 20.0, 22.0


@dataclass(frozen=True, slots=True)
class Handout:
    """What stands on the pages: whose they are, what they bring, the clinic's key, and a code's text for each page."""

    title: str
    whose: str
    key_id: str
    texts: Sequence[str]


def modules(text: str) -> ByteArray:
    """A code, 1 where it is dark, without its white edge, with the error correction M; (n, n)."""
    code = segno.make_qr(text, error="m", mode="alphanumeric", boost_error=True)
    return np.array([list(row) for row in code.matrix], np.uint8)


def as_pdf(handout: Handout, paper: Paper) -> bytes:
    """All pages, to be printed."""
    file = io.BytesIO()
    with PdfPages(file, metadata={"Title": handout.title, "Creator": "Face Garden", "CreationDate": None}) as book:
        for number in range(len(handout.texts)):
            book.savefig(_page(handout, number, paper))
    return file.getvalue()


def as_png(handout: Handout, paper: Paper) -> list[bytes]:
    """Each page as a picture, for a screen or a printer."""
    drawn = []
    for number in range(len(handout.texts)):
        file = io.BytesIO()
        _page(handout, number, paper).savefig(file, format="png", dpi=_DPI)
        drawn.append(file.getvalue())
    return drawn


def _page(handout: Handout, number: int, paper: Paper) -> Figure:
    wide, high = SIZES_MM[paper]
    figure = Figure(figsize=(wide / 25.4, high / 25.4), facecolor="white")
    FigureCanvasAgg(figure)
    down = _say(figure, paper, _TOP_MM, handout.title, 28, heading=True) + 4
    pages = len(handout.texts)
    which = "" if pages == 1 else f"Page {number + 1} of {pages}. "
    down = _say(figure, paper, down, f"{which}{handout.whose}", 14)
    axes = figure.add_axes(
        ((wide - CODE_MM) / 2 / wide, 1 - (down + CODE_MM) / high, CODE_MM / wide, CODE_MM / high), frameon=False
    )
    code = np.pad(modules(handout.texts[number]), QUIET_MODULES).repeat(_MODULE_PX, 0).repeat(_MODULE_PX, 1)
    axes.imshow(1 - code, cmap="gray", vmin=0, vmax=1, interpolation="none")
    axes.set_axis_off()
    down += CODE_MM + 6
    for line in _steps(pages):
        down = _say(figure, paper, down, line, 14)
    _say(figure, paper, high - 14, f"Your clinic's key: {handout.key_id}", 12)
    return figure


def _steps(pages: int) -> Sequence[str]:
    each = "this page" if pages == 1 else f"each of the {pages} pages"
    return (
        "1.  Start Face Garden and choose: Letters.",
        f"2.  Hold {each} up to the camera, flat and in good light.",
        "3.  Come closer until the code fills half of the picture; the game says what it reads.",
        "4.  The first time it asks for your clinic's key: it must be the one below.",
    )


def _say(figure: Figure, paper: Paper, down_mm: float, words: str, points: float, *, heading: bool = False) -> float:
    """Words in the middle of the page, the top of their line so far down; answers with where the next line begins."""
    wide, high = SIZES_MM[paper]
    kind: Any = font(points * _POINT_PX, heading=heading)
    text = figure.text(_LEFT_MM / wide, 1 - down_mm / high, words, color="black", font=kind, ha="left", va="top")
    text.set_parse_math(False)
    return down_mm + points * 25.4 / 72 * 1.5
