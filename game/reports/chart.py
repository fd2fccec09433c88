"""Left and right over time, as a picture for the therapist: left is blue and solid, right crimson and dashed."""

import warnings
from math import isfinite
from pathlib import Path
from typing import Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from game.model.side import Side
from game.reports.curves import DASHES, DPI, MARKERS, PALETTE, draw, font
from game.reports.files import whole_bytes
from game.training.study import Study

WIDTH_PX = 1280
_HEAD_PX, _CARD_PX, _GUTTER_PX, _FOOT_PX, _MARGIN_PX = 150, 236, 16, 72, 28
_LEFT_PX, _RIGHT_PX, _TITLE_PX = 92, 236, 54
_TITLES = {
    "smile": ("Smile", "corners of the mouth, up and out"),
    "pucker": ("Pucker", "corners of the mouth, inward"),
    "eye": ("Eyes", "opening between the lids"),
    "brow": ("Brows", "upward"),
    "nose": ("Nose", "its wings, upward"),
}
_ALWAYS = ("smile", "pucker", "eye")


def write(path: Path, name: str, study: Study) -> None:
    """Draw a study as PNG, 1280 pixels wide; `name` stands in its head. Raises StoreError."""
    shown = [movement for movement in _TITLES if movement in _ALWAYS or study.moves(movement)]
    height_px = _HEAD_PX + len(shown) * (_CARD_PX + _GUTTER_PX) + _FOOT_PX + _MARGIN_PX - _GUTTER_PX
    figure = Figure(figsize=(WIDTH_PX / DPI, height_px / DPI), dpi=DPI, facecolor=PALETTE["sky_high"])
    FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")  # of a name in a script that our type does not have
        _head(figure, name, study)
        for row, movement in enumerate(shown):
            top_px = _HEAD_PX + row * (_CARD_PX + _GUTTER_PX)
            _panel(figure, top_px, movement, study, last=row == len(shown) - 1)
        with whole_bytes(path) as file:
            figure.savefig(file, format="png")


def _say(
    figure: Figure, x_px: float, down_px: float, words: str, px: float, colour: str = "ink", *,
    heading: bool = False, align: Literal["left", "center", "right"] = "left",
) -> float:  # fmt: skip
    """Words whose baseline is `down_px` below the top; answers with where they end."""
    at = x_px / WIDTH_PX, 1 - down_px / _height_px(figure)
    text = figure.text(*at, words, color=PALETTE[colour], font=font(px, heading=heading), ha=align, va="baseline")
    text.set_parse_math(False)  # a file's name may hold a dollar
    return float(text.get_window_extent().x1)


def _height_px(figure: Figure) -> float:
    return float(figure.get_figheight() * DPI)


def _head(figure: Figure, name: str, study: Study) -> None:
    short = name if len(name) <= 36 else f"{name[:34]}…"
    _say(figure, _MARGIN_PX + 8, 66, "Left and right over time", 40, heading=True)
    rate = "" if study.rate_hz is None else f", {study.rate_hz:.0f} pictures a second"
    said = f"{short}: {study.duration_s:.0f} seconds{rate}"
    if study.blinks is not None:
        said += ", 1 blink" if len(study.blinks) == 1 else f", {len(study.blinks)} blinks"
    _say(figure, _MARGIN_PX + 8, 110, said, 24, "ink_soft")
    for side, x_px in ((Side.LEFT, 972), (Side.RIGHT, 1120)):
        y = 1 - 102 / _height_px(figure)
        line = Line2D(
            [x_px / WIDTH_PX, (x_px + 52) / WIDTH_PX], [y, y], color=PALETTE[side], linewidth=3.2,
            linestyle=DASHES[side], marker=MARKERS[side], markevery=[1], markersize=9, dash_capstyle="butt",
        )  # fmt: skip
        figure.add_artist(line)
        _say(figure, x_px + 68, 110, str(side), 24, str(side))


def _panel(figure: Figure, top_px: float, movement: str, study: Study, *, last: bool) -> None:
    height = _height_px(figure)
    _card(figure, top_px, _CARD_PX + _FOOT_PX * last)
    title, what = _TITLES[movement]
    end_px = _say(figure, _MARGIN_PX + 24, top_px + 38, title, 28, heading=True)
    end_px = _say(figure, end_px + 16, top_px + 38, f"{what}, mm", 22, "ink_soft")
    if movement == "eye" and study.blinks:
        at = (end_px + 48) / WIDTH_PX, 1 - (top_px + 32) / height
        figure.add_artist(Line2D(*([each] for each in at), marker="v", color=PALETTE["seed"], markersize=9))
        _say(figure, end_px + 60, top_px + 38, "blink", 22, "ink_soft")
    box_px = (_LEFT_PX, top_px + _TITLE_PX, WIDTH_PX - _LEFT_PX - _RIGHT_PX, _CARD_PX - _TITLE_PX - 20)
    axes = figure.add_axes(
        (box_px[0] / WIDTH_PX, 1 - (box_px[1] + box_px[3]) / height, box_px[2] / WIDTH_PX, box_px[3] / height), zorder=2
    )
    draw(axes, movement, study)
    _beside(figure, top_px, movement, study)
    axes.tick_params(axis="x", labelbottom=last)
    if last:
        _say(figure, _LEFT_PX + box_px[2] / 2, top_px + _CARD_PX + 48, "seconds", 22, "ink_soft", align="center")


def _card(figure: Figure, top_px: float, high_px: float) -> None:
    height, width_px = _height_px(figure), WIDTH_PX - 2 * _MARGIN_PX
    for down_px, colour, alpha in ((6, "shade", 0.16), (0, "paper", 1.0)):
        corner = (_MARGIN_PX / WIDTH_PX, 1 - (top_px + down_px + high_px) / height)
        card = FancyBboxPatch(
            corner, width_px / WIDTH_PX, high_px / height, transform=figure.transFigure, facecolor=PALETTE[colour],
            edgecolor="none", alpha=alpha, mutation_aspect=WIDTH_PX / height,
            zorder=-1, boxstyle=f"round,pad=0,rounding_size={28 / WIDTH_PX}",
        )  # fmt: skip
        figure.add_artist(card)


def _beside(figure: Figure, top_px: float, movement: str, study: Study) -> None:
    """The best of either side, and their symmetry."""
    x_px, right_px = WIDTH_PX - _RIGHT_PX + 28, WIDTH_PX - _MARGIN_PX - 24
    best = study.closed() if movement == "eye" else study.best_mm(movement)
    _say(figure, right_px, top_px + 38, "closes" if movement == "eye" else "at best", 22, "ink_soft", align="right")
    for side, down_px in ((Side.LEFT, 86), (Side.RIGHT, 124)):
        if best is None or not isfinite(best[side]):
            said = "not seen"
        else:
            said = f"{100 * best[side]:.0f} %" if movement == "eye" else f"{best[side]:.1f} mm"
        _say(figure, x_px, top_px + down_px, str(side), 24, str(side))
        _say(figure, right_px, top_px + down_px, said, 24, str(side), align="right")
    if movement in _ALWAYS:
        symmetry = study.symmetry(movement)
        if symmetry is None:
            _say(figure, x_px, top_px + 176, "not measured", 24, "ink_soft")
        else:
            _say(figure, x_px, top_px + 176, "symmetry", 24)
            _say(figure, right_px, top_px + 176, f"{symmetry:.2f}", 24, align="right")
