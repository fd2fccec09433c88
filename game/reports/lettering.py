"""The game's own type on paper: how wide words are in it, and how they are fitted into a width, in millimetres."""

from functools import cache
from importlib.resources import as_file, files
from typing import Literal

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

Face = Literal["text", "strong", "heading"]
_FONTS: dict[Face, tuple[str, str]] = {
    "text": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "strong": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "heading": ("font_fredoka_one", "FredokaOne-Regular.ttf"),
}


@cache
def font(face: Face) -> str:
    """The name under which reportlab knows a face, from its first use on."""
    package, name = _FONTS[face]
    known = f"face-garden-{face}"
    with as_file(files(package) / "files" / name) as path:
        registerFont(TTFont(known, str(path)))
    return known


def wide(words: str, size: float, face: Face = "text") -> float:
    """How wide words are."""
    return float(stringWidth(words, font(face), size) / mm)


def fitting(words: str, width: float, size: float, face: Face = "text") -> str:
    """Words as they are, or as many of their letters as fit, and an ellipsis.

    >>> fitting("a gentle smile", 60, 8), fitting("a gentle smile", 12, 8)
    ('a gentle smile', 'a gentl…')
    """
    if wide(words, size, face) <= width:
        return words
    short = next((words[:n] for n in range(len(words) - 1, 0, -1) if wide(words[:n] + "…", size, face) <= width), "")
    return short.rstrip() + "…"


def wrapped(words: str, width: float, size: float, face: Face = "text") -> list[str]:
    """Words in lines no wider than that; one too long for a line is cut.

    >>> wrapped("Both sides arrived together", 20, 8)
    ['Both sides', 'arrived together']
    """
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, size, face) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [fitting(line, width, size, face) for line in lines]
